"""Lists with numbers: organisations, topics, series, places; their order and pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.browsing import counts, gazetteer
from events.choices import Status
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    SeriesFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

HIDDEN = [
    {"status": Status.DRAFT},
    {"status": Status.WITHDRAWN},
    {"status": Status.PUBLISHED, "publish_at": timezone.now() + timedelta(days=1)},
]


def told(rows):
    return [(row.name.text, row.count, row.depth) for row in rows]


def test_what_is_hidden_counts_nowhere():
    unit, topic, series = OrganisationFactory(), TopicFactory(), SeriesFactory()
    for state in HIDDEN:
        facts = {"topics": [topic], "series": series, "city_kk": "Алматы"}
        event = EventFactory(**facts, mode="online", **state)
        event.places.create(city_kk="Астана")
        OrganiserFactory(event=event, organisation=unit)

    lists = (counts.organisations, counts.topics, counts.series, gazetteer.places)
    assert [list_of("kk") for list_of in lists] == [[], [], [], []]


def test_a_university_counts_what_its_units_held_each_record_once():
    university = OrganisationFactory(name_kk="Университет")
    faculty = OrganisationFactory(name_kk="Факультет", parent=university)
    units = [
        OrganisationFactory(name_kk=name, parent=faculty)
        for name in ("Бірінші", "Екінші")
    ]
    common, own = EventFactory.create_batch(2, published=True)
    for unit in units:
        OrganiserFactory(event=common, organisation=unit)
    OrganiserFactory(event=own, organisation=units[1])

    by_name = told(counts.organisations("kk"))
    by_number = told(counts.organisations("kk", by_number=True))

    above = [("Университет", 2, 0), ("Факультет", 2, 1)]
    assert by_name == [*above, ("Бірінші", 1, 2), ("Екінші", 2, 2)]
    assert by_number == [*above, ("Екінші", 2, 2), ("Бірінші", 1, 2)]


def test_the_most_active_organisation_comes_first_where_that_is_asked(client):
    for name, number in (("Абай", 1), ("Ясауи", 3)):
        unit = OrganisationFactory(name_kk=name)
        for event in EventFactory.create_batch(number, published=True):
            OrganiserFactory(event=event, organisation=unit)

    page = client.get("/kk/organisations/?order=records").context["page"]

    assert told(page) == [("Ясауи", 3, 0), ("Абай", 1, 0)]


def test_a_long_tree_has_pages_which_say_where_they_go_on(client):
    university = OrganisationFactory(name_kk="Университет")
    for number in range(120):
        unit = OrganisationFactory(name_kk=f"{number:03}-кафедра", parent=university)
        OrganiserFactory(event=EventFactory(published=True), organisation=unit)

    first, second = (client.get(f"/kk/organisations/?page={n}") for n in (1, 2))

    assert (len(first.context["page"]), first.context["above"]) == (100, [])
    assert told(second.context["above"]) == [("Университет", 120, 0)]
    assert client.get("/kk/organisations/?page=3").status_code == 404


def test_topics_and_series_are_in_the_order_of_the_readers_alphabet():
    names = ("Қала", "Ән", "Ой")
    for name in names:
        series = SeriesFactory(name_kk=name)
        EventFactory(published=True, topics=[TopicFactory(name_kk=name)], series=series)

    in_order = [("Ән", 1, 0), ("Қала", 1, 0), ("Ой", 1, 0)]
    assert told(counts.topics("kk")) == told(counts.series("kk")) == in_order


def test_places_are_called_as_the_reader_calls_them_and_counted_once():
    city = {"city_kk": "Орал", "city_ru": "Уральск"}
    EventFactory(published=True, **city, venue_kk="Кітапхана")
    EventFactory(published=True, city_ru="Уральск", mode="hybrid")
    twice = EventFactory(published=True, city_kk="Орал", title_ru="Да")
    twice.places.create(city_kk="Орал", venue_kk="Мұражай")
    twice.places.create(city_kk="Ақтау")
    EventFactory(published=True, venue_kk="Дала")

    ours = [("Ақтау", 1, 0), ("Дала", 1, 0), ("Орал", 3, 0)]
    venues = [("Кітапхана", 1, 1), ("Мұражай", 1, 1)]
    assert told(gazetteer.places("kk")) == [*ours, *venues, ("онлайн", 1, 0)]
    assert ("Уральск", 3, 0) in told(gazetteer.places("ru"))


@pytest.mark.parametrize("path", ["organisations", "topics", "series", "places"])
def test_an_empty_archive_has_empty_lists(client, path):
    assert "notice" in client.get(f"/kk/{path}/").content.decode()
