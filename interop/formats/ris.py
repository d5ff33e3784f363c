"""RIS, which EndNote, Zotero and Mendeley read: one tagged line for each value."""

from collections.abc import Iterator

from ..record import meaning
from ..record.record import Record
from ..record.work import Work

MEDIA_TYPE = "application/x-research-info-systems"
EXTENSION = "ris"
NAME = "RIS"
DISPOSITION = "attachment"

_AS_ONE = {"city", "publisher", "note"}  # programs keep one value of these


def render(record: Record) -> str:
    return render_works([Work(record)])


def render_works(works: list[Work]) -> str:
    return "\r\n".join(_entry(work) for work in works)


def _entry(work: Work) -> str:
    kind = meaning.kind("ris", work.kind)
    return "\r\n".join([f"TY  - {kind}", *_lines(work), "ER  - ", ""])


def _lines(work: Work) -> Iterator[str]:
    for fact, tag, values in meaning.told(work, "ris"):
        if fact == "days":
            values = [work.record.starts_on.strftime("%Y/%m/%d")]
        for value in ["; ".join(values)] if fact in _AS_ONE else values:
            yield f"{tag}  - {value}"
