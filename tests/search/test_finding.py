"""What is found by what: the behaviour both databases share."""

import pytest

from events.indexing import reindexing
from search import retrieval
from search.answers import Answer
from search.understanding import understand
from tests.factories import PersonFactory

from .glossary import keep

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "body", "language"),
    [
        ("жаңару", "Елдің саяси жаңаруының жолдары", "kk"),
        ("реформалар", "Саяси реформаның мәні", "kk"),
        ("халықтың", "халқы туралы", "kk"),
        ("реформы", "О конституционной реформе", "ru"),
        ("человек", "Права людей", "ru"),
        ("meeting", "The meetings of scholars", "en"),
        ("Қазақстанда", "Қазақстанның тарихы", "kk"),
        ("Kazakhstan", "Қазақстанның тарихы", "kk"),
        ("Казахстан", "Қазақстанның тарихы", "kk"),
        ("Qazaqstan", "Қазақстанның тарихы", "kk"),
        ("КазНПУ", "ҚазҰПУ студенттері", "kk"),
        ("интернат", "мектеп-интернат", "kk"),
        ("мектеп-интернат", "мектеп-интернатта", "kk"),
        ("don't", "they don't agree", "en"),
        ("әлем", "əлем", "kk"),
        ("жаңғ*", "жаңғырудың жолы", "kk"),
    ],
)
def test_every_form_of_a_word_is_found(publish, found, typed, body, language):
    event = publish(body, language=language)

    assert found(typed) == [event]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("жангыру", "жаңғыру"),
        ("zhangyru", "жаңғыру"),
        ("jañğyru", "жаңғыру"),
        ("sayasi zhangyru", "саяси жаңғыру"),
    ],
)
def test_lost_letters_are_recovered_and_the_reader_is_told(
    publish, client, typed, meant
):
    event = publish("Елдің саяси жаңғыруы")

    response = client.get("/kk/search/", {"q": typed})

    assert [one.event for one in response.context["results"]] == [event]
    assert response.context["answer"].understood.shown == meant
    assert f"«{meant}»" in response.content.decode()


def test_a_recovered_query_keeps_its_signs(publish, client):
    publish("Елдің саяси жаңғыруы")

    response = client.get("/kk/search/", {"q": 'жангыру және "саяси" -реформа сая*'})

    shown = response.context["answer"].understood.shown
    assert shown == "жаңғыру және саяси -реформа сая*"


def test_an_exact_search_recovers_nothing(publish, found):
    publish("Елдің саяси жаңғыруы")

    assert found("жангыру", exact=1) == []


def test_a_word_that_is_in_a_text_is_never_replaced(publish, found):
    as_typed = publish("кун")
    publish("күн")

    assert found("кун") == [as_typed]


def test_texts_with_all_the_words_come_before_those_with_some(publish, client):
    some = publish("саяси өмір")
    every = publish("саяси реформа")

    context = client.get("/kk/search/", {"q": "саяси реформа"}).context

    assert [one.event for one in context["results"]] == [every]
    assert [one.event for one in context["others"]] == [some]


def test_where_no_text_has_all_the_words_those_with_some_are_shown(publish, client):
    event = publish("саяси өмір")

    response = client.get("/kk/search/", {"q": "саяси астрономия"})

    assert [one.event for one in response.context["results"]] == [event]
    assert response.context["answer"].is_partial


def test_a_record_with_all_the_words_in_different_texts_comes_first(publish, found):
    person = PersonFactory(family_name_kk="Есім", given_name_kk="")
    publish("реформа, реформа, реформа")
    publish("сөз", people=[person])
    both = publish("Бұл елдегі жағдай мен реформа туралы ұзақ сөз", people=[person])

    assert found("Есім реформа")[0] == both


def test_a_phrase_is_found_only_where_its_words_meet(publish, found):
    met = publish("халық бірлігінің негіздері")
    publish("бірлік халыққа, халық үшін сөз, бірлік")

    assert found('"халық бірлігі"') == [met]


def test_a_minus_leaves_texts_out(publish, found):
    kept = publish("саяси өмір")
    publish("саяси реформа")

    assert found("саяси -реформалар") == [kept]
    assert found("-реформа") == []


def test_a_chosen_language_is_the_only_one_asked(publish, found):
    publish("конституция", language="ru")
    kazakh = publish("конституция", language="kk")

    assert found("конституция", language="kk") == [kazakh]


