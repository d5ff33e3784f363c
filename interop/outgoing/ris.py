"""RIS, which EndNote, Zotero and Mendeley read: one tagged line for each value."""

from collections.abc import Iterator

from .record import Record

MEDIA_TYPE = "application/x-research-info-systems"
EXTENSION = "ris"


def render(record: Record) -> str:
    lines = [
        f"{tag}  - {' '.join(text.split())}" for tag, text in _tags(record) if text
    ]
    return "\r\n".join([*lines, "ER  - ", ""])


def _tags(record: Record) -> Iterator[tuple[str, str]]:
    yield "TY", "CONF"
    yield "ID", f"roundtable-{record.id}-{record.language}"
    yield from (("AU", name) for name in _authors(record))
    yield from (("A2", person.inverted) for person in record.contributors)
    yield "TI", record.title.text
    yield "ST", record.subtitle.text
    yield "T2", record.series.name.text if record.series else ""
    yield "PY", str(record.year)
    yield "DA", record.starts_on.strftime("%Y/%m/%d")
    yield "CY", record.city.text
    yield "PB", record.publisher.text
    yield "M3", record.kind_label
    yield "LA", record.title.language
    yield from (("KW", topic.name.text) for topic in record.topics)
    yield "AB", record.abstract.text
    yield "DO", record.doi
    yield "UR", record.cite_as
    yield from (("L1", paper.url) for paper in record.documents)


def _authors(record: Record) -> list[str]:
    people = [author.inverted for author in record.authors]
    return people or [organiser.name.text for organiser in record.organisers]
