"""The parts of records are those that their relations hold, in the same order."""

from datetime import date

import pytest

from events.models import Event, Origin, Place, Sitting
from events.parts import BY_EVENT
from participants.models import OrganisationName
from search.ready import Ready
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    PhotoFactory,
    RecordingFactory,
    SectionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
RELATIONS = (*BY_EVENT, "topics")


@pytest.fixture
def archive():
    """Three records, of which each has more than the one before; the first nothing."""
    home = OrganisationFactory(name_kk="Университет")
    units = [OrganisationFactory(parent=home, name_kk=name) for name in "ВБА"]
    OrganisationName.objects.create(
        organisation=home, name_kk="Институт", until=date(1991, 12, 16)
    )
    topics = [TopicFactory(name_kk=name) for name in ("Тіл", "Білім")]
    events = EventFactory.create_batch(3, published=True)
    for number, event in enumerate(events):
        event.topics.set(topics[:number])
        for position in range(number, 0, -1):
            _add(event, position, units)
    return events


def _add(event, position, units):
    unit = units[position]
    OrganiserFactory(event=event, organisation=unit, position=position)
    into = PersonFactory()
    place = ParticipationFactory(
        event=event, position=position, person=PersonFactory(merged_into=into)
    )
    place.organisations.set(units)
    for factory in (DocumentFactory, PhotoFactory, RecordingFactory):
        factory(event=event, position=position)
    SectionFactory(event=event, position=position, speaker=place)
    Sitting.objects.create(event=event, day=date(2011, 12, position))
    Place.objects.create(event=event, position=position, city_kk="Алматы")
    Origin.objects.create(event=event, language=["kk", "ru"][position - 1])


def told(event):
    """Return all that can be reached from a record."""
    found = {name: list(getattr(event, name).all()) for name in RELATIONS}
    units = [one.organisation for one in found["organisers"]]
    for place in found["participations"]:
        found[place] = list(place.organisations.all())
        found[place, "person"] = (place.person, place.person.merged_into)
        units += found[place]
    for unit in units:
        found[unit] = [(one, list(one.other_names)) for one in unit.chain]
    found["speakers"] = [section.speaker for section in found["sections"]]
    found["owners"] = {one.event for name in BY_EVENT for one in found[name]}
    return found


def test_the_parts_are_those_behind_the_relations(archive, django_assert_num_queries):
    wanted = {event: told(Event.objects.get(pk=event.pk)) for event in archive}

    with django_assert_num_queries(15):
        events = list(Event.objects.for_reading())
        assert {event: told(event) for event in events} == wanted


def test_what_is_read_piece_by_piece_is_read_whole(archive):
    wanted = [told(Event.objects.get(pk=event.pk)) for event in archive]

    events = Event.objects.for_reading().order_by("pk").iterator(chunk_size=2)

    assert [told(event) for event in events] == wanted


def test_a_card_names_who_held_it(archive, django_assert_num_queries):
    wanted = [[one.organisation for one in event.organisers.all()] for event in archive]

    with django_assert_num_queries(4):
        cards = list(Event.objects.for_listing().order_by("pk"))
        held = [[one.organisation for one in card.held_by] for card in cards]
        names = [unit.other_names for unit in held[1][0].chain]

    assert held == wanted
    assert [[name.name_kk for name in found] for found in names] == [[], ["Институт"]]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_a_ready_query_finds_as_many_as_it_is_asked_for(count):
    events = EventFactory.create_batch(5)
    ready = Ready(lambda numbers: Event.objects.filter(pk__in=numbers).order_by("pk"))

    for _time in range(2):
        found = ready.about([event.pk for event in events[:count]], "default")

        assert found == events[:count]
