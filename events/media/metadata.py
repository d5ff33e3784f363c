"""Metadata removal: a paper is kept without what its maker did not mean to publish.

Programs write into a file who made it, in which firm, who commented. What is signed,
locked or damaged cannot be written anew and stays as it is.
"""

from typing import NamedTuple

from . import sandbox
from .file_types import is_pdf


class Read(NamedTuple):
    """A paper without metadata, None for one that stays; and the pages of a PDF."""

    clean: bytes | None
    pages: int | None = None


def read(data: bytes) -> Read:
    """Return what is kept of a paper and told of it; or raise ``Unreadable``."""
    if not (is_pdf(data) or data.startswith(b"PK")):
        return Read(data)  # plain text says nothing of itself
    (could_be, pages), clean = sandbox.ask("events.media.metadata", data)
    counted = pages if isinstance(pages, int) else None
    return Read(clean if could_be is True else None, counted)


def _answer(data: bytes) -> tuple[tuple[bool, int | None], bytes]:
    from . import office_metadata, pdf_metadata  # only in the sandbox

    reader = pdf_metadata if is_pdf(data) else office_metadata
    clean = reader.without_metadata(data)
    pages = pdf_metadata.pages(data) if is_pdf(data) else None
    return (clean is not None, pages), clean or b""


if __name__ == "__main__":
    sandbox.serve(_answer)
