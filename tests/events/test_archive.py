from datetime import date

import pytest

from events import forms
from events.indexing.documents import documents
from events.models import Event
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def found(client, **asked):
    return list(client.get("/kk/events/", asked).context["page"])


def test_records_are_listed_the_latest_first(client):
    older = EventFactory(published=True, starts_on="2011-12-06")
    newer = EventFactory(published=True, starts_on="2019-10-30")

    assert found(client) == [newer, older]


def test_each_filter_narrows_the_list(client):
    topic = TopicFactory()
    wanted = EventFactory(
        published=True, starts_on="2019-10-30", kind="panel", title_ru="Да",
        topics=[topic],
    )  # fmt: skip
    university = OrganisationFactory(kind="university")
    department = OrganisationFactory(parent=university)
    OrganiserFactory(event=wanted, organisation=department)
    EventFactory(published=True)

    for asked in (
        {"year": 2019},
        {"kind": "panel"},
        {"language": "ru"},
        {"topic": topic.slug},
        {"organisation": department.pk},
        {"organisation": university.pk},
    ):
        assert found(client, **asked) == [wanted]


def test_filters_combine_with_each_other_and_with_the_page(client):
    EventFactory.create_batch(25, published=True, kind="panel")
    EventFactory.create_batch(3, published=True, kind="lecture")

    response = client.get("/kk/events/?kind=panel&year=2011&page=2")

    assert len(response.context["page"]) == 5
    assert "?kind=panel&amp;year=2011&amp;page=1" in response.content.decode()


def test_a_record_of_two_organisers_of_one_university_is_listed_once(client):
    event = EventFactory(published=True)
    university = OrganisationFactory()
    for _unit in range(2):
        unit = OrganisationFactory(parent=university)
        OrganiserFactory(event=event, organisation=unit)

    assert found(client, organisation=university.pk) == [event]


def test_filters_offer_only_what_leads_to_a_record(client):
    used, unused = TopicFactory.create_batch(2)
    EventFactory(published=True, topics=[used], starts_on="2011-12-06")
    EventFactory(topics=[unused], starts_on="1991-12-16")

    filters = client.get("/kk/events/").context["filters"]

    topics = [slug for slug, _name in filters.fields["topic"].choices[1:]]
    assert topics == [used.slug]
    assert filters.fields["year"].choices[1:] == [("2011", 2011)]


def test_an_answer_that_makes_no_sense_is_named_and_left_out(client):
    event = EventFactory(published=True, kind="panel")

    response = client.get("/kk/events/?kind=panel&year=abc")

    assert list(response.context["page"]) == [event]
    assert list(response.context["filters"].errors) == ["year"]
    assert 'role="alert"' in response.content.decode()


def test_topics_and_series_list_their_records(client):
    topic = TopicFactory()
    event = EventFactory(published=True, topics=[topic])
    EventFactory(published=True)

    assert list(client.get(topic.get_absolute_url()).context["page"]) == [event]


def test_a_year_finds_what_reached_into_it(client):
    days = {"starts_on": date(2010, 12, 30), "ends_on": date(2011, 1, 2)}
    event = EventFactory(published=True, **days)
    EventFactory(published=True, starts_on="2009-05-05")

    years = client.get("/kk/events/").context["filters"].fields["year"].choices[1:]

    assert [found(client, year=year) for year in (2010, 2011)] == [[event], [event]]
    assert [year for _text, year in years] == [2011, 2010, 2009]
    assert [f for f in next(documents(event)).facets if f.startswith("year=")] == [
        "year=2010",
        "year=2011",
    ]


def test_events_of_one_day_are_in_the_order_of_their_hours(client):
    hours = {"late": "15:00", "unknown": None, "early": "09:30"}
    made = {
        name: EventFactory(published=True, start_time=hour, series=None)
        for name, hour in hours.items()
    }
    in_order = [made["late"], made["early"], made["unknown"]]
    archive = Event.objects.published()
    early = Event.objects.get(pk=made["early"].pk)

    assert found(client) == in_order
    assert list(archive.before(early)) == [made["unknown"]]
    assert list(archive.after(early)) == [made["late"]]


