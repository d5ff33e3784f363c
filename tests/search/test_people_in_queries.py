"""Records are found by whom they name, however the name is typed and printed."""

import pytest

from events.indexing import reindexing
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def seitqasym(publish):
    """A record in which somebody has a name of one spelling, in one language."""
    person = PersonFactory(family_name_kk="Сейтқасым", given_name_kk="Дәурен")
    event = publish("Сөз", "Реформа туралы", people=[person])
    event.participations.update(printed_name_kk="Д. Сейтқасым")
    reindexing.reindex(event.pk)
    publish("Реформа туралы", people=[PersonFactory(family_name_kk="Ахметов")])
    return event


@pytest.mark.parametrize(
    "typed",
    ["Сейткасымов", "Даурен Сейткасымов", "Seitkasymov", "Сейтқасым Дәурен Мұхтарұлы"],
)
def test_a_name_finds_the_records_of_who_is_called_so(seitqasym, client, typed):
    context = client.get("/kk/search/", {"q": typed}).context

    assert [one.event for one in context["results"]] == [seitqasym]
    assert not context["answer"].is_partial


def test_a_name_and_a_word_of_another_text_find_the_record_of_both(seitqasym, client):
    context = client.get("/kk/search/", {"q": "реформа Даурен Сейткасымов"}).context

    assert [one.event for one in context["results"]] == [seitqasym]
    assert not context["answer"].is_partial


def test_a_record_says_whose_name_it_was_found_by(seitqasym, client):
    [one] = client.get("/kk/search/", {"q": "Сейткасымов"}).context["results"]

    assert one.reason.label == "Қатысушы"
    assert [piece.text for piece in one.reason.text] == ["Д.\u00a0Сейтқасым"]


def test_the_beginning_of_a_name_is_nobodys(publish, found):
    person = PersonFactory(family_name_kk="Реформатов", given_name_kk="")
    publish("Сөз", people=[person])
    named = publish("Реформа")

    assert found("реформа") == [named]


def test_an_exact_search_asks_for_nobody(seitqasym, found):
    assert found("Сейткасымов", exact=1) == []


def test_twelve_names_are_asked_of_a_bounded_number_of_times(
    seitqasym, client, django_assert_max_num_queries
):
    for name in ["Асқар", "Болат", "Дана", "Ерлан", "Қайрат", "Марат"]:
        PersonFactory(family_name_kk=name, given_name_kk="")

    with django_assert_max_num_queries(80):
        client.get("/kk/search/", {"q": " ".join(["Асқар Болат Дана Ерлан"] * 3)})
