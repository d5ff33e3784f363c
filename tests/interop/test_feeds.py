"""Feeds and the calendar of every list of records."""

import re
from datetime import timedelta

import feedparser
import icalendar
import pytest
from django.utils import timezone

from events import workflow
from events.models import Event, PublishedVersion
from tests.events.published import draft, publish
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    SectionFactory,
    SeriesFactory,
    TopicFactory,
)
from tests.sitemaps import part_with

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_site(settings):
    settings.SITE_URL = "https://roundtable.example"


@pytest.fixture
def event():
    event = EventFactory(
        published=True,
        title_kk="Алаш & асылдары",
        title_ru="Сокровища Алаш",
        abstract_kk="Жиын <b>туралы</b>",
        original_language="ru",
        series=SeriesFactory(),
        topics=[TopicFactory(name_kk="Тарих")],
    )
    university = OrganisationFactory(kind="university")
    unit = OrganisationFactory(parent=university)
    OrganiserFactory(event=event, organisation=unit)
    ParticipationFactory(event=event, printed_name_kk="Ғ. Есім")
    ParticipationFactory(event=event, printed_name_kk="Г. Кан", person=None)
    EventFactory(published=True)
    return event


def feed(client, address):
    found = feedparser.parse(client.get(address).content)
    assert not found.bozo, found.get("bozo_exception")
    return found


def feeds_of(event):
    yield f"/kk/organisations/{event.organisers.get().organisation.parent_id}/feed/"
    yield f"/kk/people/{event.participations.first().person_id}/feed/"
    yield f"/kk/topics/{event.topics.get().slug}/feed/"
    yield f"/kk/series/{event.series_id}/feed/"


def test_an_entry_names_every_author_and_the_day_of_its_last_change(client, event):
    day = timezone.now() + timedelta(hours=-1)
    Event.objects.filter(pk=event.pk).update(
        publish_at=day - timedelta(days=9), modified_at=day
    )

    entry = feed(client, "/kk/feed/").entries[1]

    assert entry.title == "Алаш & асылдары"
    assert entry.summary == "Жиын &lt;b&gt;туралы&lt;/b&gt;"
    assert [author.name for author in entry.authors] == ["Ғ. Есім", "Г. Кан"]
    assert entry.updated[:16] == day.isoformat()[:16] or entry.updated > entry.published
    assert entry.link == f"https://roundtable.example{event.get_absolute_url()}"
    assert [tag.term for tag in entry.tags] == ["Тарих"]


def test_a_borrowed_entry_says_its_language(client, event):
    text = client.get("/en/feed/").content.decode()

    assert re.search('<feed [^>]*xml:lang="en"', text)
    assert '<entry xml:lang="ru">' in text


def test_each_thing_has_a_feed_of_its_own_records(client, event):
    for address in feeds_of(event):
        found = feed(client, address)

        assert [entry.title for entry in found.entries] == ["Алаш & асылдары"], address
        assert found.feed.links[-1].href == f"https://roundtable.example{address}"


def test_each_thing_has_every_kind_of_feed(client, event):
    for address in feeds_of(event):
        place = address.removesuffix("feed/")
        rss = feed(client, f"{place}feed.rss")
        told = client.get(f"{place}feed.json").json()
        calendar = icalendar.Calendar.from_ical(
            client.get(f"{place}events.ics").content
        )

        title = "Алаш & асылдары"
        assert [entry.title for entry in rss.entries] == [title], place
        assert [item["title"] for item in told["items"]] == [title]
        assert [str(day["SUMMARY"]) for day in calendar.walk("VEVENT")] == [title]
        assert told["feed_url"] == f"https://roundtable.example{place}feed.json"
        assert str(calendar["NAME"]) == rss.feed.title == told["title"]


def test_rss_names_authors_without_their_mailboxes(client, event):
    text = client.get("/kk/feed.rss").content.decode()

    authors = re.findall("<dc:creator>(.+?)</dc:creator>", text)

    assert authors == ["Ғ. Есім", "Г. Кан"]
    assert '<guid isPermaLink="false">tag:roundtable.example,' in text


def test_json_feed_has_what_its_version_requires(client, event):
    response = client.get("/en/feed.json")

    told = response.json()
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    borrowed = next(one for one in told["items"] if one["language"] == "ru")
    assert borrowed["content_text"] == "Жиын <b>туралы</b>"
    assert borrowed["authors"] == [{"name": "Ғ. Есім"}, {"name": "Г. Кан"}]
    assert borrowed["url"].startswith("https://roundtable.example/en/events/")


def test_every_reader_of_feeds_meets_the_same_identities(client, event):
    atom = [entry.id for entry in feed(client, "/kk/feed/").entries]
    rss = [entry.id for entry in feed(client, "/kk/feed.rss").entries]
    told = [item["id"] for item in client.get("/kk/feed.json").json()["items"]]

    assert atom == rss == told


