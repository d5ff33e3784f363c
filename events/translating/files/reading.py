"""Reading what a translator sent back, in either format; a sandbox runs this module."""

from dataclasses import astuple

from events.media import sandbox
from events.media.refusals import Refusal, Unreadable
from events.media.zip_safety import MEGABYTE
from languages.homoglyphs import mended_html

from . import word_table, xliff
from .sheet import NO_TABLE, Line, Sheet, WrongSheet

MOST_BYTES = 10 * MEGABYTE
FORMATS = {module.EXTENSION: module for module in (word_table, xliff)}
_WORKER = "events.translating.files.reading"


def read_sheet(data: bytes) -> Sheet:
    """Return the sheet in a file, read apart from the site.

    Raises ``Unreadable`` or ``WrongSheet``, each with its sentence.
    """
    said, _rest = sandbox.ask(_WORKER, data)
    if said is None:
        raise WrongSheet(NO_TABLE)
    try:
        record, source, target, lines = said
        texts = tuple(  # mended as columns are, or an older file would seem edited
            Line(str(key), mended_html(str(original)), mended_html(str(translation)))
            for key, original, translation in lines
        )
        return Sheet(int(record), str(source), str(target), texts)
    except (TypeError, ValueError) as error:
        raise Unreadable(Refusal.TOO_INTRICATE) from error


def read(data: bytes) -> Sheet:
    """Return the sheet in a file of either kind; what it is, its content says."""
    if len(data) > MOST_BYTES:
        raise Unreadable(Refusal.TOO_LARGE)
    if data.startswith(b"PK"):
        return word_table.read(data)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        return xliff.read(data)
    raise WrongSheet(NO_TABLE)


def _answer(data: bytes):
    try:
        sheet = read(data)
    except WrongSheet:
        return None, b""
    lines = [astuple(line)[:3] for line in sheet.lines]  # the rest goes out only
    return (sheet.record, sheet.source, sheet.target, lines), b""


if __name__ == "__main__":
    sandbox.serve(_answer)
