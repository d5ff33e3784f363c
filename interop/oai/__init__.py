"""OAI-PMH 2.0: how libraries harvest the archive, page by page and change by change.

``protocol`` understands a request, ``items`` and ``sets`` find what it asks for,
``answers`` says it in XML.
"""
