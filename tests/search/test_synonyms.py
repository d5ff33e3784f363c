"""Words of one language find what is said in another."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "body", "language"),
    [
        ("сайлау", "Итоги выборов", "ru"),
        ("выборам", "Сайлаудың қорытындысы", "kk"),
        ("election", "Сайлаудың қорытындысы", "kk"),
        ("қуғын-сүргін", "Жертвы репрессий", "ru"),
        ("репрессии", "Қуғын-сүргін құрбандары", "kk"),
        ("репрессии", "Қуғын мен сүргін. Қуғын-сүргінге ұшырағандар", "kk"),
        ("independence", "Тәуелсіздіктің мәні", "kk"),
        ("Золотая Орда", "Алтын Орданың тарихы", "kk"),
        ("алтын орда", "The Golden Horde", "en"),
        ("адам құқығы", "О правах человека", "ru"),
        ("human rights", "О правах человека", "ru"),
        ("гражданское общество", "Азаматтық қоғамның рөлі", "kk"),
        ("жоғары білім", "Высшее образование в стране", "ru"),
    ],
)
def test_a_word_or_a_term_is_found_by_what_it_is_called_elsewhere(
    publish, found, typed, body, language
):
    event = publish(body, language=language)

    assert found(typed) == [event]


def test_a_term_is_found_beside_other_words_in_whatever_texts(publish, client):
    event = publish(
        "Высшее образование в стране", "Итоги реформ", language="ru", title_ru="Стол"
    )

    response = client.get("/kk/search/", {"q": "реформа жоғары білім"})

    assert [one.event for one in response.context["results"]] == [event]
    assert not response.context["answer"].is_partial


def test_half_a_term_does_not_stand_for_it(publish, client):
    publish("Высшая математика", language="ru")

    response = client.get("/kk/search/", {"q": "жоғары білім"})

    assert not response.context["results"]


@pytest.mark.parametrize("typed", ['"сайлау туралы"', "өмір -сайлау"])
def test_a_quotation_and_a_minus_are_taken_by_the_word(publish, found, typed):
    publish("сайлау туралы")
    russian = publish("Выборы. Өмір", language="ru")

    assert (russian in found(typed)) == ("-" in typed)


def test_a_synonym_of_a_synonym_is_none(publish, found):
    publish("право голоса", language="ru")  # law is both «құқық» and «заң»

    assert found("заң") == []


def test_a_synonym_is_suggested_where_no_title_has_the_word(publish, client):
    event = publish(title_kk="Сайлау мен халық")

    suggested = client.get("/kk/search/suggestions/", {"q": "election"})

    addresses = [one.address for one in suggested.context["results"]]
    assert addresses == [event.get_absolute_url()]
