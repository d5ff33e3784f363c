"""EndNote's own tagged format: what its «Import» reads without asking for a filter."""

from collections.abc import Iterator

from ..record.record import Record
from ..record.work import Work

MEDIA_TYPE = "application/x-endnote-refer"
EXTENSION = "enw"
NAME = "EndNote"
DISPOSITION = "attachment"

_KINDS = {
    "record": "Conference Proceedings",
    "section": "Book Section",
    "talk": "Conference Paper",
}


def render(record: Record) -> str:
    return render_works([Work(record)])


def render_works(works: list[Work]) -> str:
    return "\r\n\r\n".join(_entry(work) for work in works) + "\r\n"


def _entry(work: Work) -> str:
    lines = (f"{tag} {' '.join(text.split())}" for tag, text in _tags(work) if text)
    return "\r\n".join(lines)


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    record = work.record
    series = record.series.name.text if record.series else ""
    yield "%0", _KINDS[work.kind]
    yield "%F", work.key
    yield from (("%A", name) for name in work.author_names)
    yield "%T", work.title.text
    yield "%B", work.host or series
    yield "%D", str(record.year)
    yield "%8", record.starts_on.isoformat()
    yield "%C", "; ".join(record.cities)
    yield "%I", record.publisher.text
    yield "%9", record.kind_label
    yield "%G", work.title.language
    yield from (("%K", topic.name.text) for topic in record.topics)
    yield "%X", work.abstract
    yield "%Z", record.notes_of_origin
    yield "%R", work.doi
    yield "%U", work.address
