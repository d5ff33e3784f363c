"""OAI-PMH 2.0: how libraries harvest the archive, page by page and change by change.

``protocol`` understands a request, ``items`` and ``sets`` find what it asks for,
``responses`` writes it as XML, records in one of ``metadata_formats``.
"""
