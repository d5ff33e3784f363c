"""Metadata removal: a paper is kept without what its maker did not mean to publish.

Programs write into a file who made it, in which firm, who commented. What is signed,
locked or damaged cannot be written anew and stays as it is.
"""

from . import sandbox
from .file_types import is_pdf


def removed(data: bytes) -> bytes | None:
    """Return a paper without metadata, None for one that stays; or ``Unreadable``."""
    if not (is_pdf(data) or data.startswith(b"PK")):
        return data  # plain text says nothing of itself
    could_be, clean = sandbox.ask("events.media.metadata", data)
    return clean if could_be is True else None


def _answer(data: bytes) -> tuple[bool, bytes]:
    from . import office_metadata, pdf_metadata  # only in the sandbox

    reader = pdf_metadata if is_pdf(data) else office_metadata
    clean = reader.without_metadata(data)
    return clean is not None, clean or b""


if __name__ == "__main__":
    sandbox.serve(_answer)
