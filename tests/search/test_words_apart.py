"""Words of a query that stand in different texts, and why a record was found."""

import pytest

from events.indexing import reindexing
from tests.factories import (
    OrganisationFactory,
    OrganiserFactory,
    PersonFactory,
    SectionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def texts(pieces):
    return "".join(piece.text for piece in pieces)


def results(client, typed, language="kk", **asked):
    response = client.get(f"/{language}/search/", {"q": typed, **asked})
    return response.context["results"]


def has_all(client, typed, **asked):
    response = client.get("/kk/search/", {"q": typed, **asked})
    return not response.context["answer"].is_partial


def test_words_of_different_sections_find_their_record(publish, found):
    apart = publish("Реформа туралы сөз", "Астрономия туралы сөз")
    publish("Реформа туралы сөз")

    assert found("реформа астрономия") == [apart]


def test_a_text_with_all_the_words_comes_before_texts_with_one_each(publish, found):
    apart = publish("реформа, реформа", "астрономия", starts_on="2020-01-01")
    together = publish("реформа мен астрономия", starts_on="2010-01-01")

    assert found("реформа астрономия") == [together, apart]


def test_words_in_different_languages_of_a_record_find_it(publish, client, found):
    event = publish("Бұл елдегі астрономия", title_ru="О судьбах реформы")

    assert found("реформы астрономия") == [event]
    assert has_all(client, "реформы астрономия")
    assert not has_all(client, "реформы астрономия", language="ru")


def test_a_minus_leaves_out_the_record_in_whatever_text_the_word_stands(publish, found):
    publish("саяси өмір", "астрономия")
    kept = publish("саяси өмір")

    assert found("саяси -астрономия") == [kept]


def test_a_phrase_beside_a_word_of_another_text(publish, found):
    met = publish("халық бірлігінің негіздері", "астрономия")
    publish("бірлік халыққа, халық үшін сөз", "астрономия")
    publish("халық бірлігінің негіздері")

    assert found('"халық бірлігі" астрономия') == [met]


def test_a_phrase_that_is_left_out(publish, found):
    publish("халық бірлігінің негіздері мен астрономия")
    kept = publish("бірлік үшін халыққа астрономия")

    assert found('астрономия -"халық бірлігі"') == [kept]


def test_by_date_words_apart_count_like_words_together(publish, found):
    older = publish("реформа мен астрономия", starts_on="2010-01-01")
    newer = publish("реформа", "астрономия", starts_on="2020-01-01")

    assert found("реформа астрономия", order="date") == [newer, older]


def test_the_languages_of_a_count_are_those_that_answer(publish, client):
    publish("конституция", language="ru", title_ru="Круглый стол")
    publish("конституция")

    facets = client.get("/kk/search/", {"q": "конституция"}).context["facets"]

    counts = {
        value["thing"]: value["count"]
        for facet in facets
        if facet["name"] == "language"
        for value in facet["values"]
    }
    assert counts == {"kk": 1, "ru": 1}


def test_a_record_found_by_its_title_shows_the_best_sentence_of_its_text(
    publish, client
):
    publish("Бірінші сөз.", "Екінші: астрономия туралы.", title_kk="Астрономия")

    [one] = results(client, "астрономия")

    assert texts(one.best.snippet) == "Екінші: астрономия туралы."
    assert one.reason is None


def test_a_hit_says_which_organiser_it_was_found_by(publish, client):
    event = publish("сөз")
    OrganiserFactory(
        event=event, organisation=OrganisationFactory(name_kk="Сәулет академиясы")
    )
    reindexing.reindex(event.pk)

    [one] = results(client, "сәулет академиясы")

    assert (one.reason.label, texts(one.reason.text)) == ("Ұйым", "Сәулет академиясы")
    assert (
        "<mark>Сәулет</mark>"
        in client.get("/kk/search/", {"q": "сәулет академиясы"}).text
    )


def test_a_hit_says_which_person_it_was_found_by(publish, client):
    names = {"family_name_en": "Yesim", "given_name_en": "Gani"}
    person = PersonFactory(family_name_kk="Есім", **names)
    event = publish("сөз", people=[person])
    event.participations.update(printed_name_kk="Ғ. Есім")
    reindexing.reindex(event.pk)

    [one] = results(client, "Yesim")

    assert one.reason.label == "Қатысушы"
    assert "Yesim" in texts(one.reason.text)
    assert one.reason.language == "en"


def test_a_hit_says_that_the_words_stand_in_another_language(publish, client):
    publish("сөз", title_kk="Жиын", title_en="On independence")

    [one] = results(client, "independence")

    assert (one.reason.language, texts(one.reason.text)) == ("en", "On independence")


def test_what_is_shown_needs_no_reason(publish, client):
    event = publish("астрономия туралы")
    event.topics.add(TopicFactory(name_kk="Астрономия"))
    reindexing.reindex(event.pk)

    [one] = results(client, "астрономия")

    assert one.reason is None


def test_reasons_cost_the_same_for_few_records_and_for_many(
    publish, client, django_assert_max_num_queries
):
    unit = OrganisationFactory(name_kk="Сәулет академиясы")
    for number in range(9):
        event = publish("сөз", starts_on=f"{2001 + number}-12-06")
        OrganiserFactory(event=event, organisation=unit)
        reindexing.reindex(event.pk)

    with django_assert_max_num_queries(40):
        assert len(results(client, "сәулет")) == 9


def test_a_section_that_is_taken_out_is_taken_out_of_the_whole(publish, client):
    event = publish("реформа", "астрономия")
    event.sections.last().delete()
    reindexing.reindex(event.pk)

    assert not has_all(client, "реформа астрономия")
    SectionFactory(event=event, body_kk="<p>астрономия</p>")
    reindexing.reindex(event.pk)
    assert has_all(client, "реформа астрономия")


def test_an_organiser_is_found_by_its_name_in_a_language_the_record_lacks(
    publish, client
):
    event = publish("сөз")
    unit = OrganisationFactory(
        name_kk="Торғай мұрағаты", name_ru="Тургайский архив", name_en=""
    )
    OrganiserFactory(event=event, organisation=unit)
    reindexing.reindex(event.pk)

    [one] = results(client, "тургайского архива")

    assert (one.reason.language, texts(one.reason.text)) == ("ru", "Тургайский архив")
