"""Calendars: the nearest records of a list, and those of one year."""

import icalendar
import pytest

from interop.feeds.feed_formats import FEED_FORMATS
from tests.factories import EventFactory, TopicFactory

pytestmark = pytest.mark.django_db


def summaries(client, address):
    calendar = icalendar.Calendar.from_ical(client.get(address).content)
    return [str(entry["SUMMARY"]) for entry in calendar.walk("VEVENT")]


def test_a_calendar_ends_with_the_nearest_past_and_years_have_their_own(
    client, monkeypatch
):
    one = FEED_FORMATS["calendar"]._replace(most=1)
    monkeypatch.setitem(FEED_FORMATS, "calendar", one)
    topic = TopicFactory()
    past = {"title_kk": "Бұрын", "starts_on": "2011-12-06", "topics": [topic]}
    EventFactory(published=True, **past)
    late = EventFactory(published=True, title_kk="Кейін", starts_on="2031-05-05")
    late.topics.add(topic)
    place = f"/kk/topics/{topic.slug}/events.ics"

    assert summaries(client, "/kk/events.ics") == summaries(client, place) == ["Кейін"]
    assert summaries(client, f"{place}?year=2011") == ["Бұрын"]
    assert summaries(client, f"{place}?year=1991") == []
    assert client.get(f"{place}?year=abc").status_code == 400
