"""Readers: the public glossary, and terms explained on the page of a record."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.models import Concept
from tests.factories import EventFactory, SectionFactory

from .glossary import keep, moved

pytestmark = pytest.mark.django_db

TEXT = "<p>Сайлау, <b>парламент</b>. Сайлаудың <a href='/x/'>үкімет</a> сөзі.</p>"


@pytest.fixture
def _empty():
    Concept.objects.all().delete()
    moved()


@pytest.fixture
def event():
    event = EventFactory(published=True, title_ru="Встреча", title_en="Meeting")
    SectionFactory(event=event, body_kk=TEXT)
    return event


def terms_of(page):
    return [concept.term for concept in page.context["page"]]


# --- The glossary ------------------------------------------------------------


@pytest.mark.usefixtures("_empty")
def test_it_is_in_the_order_of_the_readers_alphabet(client):
    for kk, ru in (("қоғам", "яма"), ("әкім", "ёлка"), ("заң", "еда")):
        keep(kk=kk, ru=ru, definition_kk="Анықтама.", definition_ru="Определение.")

    assert terms_of(client.get("/kk/glossary/")) == ["әкім", "заң", "қоғам"]
    assert terms_of(client.get("/ru/glossary/")) == ["еда", "ёлка", "яма"]
    assert terms_of(client.get("/kk/glossary/?letter=Қ")) == ["қоғам"]


@pytest.mark.usefixtures("_empty")
def test_what_has_no_definition_in_a_language_is_not_shown_in_it(client):
    keep(kk="заң; ереже", ru="закон", definition_kk="<Ереже>.", source="Кітап")

    page = client.get("/kk/glossary/").content.decode()

    assert "&lt;Ереже&gt;." in page
    assert [word in page for word in ("ереже", "закон", "Кітап")] == [True] * 3
    assert terms_of(client.get("/ru/glossary/")) == []


@pytest.mark.parametrize("asked", ["letter=Ж", "letter=<", "page=2", "page=x"])
@pytest.mark.usefixtures("_empty")
def test_a_letter_or_a_page_that_is_not_there_is_not_found(client, asked):
    keep(kk="заң", definition_kk="Ереже.")

    assert client.get(f"/kk/glossary/?{asked}").status_code == 404


@pytest.mark.parametrize("count", [1, 120])
@pytest.mark.usefixtures("_empty")
def test_a_long_one_costs_the_same_and_is_divided(
    client, count, django_assert_num_queries
):
    for number in range(count):
        keep(kk=f"термин {number}", definition_kk="Анықтама.")

    with django_assert_num_queries(2):
        page = client.get("/kk/glossary/")

    assert len(page.context["page"].object_list) == min(count, 100)
    assert page.context["page"].has_next() == (count > 100)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_whole_of_what_comes_with_it_is_shown(client, language):
    pages = [client.get(f"/{language}/glossary/?page={n}") for n in (1, 2, 3)]

    assert sum(len(page.context["page"].object_list) for page in pages) == 250
    assert len(pages[0].context["letters"]) > 15


def test_a_sitemap_names_it(client):
    assert "/kk/glossary/</loc>" in client.get("/sitemap-pages.xml").content.decode()


# --- Explained on the page of a record ----------------------------------------


def test_terms_are_explained_on_request_each_where_it_first_stands(client, event):
    page = client.get(event.get_absolute_url(), {"terms": "1"})

    html = page.content.decode()
    assert [one.term for one in page.context["explained"]] == ["сайлау", "парламент"]
    for concept in page.context["explained"]:
        assert html.count(f'href="#concept-{concept.pk}"') == 1
        assert html.count(f'id="concept-{concept.pk}"') == 1
        assert concept.definition_kk in html
    assert "<a href='/x/'>үкімет</a>" in html.replace('"', "'")


def test_a_text_in_another_language_is_explained_in_the_readers_own(client, event):
    page = client.get(event.get_absolute_url().replace("/kk/", "/en/"), {"terms": "1"})

    told = page.context["explained"]
    assert [one.term_en for one in told] == ["election", "parliament"]
    assert told[0].definition_en in page.content.decode()
    assert 'class="term"' in page.content.decode()


def test_a_term_leads_to_its_page_of_the_glossary(client, event):
    told = client.get(event.get_absolute_url(), {"terms": "1"}).context["explained"]

    for concept in told:
        page = client.get("/kk/glossary/", {"page": concept.page})
        assert f'id="concept-{concept.pk}"' in page.content.decode()


def test_where_no_term_stands_it_is_said(client):
    event = EventFactory(published=True)
    SectionFactory(event=event, body_kk="<p>Сәлем!</p>")

    page = client.get(event.get_absolute_url(), {"terms": "1"})

    assert page.context["explained"] == []
    assert "глоссарий терминдері жоқ" in page.content.decode()


def test_without_the_request_a_page_asks_nothing_more(client, event):
    keep(kk="сайлау", definition_kk="Таңдау.")

    with CaptureQueriesContext(connection) as queries:
        page = client.get(event.get_absolute_url())

    assert [one for one in queries if "search_concept" in one["sql"]] == []
    assert page.context["explained"] is None
    assert "?terms=1" in page.content.decode()


@pytest.mark.parametrize("words", [1, 40])
def test_the_explanations_cost_the_same_for_few_terms_and_many(
    client, words, django_assert_num_queries
):
    event = EventFactory(published=True)
    terms = Concept.objects.exclude(definition_kk="").values_list("term_kk", flat=True)
    SectionFactory(event=event, body_kk=f"<p>{', '.join(terms[:words])}</p>")
    address = event.get_absolute_url()
    with CaptureQueriesContext(connection) as plain:
        client.get(address)

    with django_assert_num_queries(len(plain) + 2):
        client.get(address, {"terms": "1"})


def test_the_words_of_a_search_are_marked_as_well(client, event):
    page = client.get(event.get_absolute_url(), {"terms": "1", "q": "election"})

    assert "<mark>Сайлау</mark></a>" in page.content.decode()


def test_a_draft_is_explained_to_nobody(client):
    event = EventFactory()

    assert client.get(event.get_absolute_url(), {"terms": "1"}).status_code == 404


# --- Why something was found ---------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "body", "reason"),
    [
        ("ЖОО", "Вузы договорились", "вуз"),
        ("вуз", "Жоғары оқу орындары туралы", "жоғары оқу орны"),
        ("election", "Сайлау өтті", "сайлау"),
        ("выборы", "Сайлау, выборы", None),
        ("сайлау", "Сайлау өтті", None),
        ("демократия", "Демократиялық ел", None),
    ],
)
def test_a_result_says_by_which_term_it_was_found(publish, client, typed, body, reason):
    publish(body, language="ru" if body.startswith("Вузы") else "kk")

    (found,) = client.get("/kk/search/", {"q": typed}).context["results"]

    told = found.reason and found.reason.text[0].text
    assert told == reason


@pytest.mark.parametrize(("second", "lang"), [("ru", "ru"), ("latn", "kk-Latn")])
def test_terms_are_explained_beside_a_second_language(client, event, second, lang):
    event.sections.update(body_ru="<p>Выборы, парламент.</p>")

    page = client.get(f"{event.get_absolute_url()}?with={second}&terms=1")

    html = page.content.decode()
    told = [concept.pk for concept in page.context["explained"]]
    assert told
    assert re.findall(r'id="term-(\d+)"', html) == [str(pk) for pk in told]
    assert f'lang="{lang}"' in html
    assert f"?with={second}" in html  # the way back to it without explanations
