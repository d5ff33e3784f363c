"""The whole public site as files, which open from a disk or from any web server.

``visiting`` reads the site as a reader without an account does, so nothing can be
copied that is not public; ``addresses`` says what is taken along and what a file is
called; ``links`` makes every link lead to a file; ``searching`` writes what the search
of a copy needs; ``copying`` does all of it, or leaves everything as it was.
"""
