"""EndNote's own tagged format: what its «Import» reads without asking for a filter."""

from collections.abc import Iterator

from ..record import meaning
from ..record.record import Record
from ..record.work import Work

MEDIA_TYPE = "application/x-endnote-refer"
EXTENSION = "enw"
NAME = "EndNote"
DISPOSITION = "attachment"

_MANY = {"author", "topic"}  # which may stand on several lines


def render(record: Record) -> str:
    return render_works([Work(record)])


def render_works(works: list[Work]) -> str:
    return "\r\n\r\n".join("\r\n".join(_lines(work)) for work in works) + "\r\n"


def _lines(work: Work) -> Iterator[str]:
    yield f"%0 {meaning.kind('endnote', work.kind)}"
    for fact, tag, values in meaning.told(work, "endnote"):
        if fact == "days":
            values = [f"{work.record.starts_on:%B %-d, %Y}"]
        for value in values if fact in _MANY else ["; ".join(values)]:
            yield f"{tag} {value}"
