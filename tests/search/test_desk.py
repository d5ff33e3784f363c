"""Searching at the desk: the lists of the admin and its fields that complete names."""

import pytest

from tests.factories import EventFactory, OrganisationFactory, PersonFactory

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

    answer = desk.get(
        "/admin/autocomplete/",
        {
            "app_label": "events", "model_name": "participation",
            "field_name": "person", "term": "есим",
        },
    )  # fmt: skip

    assert [one["id"] for one in answer.json()["results"]] == [str(person.pk)]


def test_editors_keep_the_synonyms_and_authors_do_not(client, author, editor):
    client.force_login(author)
    assert client.get("/admin/search/synonyms/").status_code == 403

    client.force_login(editor)
    assert client.get("/admin/search/synonyms/").status_code == 200
