"""When it was: page, calendar and JSON-LD of one record never contradict each other."""

import json
import re
from datetime import date, datetime, time
from io import StringIO

import icalendar
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from events.models import Event, Sitting
from interop.formats.icalendar import render_all
from interop.record.build import build_records
from tests.factories import EventFactory

from .harvesting import ask

pytestmark = pytest.mark.django_db

DAY, LAST, LATER = date(2011, 12, 6), date(2011, 12, 8), date(2012, 1, 20)
TEN, ONE = time(10), time(13)
# What is known; what the page says; start and end of JSON-LD; those of the calendar.
SHAPES = {
    "a day": (
        {},
        ["6 December 2011"],
        ("2011-12-06", None),
        ("2011-12-06", None),
    ),
    "a day and an hour": (
        {"start_time": TEN},
        ["6 December 2011, 10:00"],
        ("2011-12-06T10:00:00+06:00", None),
        ("2011-12-06T10:00:00+06:00", None),
    ),
    "from hour to hour": (
        {"start_time": TEN, "end_time": ONE},
        ["6 December 2011, 10:00–13:00"],
        ("2011-12-06T10:00:00+06:00", "2011-12-06T13:00:00+06:00"),
        ("2011-12-06T10:00:00+06:00", "2011-12-06T13:00:00+06:00"),
    ),
    "the same after the clocks of 2024": (
        {"starts_on": date(2025, 5, 2), "start_time": TEN, "end_time": ONE},
        ["2 May 2025, 10:00–13:00"],
        ("2025-05-02T10:00:00+05:00", "2025-05-02T13:00:00+05:00"),
        ("2025-05-02T10:00:00+05:00", "2025-05-02T13:00:00+05:00"),
    ),
    "elsewhere": (
        {"start_time": TEN, "end_time": ONE, "timezone": "Asia/Tashkent"},
        ["6 December 2011, 10:00–13:00 (Tashkent time)"],
        ("2011-12-06T10:00:00+05:00", "2011-12-06T13:00:00+05:00"),
        ("2011-12-06T10:00:00+05:00", "2011-12-06T13:00:00+05:00"),
    ),
    "several days": (
        {"ends_on": LAST},
        ["6–8 December 2011"],
        ("2011-12-06", "2011-12-08"),
        ("2011-12-06", "2011-12-09"),  # the day after the last
    ),
    "several days from an hour on": (
        {"ends_on": LAST, "start_time": TEN},
        ["6–8 December 2011, 10:00"],
        ("2011-12-06T10:00:00+06:00", "2011-12-08"),
        ("2011-12-06", "2011-12-09"),  # it knows no hour without its end
    ),
    "several days from hour to hour": (
        {"ends_on": LAST, "start_time": TEN, "end_time": ONE},
        ["6 December 2011, 10:00 – 8 December 2011, 13:00"],
        ("2011-12-06T10:00:00+06:00", "2011-12-08T13:00:00+06:00"),
        ("2011-12-06T10:00:00+06:00", "2011-12-08T13:00:00+06:00"),
    ),
}


@pytest.fixture(autouse=True)
def _on_a_site(settings):
    settings.SITE_URL = "https://roundtable.example"
    settings.ALLOWED_HOSTS = ["roundtable.example", "testserver"]


def published(**known):
    return EventFactory(published=True, **{"title_en": "A made-up meeting"} | known)


def told(client, event):
    """Return what a record's page says, its JSON-LD and the entries of its calendar."""
    page = client.get(f"/en/events/{event.pk}", follow=True).content.decode()
    day = re.search(r'record__when">.*?<time[^>]*>(.*?)</time>', page, re.DOTALL)[1]
    sittings = re.search(r"<dt>When</dt>(.+?)</div>", page, re.DOTALL)
    said = re.findall(r"<dd>(.*?)</dd>", sittings[1], re.DOTALL) if sittings else []
    lines = [" ".join(re.sub("<[^>]+>", "", one).split()) for one in (day, *said)]
    graph = page.partition('<script type="application/ld+json">')[2]
    graph = graph.partition("</script>")[0]
    return lines, json.loads(graph)["@graph"][0], calendar(client, event)


def calendar(client, event):
    address = f"/en/events/{event.pk}.ics"
    return icalendar.Calendar.from_ical(client.get(address).content).walk("VEVENT")


def moments(entry):
    return tuple(
        entry.decoded(name).isoformat() if name in entry else None
        for name in ("DTSTART", "DTEND")
    )


@pytest.mark.parametrize(
    ("known", "words", "in_json", "in_calendar"), SHAPES.values(), ids=SHAPES
)
def test_all_say_the_same_of_its_hours(client, known, words, in_json, in_calendar):
    event = published(**known)

    page, graph, (entry,) = told(client, event)

    assert page == words
    assert (graph["startDate"], graph.get("endDate")) == in_json
    assert moments(entry) == in_calendar
    assert graph["eventStatus"] == "https://schema.org/EventScheduled"
    assert entry["STATUS"] == "CONFIRMED"
    assert "DURATION" not in entry


def test_all_say_the_same_of_its_sittings(client):
    event = published(ends_on=date(2011, 12, 7), timezone="Asia/Tashkent")
    second = Sitting.objects.create(event=event, day=date(2011, 12, 7))
    first = Sitting.objects.create(
        event=event, day=DAY, start_time=TEN, end_time=ONE, heading_en="Sources"
    )

    page, graph, entries = told(client, event)

    assert page == [
        "6–7 December 2011 (Tashkent time)",
        "6 December 2011, 10:00–13:00: Sources",
        "7 December 2011",
    ]
    hours = ("2011-12-06T10:00:00+05:00", "2011-12-06T13:00:00+05:00")
    assert (graph["startDate"], graph["endDate"]) == ("2011-12-06", "2011-12-07")
    assert [(one["startDate"], one.get("endDate")) for one in graph["subEvent"]] == [
        hours,
        ("2011-12-07", None),
    ]
    assert [moments(one) for one in entries] == [hours, ("2011-12-07", None)]
    assert [str(one["UID"]).partition("#")[2] for one in entries] == [
        f"sitting-{first.pk}",
        f"sitting-{second.pk}",
    ]
    assert str(entries[0]["SUMMARY"]) == "A made-up meeting: Sources"