def test_a_filter_shows_what_was_chosen(client):
    topic = TopicFactory(slug="sayasat", name_ru="Политика")
    EventFactory(published=True).topics.add(topic)

    page = client.get("/ru/events/?topic=sayasat&language=kk").content.decode()

    assert '<option value="sayasat" selected>Политика' in page
    assert '<option value="kk" lang="kk" selected>Қазақша' in page
    assert page.count(" selected>") == 5  # of the others, the empty answer


# --- Where there are many organisations ---------------------------------------


@pytest.fixture
def many(monkeypatch):
    """Three organisations are too many for one list."""
    monkeypatch.setattr(forms, "MOST_OFFERED", 2)
    names = ["Тарих кафедрасы", "Тарих факультеті", "Химия кафедрасы"]
    units = [OrganisationFactory(name_kk=name) for name in names]
    for unit in units:
        OrganiserFactory(event=EventFactory(published=True), organisation=unit)
    return units


def offered(client, **asked):
    field = client.get("/kk/events/", asked).context["filters"]["organisation"]
    return [str(option.data["value"]) for option in field if option.data["value"]]


def test_none_of_many_organisations_is_offered_before_a_name_is_typed(client, many):
    assert offered(client) == []
    assert len(found(client)) == 3


def test_those_called_as_was_typed_are_offered(client, many):
    assert offered(client, named="ТАРИХ") == [str(unit.pk) for unit in many[:2]]


def test_a_name_may_be_spelt_as_one_can_type(client, many):
    assert offered(client, named="khimiya") == [str(many[2].pk)]


@pytest.mark.parametrize("nonsense", ["9" * 25, "9" * 5000, "-1", "³", "x"])
def test_what_is_no_number_of_an_organisation_is_left_out(client, many, nonsense):
    assert offered(client, organisation=nonsense, named="тарих") == [
        str(unit.pk) for unit in many[:2]
    ]


def test_one_alone_is_chosen_without_asking(client, many):
    assert offered(client, named="хими") == [str(many[2].pk)]
    assert found(client, named="хими") == list(many[2].events.all())


def test_a_chosen_one_stays_chosen_whatever_is_typed(client, many):
    asked = {"organisation": many[2].pk, "named": "тарих"}

    assert str(many[2].pk) in offered(client, **asked)
    assert found(client, **asked) == list(many[2].events.all())


def test_an_organisation_of_hidden_records_is_never_offered(client, many):
    OrganiserFactory(organisation=OrganisationFactory(name_kk="Құпия кафедра"))

    assert offered(client, named="құпия") == []


# --- And many topics ----------------------------------------------------------


@pytest.fixture
def themes(monkeypatch):
    monkeypatch.setattr(forms, "MOST_OFFERED", 2)
    names = ["Саяси жаңару", "Саяси тарих", "Тіл саясаты"]
    topics = [
        TopicFactory(name_kk=name, slug=f"topic-{number}")
        for number, name in enumerate(names)
    ]
    for topic in topics:
        EventFactory(published=True, topics=[topic])
    TopicFactory(name_kk="Құпия")
    return topics


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("", []),
        ("саяси", [0, 1]),
        ("sayasi tar", [1]),
        ("құпия", []),
        ("ъъ", []),
        ("саяси химия", []),
    ],
)
def test_of_many_topics_those_called_as_was_typed_are_offered(
    client, themes, typed, places
):
    field = client.get("/kk/events/", {"about": typed}).context["filters"]["topic"]

    offered = {str(option.data["value"]) for option in field if option.data["value"]}
    assert offered == {themes[place].slug for place in places}


def test_one_topic_alone_is_chosen_and_taken_off_with_what_was_typed(client, themes):
    page = client.get("/kk/events/?about=тіл&kind=").context

    assert list(page["page"]) == list(themes[2].events.all())
    assert [one["address"] for one in page["filters"].chosen] == ["?kind="]
