"""iCalendar: one event for whoever notes it down, and the archive as a calendar."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vText

from ..record.record import Record

MEDIA_TYPE = "text/calendar"
EXTENSION = "ics"
NAME = "iCalendar"
DISPOSITION = "attachment"


def render(record: Record) -> str:
    return render_all([record], record.title.text)


def render_all(records: Iterable[Record], name: str) -> str:
    """Return a calendar of these records, with the time zones their times need."""
    records = list(records)
    calendar = Calendar()
    calendar.add("prodid", "-//Roundtable//Records//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = " ".join(name.split())  # a title may have lines, a calendar's name not
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    for record in records:
        calendar.add_component(_event(record))
    timed = [record.starts_on for record in records if record.start_time]
    if timed:
        calendar.add_missing_timezones(
            first_date=date(min(timed).year, 1, 1),
            last_date=date(max(timed).year + 1, 1, 1),
        )
    return calendar.to_ical().decode()


def _event(record: Record) -> Event:
    event = Event()
    event.add("uid", record.permanent_url)
    event.add("dtstamp", record.modified)
    event.add("last-modified", record.modified)
    event.add("created", record.published)
    event.add("sequence", record.version)
    event.add("status", "CONFIRMED")
    event.add("url", record.url)
    for property_name, day in _days(record):
        event.add(property_name, day)
    for field, text in (("summary", record.title), ("description", record.abstract)):
        if text:
            event.add(field, vText(text.text), {"language": text.language})
    if record.place:
        event.add("location", record.place)
    if record.topics:
        event.add("categories", [topic.name.text for topic in record.topics])
    return event


def _days(record: Record) -> Iterable[tuple[str, date]]:
    """Yield the start and, for several days, the end; the closing hour is unknown."""
    if record.start_time and not record.ends_on:
        zone = ZoneInfo(record.timezone)
        yield "dtstart", datetime.combine(record.starts_on, record.start_time, zone)
        return
    yield "dtstart", record.starts_on
    if record.ends_on:
        yield "dtend", record.ends_on + timedelta(days=1)  # the day after the last
