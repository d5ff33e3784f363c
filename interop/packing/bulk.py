"""Bulk export of all that is published, in a memory that does not grow with it."""

import csv
from collections.abc import Iterable, Iterator

from events.columns import CODES, FACTS, TEXTS
from events.models import Event

from ..record.build import build_records
from ..record.record import Record

BATCH = 100
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a table program would calculate
COLUMNS = ["id", "language", "original_language", "url", "kind", "title", "subtitle"]
COLUMNS += ["starts_on", "ends_on", "venue", "city", "organisers", "participants"]
COLUMNS += ["series", "topics", "abstract", "udc", "irsti", "doi", "licence"]
COLUMNS += ["modified"]
# What came later stands at the end: programs count columns.
LATEST = ["end_time", "outcome", "postponed_to", "country", "online_url", "where"]
LATEST += ["notes_of_origin"]
_KNOWN = (*TEXTS, *FACTS, *CODES, "recording_url")
COLUMNS += [n for n in _KNOWN if n not in (*COLUMNS, *LATEST)]
COLUMNS += LATEST


def records(language: str) -> Iterator[Record]:
    """Yield every public record in the order of the numbers, a batch at a time."""
    last, events = 0, Event.objects.published().for_reading().order_by("pk")
    while batch := list(events.filter(pk__gt=last)[:BATCH]):
        yield from build_records(batch, language)
        last = batch[-1].pk


def table(records: Iterable[Record]) -> Iterator[str]:
    """Yield records as lines of CSV, the names of the columns first."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)  # without the mark Excel guesses wrongly
    for record in records:
        yield writer.writerow(
            f"'{value}" if value.startswith(_FORMULA) else value
            for value in _row(record)
        )


class _Echo:
    """A file that hands back what is written into it."""

    def write(self, line: str) -> str:
        return line


def _row(record: Record) -> list[str]:
    cells = {name: getattr(record, name, "") for name in COLUMNS}
    cells["organisers"] = "; ".join(one.name.text for one in record.organisers)
    cells["participants"] = "; ".join(one[0].name.text for one in record.people)
    cells["topics"] = "; ".join(one.name.text for one in record.topics)
    cells["series"] = record.series.name.text if record.series else ""
    cells["modified"] = record.modified.isoformat(timespec="seconds")
    return ["" if value is None else str(value) for value in cells.values()]
