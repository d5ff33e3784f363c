"""Pages that list cost the same for one row and for thirty."""

import pytest

from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    SectionFactory,
    SeriesFactory,
    TopicFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("count", [1, 30])]


@pytest.fixture
def archive(count):
    university = OrganisationFactory(kind="university")
    person, topic, series = PersonFactory(), TopicFactory(), SeriesFactory()
    for number in range(count):
        event = EventFactory(
            published=True, starts_on=f"{1991 + number}-12-16", topics=[topic]
        )
        event.topics.add(TopicFactory())
        series.events.add(event)
        unit = OrganisationFactory(parent=university)
        OrganiserFactory(event=event, organisation=unit)
        place = ParticipationFactory(event=event, person=person, talk_title_kk="Сөз")
        SectionFactory(event=event, speaker=place)
        place.organisations.add(OrganisationFactory())
        ParticipationFactory(event=event)
    things = {"person": person, "topic": topic, "series": series}
    return things | {"organisation": university}


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/kk/", 13),
        ("/kk/events/", 13),
        ("/kk/events/?language=kk&kind=round_table", 13),
        ("/kk/organisations/", 3),
        ("/kk/organisations/?order=records", 3),
        ("/kk/topics/", 2),
        ("/kk/series/", 2),
        ("/kk/places/", 4),
        ("/kk/years/", 5),
        ("/kk/calendar/12-16/", 9),
        ("/kk/people/", 2),
        ("/kk/people/?letter=Ә", 2),
        ("/kk/about/", 0),
    ],
)
def test_a_list_costs_the_same(
    archive, client, django_assert_num_queries, address, queries
):
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("name", "queries"),
    [("person", 19), ("organisation", 15), ("topic", 8), ("series", 9)],
)
def test_a_page_with_a_list_costs_the_same(
    archive, client, django_assert_num_queries, name, queries
):
    address = archive[name].get_absolute_url()

    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200
