"""Site settings: whose portal this is, as its administrators say it at the desk.

One row holds name, logo, colour, contact, languages and page texts. The rest of the
house reads them through ``reading`` alone, which costs a page no query.
"""
