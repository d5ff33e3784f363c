"""Dates and times: ``extraction`` reads them in a text, ``formatting`` writes them."""
