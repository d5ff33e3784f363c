"""Static site: all public pages as files, for a disk or for any web server.

``client`` reads the site as a reader without an account does, so nothing can be
copied that is not public; ``addresses`` says what is taken along and what a file is
called; ``links`` makes every link lead to a file; ``search_index`` is what the search
of a copy needs; ``earlier`` takes along what reads as before; ``static_export`` does
all or nothing, on all cores (``sharing``).
"""