@pytest.mark.parametrize("ending", ["feed/", "feed.rss", "feed.json", "events.ics"])
def test_a_narrowed_archive_can_be_followed(client, event, ending):
    other = EventFactory(published=True, starts_on="1991-12-16", title_kk="Желтоқсан")

    text = client.get(f"/kk/{ending}?year=1991&kind=&page=2").content.decode()

    assert other.title_kk in text
    assert "Алаш" not in text


@pytest.mark.parametrize(
    "query",
    ["year=abc", "kind=dance", "organisation=x", "topic=%D2%9A", "language=de",
     "year=99999999999999999999", "organisation=%00", "topic=%00"],
)  # fmt: skip
def test_a_feed_that_makes_no_sense_is_refused_in_words(client, query):
    response = client.get(f"/kk/feed/?{query}")

    assert response.status_code == 400
    assert "<h1>" in response.content.decode()


@pytest.mark.parametrize("kind", ["organisation", "person", "topic", "series"])
def test_a_list_says_how_it_can_be_followed(client, event, kind):
    things = {
        "organisation": event.organisers.get().organisation,
        "person": event.participations.first().person,
        "topic": event.topics.get(),
        "series": event.series,
    }

    html = client.get(things[kind].get_absolute_url()).content.decode()

    head = re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"', html)
    assert [media for media, _address in head][-4:] == [
        "application/atom+xml",
        "application/rss+xml",
        "application/feed+json",
        "text/calendar",
    ]
    for media, address in head[-4:]:
        assert client.get(address)["Content-Type"] == f"{media}; charset=utf-8"
        assert html.count(f'href="{address}"') == 2  # once for people


def test_the_archive_is_followed_as_it_is_narrowed(client, event):
    html = client.get("/kk/events/?year=2011&page=1&kind=").content.decode()

    assert html.count('href="/kk/events.ics?year=2011"') == 2


def test_entries_keep_their_identity(client, event):
    before = [entry.id for entry in feed(client, "/kk/feed/").entries]
    Event.objects.update(modified_at=timezone.now())

    assert [entry.id for entry in feed(client, "/kk/feed/").entries] == before
    assert len(set(before)) == 2


def test_an_identity_outlives_a_second_publication(client, editor):
    publish(draft(editor), editor)
    first = timezone.now() - timedelta(days=40)
    PublishedVersion.objects.update(since=first)
    Event.objects.update(publish_at=first)
    (before,) = feed(client, "/kk/feed/").entries
    for step in (workflow.WITHDRAW, workflow.REOPEN, workflow.PUBLISH):
        workflow.transition(step, Event.objects.get(), by=editor, reason="Қате.")

    (entry,) = feed(client, "/kk/feed/").entries

    assert entry.id == before.id
    assert entry.updated > before.updated


def test_a_feed_carries_whole_texts_when_asked(client, event):
    text = "<p>Бір &amp; екі</p>"
    SectionFactory(event=event, heading_kk="Мақсаты", body_kk=text)

    for ending in ("feed/", "feed.rss"):
        entry = feed(client, f"/kk/{ending}?content=full").entries[1]
        assert "<h2>Мақсаты</h2>" in entry.content[0].value
        assert "Бір &amp; екі</p>" in entry.content[0].value
        assert "Мақсаты" not in client.get(f"/kk/{ending}").content.decode()
    told = client.get("/kk/feed.json?content=full").json()["items"][1]
    assert "<h2>Мақсаты</h2>" in told["content_html"]
    assert "content_html" not in client.get("/kk/feed.json").json()["items"][0]


@pytest.mark.parametrize(
    "address",
    ["organisations/9/feed/", "people/9/feed/", "topics/x/feed/", "series/9/feed/"],
)
def test_what_does_not_exist_has_no_feed(client, address):
    assert client.get(f"/kk/{address}").status_code == 404


def test_who_has_the_feed_already_is_told_so(client, event):
    for address in ("/kk/feed/", "/kk/events.ics", part_with("records", event)):
        known = client.get(address)

        same = client.get(address, headers={"if-none-match": known["ETag"]})

        assert same.status_code == 304, address


# --- The calendar -------------------------------------------------------------


def test_the_calendar_holds_every_record_once(client, event):
    found = icalendar.Calendar.from_ical(client.get("/ru/events.ics").content)

    names = [str(day["SUMMARY"]) for day in found.walk("VEVENT")]

    assert len(names) == 2
    assert "Сокровища Алаш" in names


# --- What it costs ------------------------------------------------------------


@pytest.mark.parametrize("address", ["/kk/feed/", "/kk/feed.rss"])
def test_a_feed_of_no_records_stays_as_it_is(client, address):
    assert client.get(address).content == client.get(address).content


@pytest.mark.parametrize("count", [1, 20])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/kk/feed/", 16),
        ("/kk/events.ics", 9),
        ("/kk/feed.rss", 16),
        ("/kk/feed.json", 16),
    ],
)
def test_they_cost_the_same_for_one_record_and_many(
    client, archive_of, django_assert_num_queries, address, queries, count
):
    archive_of(count)

    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200