def test_editors_add_terms(publish, found):
    event = publish("ҰҒА туралы")
    assert found("НАН") == []

    keep(kk="ҰҒА", ru="НАН", en="NAS")

    assert found("НАН") == [event]


def test_stop_words_do_not_stand_in_the_way(publish, found):
    event = publish("қоғам мен білім")

    assert found("қоғам және білім") == [event]
    assert found("және мен") == []


@pytest.mark.parametrize(
    "typed", ["Ғ. Есім", "Есім Ғ.", "Есим", "Yesim", "G. Yesim", "Ғарифолла Есім"]
)
def test_a_person_is_found_by_any_spelling(publish, client, typed):
    person = PersonFactory(
        family_name_kk="Есім", given_name_kk="Ғарифолла",
        family_name_en="Yesim", given_name_en="Garifolla",
    )  # fmt: skip
    person.names.create(name="Есим Г.", language="ru")
    event = publish("Абай туралы", people=[person])
    publish("басқа жазба", people=[PersonFactory(family_name_kk="Сарым")])

    context = client.get("/kk/search/", {"q": typed}).context

    assert list(context["people"]) == [person]
    assert context["results"][0].event == event


def in_order(typed):
    return [hit.record for hit in Answer(understand(typed), "relevance", "").hits[:10]]


def test_title_people_heading_and_text_weigh_in_this_order(publish):
    """Both databases must give this order; they run this test each."""
    filler = "басқа сөздер мен ойлар осында айтылады"
    body = publish(f"{filler} абай {filler}", title_kk=f"Жиын {filler}")
    heading = publish(title_kk=f"Отырыс {filler}")
    heading.sections.create(heading_kk="Абай", body_kk=f"<p>{filler}</p>")
    person = PersonFactory(family_name_kk="Абай", given_name_kk="")
    people = publish(filler, people=[person], title_kk=f"Кеңес {filler}")
    title = publish(filler, title_kk=f"Абай {filler}")
    engine_order = [title, people, heading, body]
    reindexing.reindex(heading.pk)

    assert in_order("абай") == [event.pk for event in engine_order]


def test_more_words_and_rarer_words_weigh_more(publish):
    both = publish("саяси реформа реформа")
    once = publish("саяси және басқа да көптеген ойлар мен пікірлер")

    assert in_order("саяси реформа астрономия") == [both.pk, once.pk]


def test_by_date_the_latest_event_comes_first(publish, found):
    older = publish("реформа", starts_on="2011-12-06")
    newer = publish("саяси, саяси реформа", starts_on="2019-10-30")

    assert found("реформа", order="date") == [newer, older]


def test_many_texts_of_one_record_are_one_result(publish):
    publish(*["реформа"] * 40, starts_on="2019-10-30")
    older = publish("реформа", starts_on="2011-12-06")

    answer = Answer(understand("реформа"), "date", "")

    assert [hit.record for hit in answer.hits[1:2]] == [older.pk]
    assert answer.survey.count == 2


def test_the_first_of_many_records_by_date_are_found_at_once(publish):
    days = ["2011-12-06", "2012-12-06", "2013-12-06", "2014-12-06"]
    records = [publish("реформа", starts_on=day).pk for day in days]
    hits = Answer(understand("реформа"), "date", "").hits[:1]

    assert [hit.record for hit in hits] == records[-1:]


def test_a_count_goes_on_where_weighing_ends(publish, monkeypatch):
    monkeypatch.setattr(retrieval, "MOST_RANKED", 2)
    records = [publish("реформа", starts_on=f"{y}-12-06").pk for y in range(2011, 2016)]

    answer = Answer(understand("реформа"), "relevance", "")

    assert answer.survey.count == 5
    assert [hit.record for hit in answer.hits[:5]] == records[::-1]
    assert not answer.hits.is_weighed


@pytest.mark.parametrize(("most", "is_weighed"), [(3, False), (5, False), (6, True)])
def test_texts_of_records_that_are_not_counted_are_told_of(
    publish, monkeypatch, most, is_weighed
):
    monkeypatch.setattr(retrieval, "MOST_COUNTED", 2)
    monkeypatch.setattr(retrieval, "MOST_RANKED", most)
    records = [publish("реформа", starts_on=f"{y}-12-06").pk for y in range(2011, 2016)]

    answer = Answer(understand("реформа"), "relevance", "")

    assert [hit.record for hit in answer.hits[:5]] == records[:2:-1]
    assert answer.hits.is_weighed == is_weighed
