"""iCalendar: one event for whoever notes it down, and the archive as a calendar."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, vText

from languages.fallback import Localized

from ..record import moments
from ..record.moments import Meeting
from ..record.record import Record

MEDIA_TYPE = "text/calendar"
EXTENSION = "ics"
NAME = "iCalendar"
DISPOSITION = "attachment"

# There is no word for what was postponed: nobody knows yet whether it will be.
_STATUS = {"held": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


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
    timed: list[date] = []
    for record in records:
        for uid, meeting in _meetings(record):
            event = _event(record, uid, meeting)
            timed += [day for _name, day in _days(meeting) if isinstance(day, datetime)]
            calendar.add_component(event)
    if timed:
        calendar.add_missing_timezones(
            first_date=date(min(timed).year, 1, 1),
            last_date=date(max(timed).year + 1, 1, 1),
        )
        # The library takes them from a set, whose order is another in each process.
        calendar.subcomponents.sort(key=lambda one: one.get("TZID", "~"))
    return calendar.to_ical().decode()


def _meetings(record: Record) -> Iterable[tuple[str, Meeting]]:
    """Yield what is noted down under which name: each sitting, or the event at once."""
    if sittings := list(moments.sittings(record)):
        for meeting in sittings:
            yield f"{record.permanent_url}#sitting-{meeting.sitting.id}", meeting
    else:
        yield record.permanent_url, moments.known(record)


def _event(record: Record, uid: str, meeting: Meeting) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", record.modified)
    event.add("last-modified", record.modified)
    event.add("created", record.published)
    event.add("sequence", record.version)
    event.add("status", _STATUS[record.outcome])
    event.add("url", record.url)
    for property_name, day in _days(meeting):
        event.add(property_name, day)
    for field, text in _texts(record, meeting):
        if text:
            event.add(field, vText(text.text), {"language": text.language})
    for words in filter(None, [record.outcome_label, record.notes_of_origin]):
        event.add("comment", words)
    if record.where:
        event.add("location", record.where)
    if record.online_url:
        event.add("conference", record.online_url, {"value": "URI"})
    if record.topics:
        event.add("categories", [topic.name.text for topic in record.topics])
    return event


def _texts(record: Record, meeting: Meeting) -> Iterable[tuple[str, Localized]]:
    title, sitting = record.title, meeting.sitting
    if sitting and sitting.heading:
        title = title._replace(text=f"{title.text}: {sitting.heading.text}")
    yield "summary", title
    yield "description", record.abstract


def _days(meeting: Meeting) -> Iterable[tuple[str, date]]:
    """Yield the start and the end; where one of the hours is unknown, whole days.

    Without an end there is none: for one day or hour the standard asks for no more.
    """
    start, end = meeting.start, meeting.end
    if end and not isinstance(end, datetime):
        yield "dtstart", date(start.year, start.month, start.day)
        yield "dtend", end + timedelta(days=1)  # the day after the last
        return
    yield "dtstart", start
    if end:
        yield "dtend", end
