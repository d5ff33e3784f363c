"""File formats in which a sheet travels."""

from events.media.refusals import Refusal, Unreadable
from events.media.zip_safety import MEGABYTE

from . import word_table, xliff
from .sheet import NO_TABLE, Sheet, WrongSheet

MOST_BYTES = 10 * MEGABYTE
FORMATS = {module.EXTENSION: module for module in (word_table, xliff)}


def read(data: bytes) -> Sheet:
    """Return the sheet in a file of either kind; what it is, its content says."""
    if len(data) > MOST_BYTES:
        raise Unreadable(Refusal.TOO_LARGE)
    if data.startswith(b"PK"):
        return word_table.read(data)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        return xliff.read(data)
    raise WrongSheet(NO_TABLE)
