"""PDF: a record on paper, tagged, with its fonts and a way back to the portal.

WeasyPrint draws it, in a process of its own. It needs libraries of the system (Pango);
where they are missing the format is simply not offered, and the print style sheet of
the page remains. Drawing takes a second, so a paper is kept in the cache under all that
it was drawn from, and so is the news that a record cannot be drawn.
"""

from hashlib import sha256

from django.core.cache import cache

from ..record.record import Record
from . import pdf_layout
from .process import BusyError, DrawingError, can_draw, draw

__all__ = ["BusyError", "DrawingError", "fingerprint", "is_offered", "render", "sheet"]

MEDIA_TYPE = "application/pdf"
EXTENSION = "pdf"
NAME = "PDF"
DISPOSITION = "inline"

KEPT = 24 * 60 * 60  # seconds
FAILED = b"failed"
FORGIVEN = 60 * 60  # seconds after which a record that failed is tried again

is_offered = can_draw


def fingerprint(record: Record, script: str | None = None) -> str:
    """Return what changes exactly when the paper would look different."""
    told = f"{pdf_layout.edition()}{record!r}{script or ''}"
    return sha256(told.encode()).hexdigest()[:32]


def render(record: Record, script: str | None = None, *, wait: bool = True) -> bytes:
    """Return the paper, drawn now or kept from another reader's question.

    A Kazakh record can be had in each ``script`` of ``languages.kazakh``. Without
    ``wait``, BusyError says at once that another paper is being drawn. DrawingError
    says that this one cannot be.
    """
    key = f"pdf:{fingerprint(record, script)}"
    kept = cache.get(key)
    if kept == FAILED:
        raise DrawingError(record.permanent_url)
    return kept or _drawn(key, record, script, wait)


def sheet(html: str) -> bytes:
    """Return a page on paper that is no record's; nothing of it is kept."""
    return draw(pdf_layout.loose_page(html), wait=False)


def _drawn(key: str, record: Record, script: str | None, wait: bool) -> bytes:
    try:
        drawn = draw(pdf_layout.page_of(record, script), wait=wait)
    except DrawingError as error:
        cache.set(key, FAILED, FORGIVEN)
        raise DrawingError(f"{record.permanent_url}: {error}") from error
    cache.set(key, drawn, KEPT)
    return drawn
