"""Backup: database and media of one moment in one file, and the way back.

``archive`` is the file, a gzipped tar; ``encryption`` locks it; ``rows`` and ``files``
are what it holds; ``databases`` reads one moment and puts a whole database in the place
of another, ``media`` does that with the files; ``rotation`` says which archives stay,
``bucket`` keeps them elsewhere. The acts are ``backup`` and ``restore``.

Without this program an archive is opened by ``age -d`` and ``tar``.
"""


class Refused(Exception):  # noqa: N818  it is caught as an answer
    """No archive can be made or put in place; ``str()`` says why and what to do."""
