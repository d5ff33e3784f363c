"""RIS, which EndNote, Zotero and Mendeley read: one tagged line for each value."""

from collections.abc import Iterator

from ..record.record import Record
from ..record.work import Work

MEDIA_TYPE = "application/x-research-info-systems"
EXTENSION = "ris"
NAME = "RIS"
DISPOSITION = "attachment"

_KINDS = {"record": "CONF", "section": "CHAP", "talk": "CPAPER"}


def render(record: Record) -> str:
    return render_works([Work(record)])


def render_works(works: list[Work]) -> str:
    return "\r\n".join(_entry(work) for work in works)


def _entry(work: Work) -> str:
    lines = [f"{tag}  - {' '.join(text.split())}" for tag, text in _tags(work) if text]
    return "\r\n".join([*lines, "ER  - ", ""])


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    record = work.record
    series = record.series.name.text if record.series else ""
    yield "TY", _KINDS[work.kind]
    yield "ID", work.key
    yield from (("AU", name) for name in work.author_names)
    if not work.part:
        yield from (("A2", person.inverted) for person in record.contributors)
    yield "TI", work.title.text
    yield "ST", "" if work.part else record.subtitle.text
    yield "T2", work.host or series
    yield "PY", str(record.year)
    yield "DA", record.starts_on.strftime("%Y/%m/%d")
    yield "CY", "; ".join(record.cities)
    yield "PB", record.publisher.text
    yield "M3", record.kind_label
    yield "LA", work.title.language
    yield from (("KW", topic.name.text) for topic in record.topics)
    yield "AB", work.abstract
    yield "N1", record.notes_of_origin
    yield "DO", work.doi
    yield "UR", work.address
    if not work.part:
        yield from (("L1", paper.url) for paper in record.documents)
