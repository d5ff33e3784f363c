"""Searching at the desk: the lists of the admin and its fields that complete names."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from pytest_django.asserts import assertHTMLEqual

from events.models import Event
from participants.indexing import learn_names
from search.people import named
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("desk"))
    return client


@pytest.mark.parametrize("typed", ["құқықтық", "ҚҰҚЫҚТЫҚ", "Құқық"])
def test_lists_find_cyrillic_regardless_of_case(desk, typed):
    event = EventFactory(title_kk="Құқықтық мемлекет")
    EventFactory()

    page = desk.get("/admin/events/event/", {"q": typed})

    assert list(page.context["cl"].queryset) == [event]


@pytest.mark.parametrize("typed", ["ғылым", "ҒЫЛЫМ", "Ғылым"])
def test_completion_finds_cyrillic_regardless_of_case(desk, typed):
    organisation = OrganisationFactory(name_kk="ҒЫЛЫМ академиясы")
    OrganisationFactory()

    answer = desk.get(
        "/admin/autocomplete/",
        {
            "app_label": "events", "model_name": "organiser",
            "field_name": "organisation", "term": typed,
        },
    )  # fmt: skip

    assert [one["id"] for one in answer.json()["results"]] == [str(organisation.pk)]


def test_completion_finds_a_person_by_another_spelling(desk):
    person = PersonFactory(family_name_kk="Есім")
    person.names.create(name="ЕСИМ Гарифолла", language="ru")
    learn_names([person.pk])

    answer = desk.get(
        "/admin/autocomplete/",
        {
            "app_label": "events", "model_name": "participation",
            "field_name": "person", "term": "есим",
        },
    )  # fmt: skip

    assert [one["id"] for one in answer.json()["results"]] == [str(person.pk)]


def completed(desk, model, field, typed):
    asked = {"app_label": "events", "model_name": model, "field_name": field}
    answer = desk.get("/admin/autocomplete/", asked | {"term": typed})
    return [int(one["id"]) for one in answer.json()["results"]]


@pytest.mark.parametrize("typed", ["alie", "Алиев", "әлие ас", "Asan Ali"])
def test_people_are_found_at_the_desk_in_any_spelling(desk, typed):
    person = PersonFactory(family_name_kk="Әлиев", given_name_kk="Асан")
    other = PersonFactory(family_name_kk="Әлиев", given_name_kk="Марат")
    learn_names([person.pk, other.pk])

    found = completed(desk, "participation", "person", typed)
    listed = desk.get("/admin/participants/person/", {"q": typed}).context["cl"]

    wanted = {person.pk} if " " in typed else {person.pk, other.pk}
    assert set(found) == wanted
    assert {one.pk for one in listed.queryset} == wanted


@pytest.mark.parametrize(("typed", "offered"), [("лиев", False), ("ли", True)])
def test_while_typing_only_short_words_are_looked_for_within_names(
    desk, typed, offered
):
    person = PersonFactory(family_name_kk="Әлиев", given_name_kk="Асан")
    learn_names([person.pk])

    found = completed(desk, "participation", "person", typed)
    listed = desk.get("/admin/participants/person/", {"q": typed}).context["cl"]

    assert found == [person.pk] * offered
    assert list(listed.queryset) == [person]


def test_of_a_common_family_name_everybody_is_found(desk, monkeypatch):
    monkeypatch.setattr("search.people.MOST_FOUND", 2)
    people = [PersonFactory(family_name_kk="Ким", given_name_kk=n) for n in "АБВГ"]
    learn_names([person.pk for person in people])

    page = desk.get("/admin/participants/person/", {"q": "Ким"})

    assert list(page.context["cl"].queryset) == people
    assert named("Ким Г") == [people[3].pk]


@pytest.mark.parametrize("typed", ["gylym", "Академия наук", "inst fil"])
def test_organisations_are_found_by_any_name_in_any_spelling(desk, typed):
    unit = OrganisationFactory(name_kk="Ғылым академиясы", name_ru="Академия наук")
    unit.names.create(name_kk="Институт филологии")
    OrganisationFactory(name_kk="Басқа кафедра")

    assert completed(desk, "organiser", "organisation", typed) == [unit.pk]


@pytest.mark.parametrize("count", [1, 3])
def test_an_authors_list_costs_the_same_for_few_units_and_many(
    client, author_of, django_assert_num_queries, count
):
    university = OrganisationFactory()
    events = []
    for _number in range(count):
        unit = OrganisationFactory(parent=university)
        events.append(OrganiserFactory(organisation=unit).event)
        EventFactory(published=True)
    client.force_login(author_of(university))

    with django_assert_num_queries(17):
        page = client.get("/admin/events/event/")

    listed = set(page.context["cl"].result_list)
    assert listed == set(Event.objects.all())
    assert set(Event.objects.managed_by(page.wsgi_request.user)) == set(events)


def test_the_years_of_a_list_are_offered_without_looking_for_each(desk):
    for year in (1991, 1993):
        EventFactory(starts_on=f"{year}-12-16")

    page = desk.get("/admin/events/event/")
    of_a_year = desk.get("/admin/events/event/", {"starts_on__year": 1993})

    offered = [one["title"] for one in page.context["cl"].years()]
    assert offered == [1991, 1992, 1993]
    assert "?starts_on__year=1992" in page.content.decode()
    assert of_a_year.context["cl"].years() == []
    assert len(of_a_year.context["cl"].result_list) == 1


def test_a_choice_is_drawn_as_django_draws_it():
    choices = [("", "—"), ("Топ", [(1, "бір <b>"), (2, "екі")]), (3, "үш")]
    widget = forms.Select({"data-a": "1", "disabled": True}, choices)

    ours = widget.render("таңдау", 2, {"id": "x"}, TemplatesSetting())

    stock = widget.render("таңдау", 2, {"id": "x"}, DjangoTemplates())
    assertHTMLEqual(ours, stock)


def test_what_is_no_letter_of_a_name_finds_nobody(desk):
    person = PersonFactory(family_name_kk="Әлиев")
    OrganisationFactory()
    learn_names([person.pk])

    assert completed(desk, "participation", "person", "ъъъ") == []
    assert completed(desk, "participation", "organisations", "ъъъ") == []
    assert named("ъъъ") == []
