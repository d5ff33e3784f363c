"""PDF: a record on paper, tagged, with its fonts and a way back to the portal.

WeasyPrint draws it. It needs libraries of the system (Pango); where they are missing
the format is simply not offered, and the print style sheet of the page remains.
Drawing takes a second, so a drawn paper is kept in the cache under all that it was
drawn from, and one process draws one paper at a time: whoever asks for thirty at once
must not keep other readers from theirs.
"""

from functools import cache as once
from hashlib import sha256
from threading import Lock

from django.core.cache import cache

from ..record.record import Record

MEDIA_TYPE = "application/pdf"
EXTENSION = "pdf"
NAME = "PDF"
DISPOSITION = "inline"

KEPT = 24 * 60 * 60  # seconds
PATIENCE = 15  # seconds that a reader waits for the papers of others

_one_at_a_time = Lock()


class BusyError(Exception):
    """Other papers are being drawn; it is wiser to ask again than to wait."""


@once
def is_offered() -> bool:
    """Say whether this machine can draw; asked once, for asking loads WeasyPrint."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):  # OSError: a library of the system is missing
        return False
    return True


def fingerprint(record: Record) -> str:
    """Return what changes exactly when the paper would look different."""
    from . import pdf_layout

    return sha256(f"{pdf_layout.edition()}{record!r}".encode()).hexdigest()[:32]


def render(record: Record) -> bytes:
    """Return the paper, drawn now or kept from another reader's question."""
    key = f"pdf:{fingerprint(record)}"
    if kept := cache.get(key):
        return kept
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise BusyError
    try:
        return cache.get(key) or _drawn(key, record)
    finally:
        _one_at_a_time.release()


def _drawn(key: str, record: Record) -> bytes:
    from . import pdf_layout

    drawn = pdf_layout.draw(record)
    cache.set(key, drawn, KEPT)
    return drawn
