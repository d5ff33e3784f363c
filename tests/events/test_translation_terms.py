"""Terms of the glossary on the screen on which a record is translated."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.translating import translation_status
from search.models import Concept
from tests.factories import EventFactory, SectionFactory
from tests.search.glossary import keep, moved

pytestmark = pytest.mark.django_db


@pytest.fixture
def _empty():
    Concept.objects.all().delete()
    moved()


@pytest.fixture
def event():
    event = EventFactory(title_kk="Сайлаудың қорытындысы", title_ru="Итоги выборов")
    SectionFactory(
        event=event,
        body_kk="<p>ЖОО, <strong>сайлаушылар</strong> &amp; <a href='/x'>парламент</a>",
        body_ru="<p>Вузы и народ, парламента</p>",
    )
    translation_status.update_status(event.pk)
    return event


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def forms_of(page):
    return {form.text.field: form for form in page.context["desk"].shown}


def screen(event, language="ru"):
    return reverse("admin:events_event_translation", args=[event.pk, language])


def told(form):
    return [(one.term, one.wanted[0], one.is_used) for one in form.terms]


def test_each_text_has_its_terms_and_says_which_the_translation_lacks(desk, event):
    forms = forms_of(desk.get(screen(event)))

    assert told(forms["title"]) == [("сайлау", "выборы", True)]
    assert told(forms["body"]) == [
        ("жоғары оқу орны", "высшее учебное заведение", True),
        ("сайлаушы", "избиратель", False),
        ("парламент", "парламент", True),
    ]
    assert told(forms["heading"]) == []


def test_what_is_not_translated_yet_lacks_no_term(desk, event):
    forms = forms_of(desk.get(screen(event, "en")))

    assert told(forms["title"]) == [("сайлау", "election", True)]


@pytest.mark.usefixtures("_empty")
def test_a_term_without_a_counterpart_is_neither_marked_nor_listed(desk, event):
    keep(kk="сайлау", en="election")

    page = desk.get(screen(event))

    assert told(forms_of(page)["title"]) == []
    assert "translation__term" not in page.content.decode()


def test_the_original_is_marked_and_its_links_stay(desk, event):
    page = desk.get(screen(event)).content.decode()

    assert '<span class="translation__term">Сайлаудың</span> қорытындысы' in page
    assert (
        '<strong><span class="translation__term">сайлаушылар</span></strong> &amp; <a'
        in page
    )
    assert ">парламент</a>" in page


@pytest.mark.usefixtures("_empty")
def test_what_a_term_says_is_never_markup(desk, event):
    keep(kk="сайлау", ru="<script>alert(1)</script>")

    page = desk.get(screen(event)).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_what_was_typed_and_refused_is_what_is_looked_at(desk, event):
    page = desk.get(screen(event))
    posted = {"origin-seen": page.context["desk"].origin.seen}
    for form in page.context["desk"].shown:
        posted[f"{form.prefix}-words"] = form["words"].value() or ""
        posted[f"{form.prefix}-seen"] = form.seen
    posted["title-words"] = "Итоги " + "сессии " * 60  # too long a title

    forms = forms_of(desk.post(screen(event), posted))

    assert told(forms["title"]) == [("сайлау", "выборы", False)]


@pytest.mark.parametrize("count", [1, 40])
def test_the_screen_costs_the_same_for_few_terms_and_many(desk, count):
    terms = Concept.objects.exclude(definition_kk="").values_list("term_kk", flat=True)
    event = EventFactory(title_kk="Жиын")
    SectionFactory(event=event, body_kk=f"<p>{', '.join(terms[:count])}</p>")

    with CaptureQueriesContext(connection) as queries:
        page = desk.get(screen(event))

    asked = [one for one in queries if "search_concept" in one["sql"]]
    assert len(asked) == 1
    assert len(forms_of(page)["body"].terms) >= count * 0.9
