"""Reading worker: what the sandbox runs to read a file that a translator sent back."""

from dataclasses import astuple

from events.media import sandbox
from events.media.refusals import Refusal, Unreadable

from .kinds import read
from .sheet import NO_TABLE, Line, Sheet, WrongSheet

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
        texts = tuple(Line(*map(str, line)) for line in lines)
        return Sheet(int(record), str(source), str(target), texts)
    except (TypeError, ValueError) as error:
        raise Unreadable(Refusal.TOO_INTRICATE) from error


def _answer(data: bytes):
    try:
        sheet = read(data)
    except WrongSheet:
        return None, b""
    lines = [astuple(line)[:3] for line in sheet.lines]  # the rest goes out only
    return (sheet.record, sheet.source, sheet.target, lines), b""


if __name__ == "__main__":
    sandbox.serve(_answer)
