"""A person's page tells what they said, beside whom they sat and for whom they came."""

import re

import pytest

from participants.models import Person
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    ParticipationFactory,
    PersonFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return PersonFactory(family_name_kk="Дулатова")


def met(person, other, times=1, **facts):
    """Let two people take part in so many records."""
    for _time in range(times):
        event = EventFactory(**{"published": True} | facts)
        ParticipationFactory(event=event, person=person)
        ParticipationFactory(event=event, person=other)
    return event


def together(one, other):
    return f"/kk/people/{one.pk}/with/{other.pk}/"


def page_of(client, person):
    return client.get(person.get_absolute_url())


def test_the_page_of_a_person_begins_with_their_words(client, person):
    event = EventFactory(published=True)
    place = ParticipationFactory(event=event, person=person, talk_title_kk="Жаңару")
    SectionFactory(event=event, speaker=place, body_kk="<p></p><p>Сөз &amp; іс.</p>")

    html = page_of(client, person).content.decode()

    assert html.index('id="said"') < html.index('class="places"')
    assert "<h3>Жаңару</h3>" in html
    assert ">Сөз &amp; іс.</p>" in html
    assert f'href="/kk/events/{event.pk}/s1p2/"' in html
    assert f"/kk/events/{event.pk}/cite/?talk={place.pk}" in html
    assert f"/kk/events/{event.pk}/cite/?section=1" in html


def test_each_section_leads_to_its_own_record(client, person):
    for _time in range(2):
        place = ParticipationFactory(event=EventFactory(published=True), person=person)
        SectionFactory(event=place.event, speaker=place, body_kk="<p>Сөз.</p>")

    html = page_of(client, person).content.decode()

    said = re.findall(r'href="/kk/events/(\d+)/s1p1/"', html)
    assert said == re.findall(r"/kk/events/(\d+)/cite/\?section=1", html)
    assert len({*said}) == 2


def test_words_come_ten_at_a_time_the_latest_first(client, person):
    for year in range(2001, 2013):
        event = EventFactory(published=True, starts_on=f"{year}-12-16")
        ParticipationFactory(event=event, person=person, talk_title_kk=f"{year} жыл")

    first = page_of(client, person).context["words"]
    second = client.get(f"{person.get_absolute_url()}?words=2")

    assert [place.talk_title for place in first][:2] == ["2012 жыл", "2011 жыл"]
    rest = [place.talk_title for place in second.context["words"]]
    assert rest == ["2002 жыл", "2001 жыл"]
    assert "places__year" not in second.content.decode()


def test_the_record_of_a_person_is_grouped_by_year(client, person):
    for day in ("2011-12-06", "2011-12-16", "1991-12-16"):
        event = EventFactory(published=True, starts_on=day)
        ParticipationFactory(event=event, person=person)

    html = page_of(client, person).content.decode()

    assert re.findall(r'places__year" id="y\d+">(\d+)<', html) == ["2011", "1991"]


def test_seats_are_people_by_the_number_of_common_records(client, person):
    often, twice, once, merged = PersonFactory.create_batch(4)
    met(person, often, 2)
    met(person, twice, 2)
    met(person, once)
    met(person, merged)
    Person.objects.filter(pk=merged.pk).update(merged_into=often)

    response = page_of(client, person)

    told = [(name.text, count) for name, _page, count in response.context["company"]]
    assert told == [(str(often), 3), (str(twice), 2), (str(once), 1)]
    links = re.findall(r'href="(/kk/people/\d+/with/\d+/)"', response.content.decode())
    assert links == [together(person, one) for one in (often, twice, once)] * 2


def test_whoever_is_not_shown_leaves_the_seat_to_somebody_else(client, person):
    often, *others = PersonFactory.create_batch(15)
    met(person, often, 2)
    for one in others:
        met(person, one)
    Person.objects.filter(pk=often.pk).update(hidden=True)

    assert len(page_of(client, person).context["company"]) == len(others)


def test_one_companion_is_listed_and_makes_no_table(client, person):
    met(person, PersonFactory())

    html = page_of(client, person).content.decode()

    assert (html.count("/with/"), html.count("round-table")) == (1, 0)


def test_a_page_tells_words_then_appearances_then_company(client, person):
    met(person, PersonFactory())
    place = person.participations.first()
    place.talk_title_kk = "Тіл туралы"
    place.save()

    html = page_of(client, person).content.decode()

    headings = re.findall(r'<h2(?: id="(\w+)")?>', html)
    assert headings == ["said", "", "company"]


def test_organisations_for_which_somebody_came_are_named_with_links(client, person):
    unit = OrganisationFactory(name_kk="Тарих кафедрасы")
    for _time in range(2):
        event = EventFactory(published=True)
        ParticipationFactory(event=event, person=person).organisations.add(unit)

    response = page_of(client, person)

    assert response.context["organisations"] == [(unit, 2)]
    assert f'href="{unit.get_absolute_url()}"' in response.content.decode()


def test_what_two_people_have_in_common_has_one_address(client, person):
    other = PersonFactory()
    common = met(person, other)
    met(person, PersonFactory())

    turned = client.get(together(other, person))
    response = client.get(together(person, other))

    assert (turned.status_code, turned.url) == (301, together(person, other))
    assert list(response.context["page"]) == [common]


def test_who_was_merged_leads_to_who_stayed(client, person):
    other, gone = PersonFactory(), PersonFactory()
    met(person, gone)
    Person.objects.filter(pk=gone.pk).update(merged_into=other)

    response = client.get(together(person, gone))

    assert (response.status_code, response.url) == (301, together(person, other))
    Person.objects.filter(pk=other.pk).update(merged_into=person)
    Person.objects.filter(pk=gone.pk).update(merged_into=person)
    assert client.get(together(person, gone)).url == person.get_absolute_url()


def test_people_who_never_met_in_public_have_no_page(client, person):
    stranger = PersonFactory()
    met(person, stranger, published=False)

    pairs = [(person, stranger), (stranger, stranger), (person, Person(pk=999_999))]

    assert [client.get(together(*pair)).status_code for pair in pairs] == [404] * 3


def test_who_asked_not_to_be_shown_has_the_bare_record(client, person):
    other = PersonFactory()
    event = met(person, other)
    place = event.participations.get(person=other)
    SectionFactory(event=event, speaker=place)
    Person.objects.filter(pk=other.pk).update(hidden=True)

    theirs = page_of(client, other)

    told = ("words", "company", "organisations")
    assert [name for name in told if name in theirs.context] == []
    assert page_of(client, person).context["company"] == []
    assert client.get(together(person, other))["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("count", [1, 30])
def test_common_records_cost_the_same(client, person, count, django_assert_num_queries):
    other = PersonFactory()
    met(person, other, count)

    with django_assert_num_queries(8):
        assert client.get(together(person, other)).status_code == 200
