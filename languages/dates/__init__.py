"""Dates and times: ``extraction`` reads them in a text, ``typed`` in a field of a form,
``formatting`` writes them.
"""