@pytest.mark.parametrize(
    ("outcome", "new_day", "words", "status", "in_calendar"),
    [
        ("cancelled", None, "Cancelled", "Cancelled", "CANCELLED"),
        ("postponed", None, "Postponed", "Postponed", "TENTATIVE"),
        (
            "postponed",
            LATER,
            "Postponed to 20 January 2012",
            "Rescheduled",
            "TENTATIVE",
        ),
    ],
)
def test_all_say_what_became_of_it(
    client, outcome, new_day, words, status, in_calendar
):
    event = published(
        start_time=TEN, end_time=ONE, outcome=outcome, postponed_to=new_day
    )

    page, graph, (entry,) = told(client, event)
    paths = [f"/en/events/{event.pk}", "/en/", "/en/events/"]
    pages = [client.get(path, follow=True).content.decode() for path in paths]
    harvest = ask(client, verb="ListRecords", metadataPrefix="oai_dc")

    assert page == ["6 December 2011, 10:00–13:00"]
    assert [words in one for one in pages] == [True, True, True]
    assert graph["eventStatus"] == f"https://schema.org/Event{status}"
    was = "2011-12-06T10:00:00+06:00"
    assert graph.get("previousStartDate") == (was if outcome == "postponed" else None)
    assert graph["startDate"] == (new_day.isoformat() if new_day else was)
    assert entry["STATUS"] == in_calendar
    assert moments(entry)[0] == graph["startDate"]
    assert str(entry["COMMENT"]) == words
    described = [one.text for one in harvest.iter() if one.tag.endswith("}description")]
    assert len(described) == 1


def test_the_zones_of_a_calendar_are_right_on_every_day_of_it(client):
    for day in (date(2004, 7, 1), DAY, date(2024, 2, 29), date(2024, 3, 1)):
        published(starts_on=day, start_time=TEN, end_time=ONE)
    published(starts_on=DAY, start_time=TEN, timezone="America/New_York")
    events = Event.objects.published().for_reading()

    text = render_all(build_records(events, "en"), "All")

    found = icalendar.Calendar.from_ical(text)
    zones = {str(one["TZID"]): one.to_tz() for one in found.walk("VTIMEZONE")}
    assert list(zones) == ["America/New_York", "Asia/Almaty"]  # the same bytes always
    for entry in found.walk("VEVENT"):
        start = entry.decoded("DTSTART")
        zone = zones[entry["DTSTART"].params["TZID"]]
        bare = datetime.combine(start.date(), start.time())
        assert bare.replace(tzinfo=zone).utcoffset() == start.utcoffset(), start


# --- A row that somebody wrote past the model ------------------------------------


@pytest.fixture
def bad():
    published(title_kk="Жақсы жазба")
    event = published(title_kk="Бүлінген жазба", start_time=TEN)
    Event.objects.filter(pk=event.pk).update(timezone="Asia/Nowhere")
    return event


def test_the_page_of_a_zone_that_is_none_says_what_is_written(client, bad):
    response = client.get(f"/en/events/{bad.pk}", follow=True)

    assert response.status_code == 200
    assert "10:00 (Nowhere time)" in response.content.decode()


def test_the_check_names_the_record_the_formats_and_why(bad):
    said = StringIO()

    with pytest.raises(CommandError) as refusal:
        call_command("check_records", stdout=said)

    assert str(refusal.value) == "1 records cannot be rendered everywhere."
    lines = said.getvalue().splitlines()
    assert {line.partition(", ")[0] for line in lines} == {f"Record No. {bad.pk}"}
    assert [line.split(": ")[0].split(", ")[1:] for line in lines] == [
        [language, name]
        for language in ("kk", "en")
        for name in ("JSON-LD", "iCalendar", "feed iCalendar")
    ]
    assert lines[0].endswith("No time zone found with key Asia/Nowhere'")


def test_a_list_that_no_schema_can_bear_leaves_the_one_record_out(client):
    good, odd = published(), published()
    Event.objects.filter(pk=odd.pk).update(spoken_languages=[1])

    page = client.get("/api/v1/records").json()
    lines = b"".join(client.get("/api/v1/records.jsonl")).decode().splitlines()

    assert [one["id"] for one in page["items"]] == [good.pk]
    assert [json.loads(line)["id"] for line in lines] == [good.pk]


@pytest.mark.parametrize(
    "column", [{"outcome": "lost"}, {"timezone": ""}, {"country": "??"}]
)
def test_no_list_minds_an_odd_value(client, column):
    event = published(start_time=TEN)
    published(title_kk="Жақсы жазба")
    Event.objects.filter(pk=event.pk).update(**column)
    paths = ["/kk/", "/kk/events/", "/kk/events.ics", "/kk/feed/", reverse("oai")]

    answers = [client.get(path, {"verb": "Identify"}).status_code for path in paths]

    assert answers == [200] * 5


def test_records_without_a_fault_pass_the_check():
    published(start_time=TEN, end_time=ONE, ends_on=LAST)
    said = StringIO()

    call_command("check_records", stdout=said)

    assert said.getvalue() == "Every public record can be rendered in every format.\n"
