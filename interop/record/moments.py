"""Moments: from when to when a record says that people met, as programs write it.

A day without an hour stays a day: what is unknown is not made up for a program.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from .record import Record, Sitting


@dataclass(frozen=True, slots=True)
class Meeting:
    """The event or one ``sitting``; ``end`` is the last day or the closing hour."""

    start: date
    end: date | None
    sitting: Sitting | None = None


def planned(record: Record) -> Meeting:
    """Return the event as its record dates it."""
    start, end = _moments(record, record, record.starts_on, record.ends_on)
    return Meeting(start, end)


def days(record: Record) -> str:
    """Return the day of the event or the span of its days, as ISO 8601 writes it."""
    last = f"/{record.ends_on.isoformat()}" if record.ends_on else ""
    return record.starts_on.isoformat() + last


def known(record: Record) -> Meeting:
    """Return the event as it is to take place: on the new day, if it was postponed."""
    if record.postponed_to:
        return Meeting(record.postponed_to, None)
    return planned(record)


def sittings(record: Record) -> Iterator[Meeting]:
    """Yield the sittings; of an event on another day than planned there are none."""
    for one in () if record.postponed_to else record.sittings:
        yield Meeting(*_moments(record, one, one.day), one)


def _moments(
    record: Record, hours: Record | Sitting, first: date, last: date | None = None
) -> tuple[date, date | None]:
    if hours.start_time is None:
        return first, last
    zone = ZoneInfo(record.timezone)
    start = datetime.combine(first, hours.start_time, zone)
    if hours.end_time is None:
        return start, last
    return start, datetime.combine(last or first, hours.end_time, zone)
