"""Archive: all records with what they name, in a file that another portal takes in.

A backup is one installation as it is, with its users; an archive tells of none of them
and outlives versions. ``contents`` says what is in it, ``bag`` is the file, the acts
are ``exporting`` and ``importing``. docs/ARCHIVE.md describes the format.
"""

FORMAT = 1
ABOUT = "archive.json"


def rows_of(model) -> str:
    """Return the name under which an archive has the rows of a model."""
    return f"rows/{model._meta.label_lower}.jsonl"


def file_of(name: str) -> str:
    """Return the name under which an archive has a stored file."""
    return f"media/{name}"
