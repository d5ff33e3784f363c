"""The screen on which a record is translated."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.choices import Status
from events.models import Coverage, Event
from events.translating import translation_status
from tests.factories import EventFactory, ParticipationFactory, SectionFactory

pytestmark = pytest.mark.django_db


def screen(event, language="ru"):
    return reverse("admin:events_event_translation", args=[event.pk, language])


@pytest.fixture
def event():
    event = EventFactory(title_kk="Саяси жаңару", title_ru="Обновление")
    SectionFactory(event=event, heading_kk="Мақсаты", body_kk="<p>Бірінші.</p>")
    translation_status.update_status(event.pk)
    return event


@pytest.fixture
def section(event):
    return event.sections.get()


def forms_of(page):
    return {form.text.key: form for form in page.context["desk"].shown}


def handed_in(page, **changes):
    """Return what the browser would post from ``page`` after typing ``changes``."""
    posted = {}
    for key, form in forms_of(page).items():
        posted[f"{key}-words"] = form["words"].value() or ""
        posted[f"{key}-seen"] = form.seen
    return posted | changes


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def test_all_texts_stand_in_reading_order(desk, event, section):
    ParticipationFactory(event=event, post_kk="доцент")
    place = event.participations.get()

    page = desk.get(screen(event))

    assert list(forms_of(page)) == [
        "title",
        f"participations.{place.pk}.printed_name",
        f"participations.{place.pk}.post",
        f"sections.{section.pk}.heading",
        f"sections.{section.pk}.body",
    ]
    parts = [part for part, _forms in page.context["desk"].parts]
    assert parts == ["Жазба", "Қатысушы 1", "Бөлім 1"]


def test_what_is_typed_is_saved_and_what_is_not_stays(desk, event, section):
    page = desk.get(screen(event))
    body = {f"sections.{section.pk}.body-words": "<p>Первое.</p>"}

    answer = desk.post(screen(event), handed_in(page, **body), follow=True)

    section.refresh_from_db()
    assert (section.body_ru, section.heading_ru) == ("<p>Первое.</p>", None)
    assert 'class="success"' in answer.content.decode()
    assert Coverage.objects.get(language="ru").filled == 2


def test_only_what_is_missing_or_outdated_can_be_shown(desk, event, section):
    page = desk.get(screen(event), {"only": "open"})

    keys = [f"sections.{section.pk}.heading", f"sections.{section.pk}.body"]
    assert list(forms_of(page)) == keys


def test_an_outdated_text_shows_what_happened_to_its_original(desk, event):
    Event.objects.update(title_kk="Саяси жаңғыру")
    translation_status.update_status(event.pk)

    html = desk.get(screen(event)).content.decode()

    assert "Саяси <del>жаңару</del><ins>жаңғыру</ins>" in html


def test_a_tick_says_that_a_translation_is_still_right(desk, event):
    Event.objects.update(title_kk="Саяси жаңғыру")
    translation_status.update_status(event.pk)
    page = desk.get(screen(event))

    desk.post(screen(event), handed_in(page, **{"title-checked": "on"}))

    assert Coverage.objects.get(language="ru").outdated == 0
    assert Event.objects.get().title_ru == "Обновление"


def test_a_text_too_long_is_refused_at_its_field_and_nothing_is_saved(
    desk, event, section
):
    page = desk.get(screen(event))
    typed = {
        "title-words": "ж" * 301,
        f"sections.{section.pk}.heading-words": "Цель",
    }

    answer = desk.post(screen(event), handed_in(page, **typed))

    assert list(forms_of(answer)["title"].errors) == ["words"]
    assert forms_of(answer)[f"sections.{section.pk}.heading"]["words"].value() == "Цель"
    assert event.sections.get().heading_ru is None


def test_what_the_record_itself_refuses_is_said_at_the_field(desk, event):
    Event.objects.update(title_kk="", original_language="kk")
    page = desk.get(screen(event))

    answer = desk.post(screen(event), handed_in(page, **{"title-words": " "}))

    assert list(forms_of(answer)["title"].errors) == ["words"]
    assert Event.objects.get().title_ru == "Обновление"


# --- Two people at once ----------------------------------------------------


def test_a_colleagues_translation_is_not_overwritten_unseen(desk, event):
    page = desk.get(screen(event))
    Event.objects.update(title_ru="Обновление страны")
    typed = {"title-words": "Модернизация"}

    answer = desk.post(screen(event), handed_in(page, **typed))

    form = forms_of(answer)["title"]
    assert "«Обновление страны»" in form.errors["words"][0]
    assert form["words"].value() == "Модернизация"
    assert Event.objects.get().title_ru == "Обновление страны"

    desk.post(screen(event), handed_in(answer))

    assert Event.objects.get().title_ru == "Модернизация"


def test_a_colleagues_translation_of_another_text_is_left_alone(desk, event, section):
    page = desk.get(screen(event))
    event.sections.update(heading_ru="Цель")

    desk.post(screen(event), handed_in(page, **{"title-words": "Модернизация"}))

    assert Event.objects.get().title_ru == "Модернизация"
    assert event.sections.get().heading_ru == "Цель"


@pytest.mark.parametrize(
    "typed", [{"title-words": "Модернизация"}, {"title-checked": "on"}]
)
def test_an_original_that_changed_meanwhile_is_compared_first(desk, event, typed):
    Event.objects.update(title_kk="Саяси жаңғыру")
    translation_status.update_status(event.pk)
    page = desk.get(screen(event))
    Event.objects.update(title_kk="Саяси реформа")

    answer = desk.post(screen(event), handed_in(page, **typed))

    assert list(forms_of(answer)["title"].errors) == ["words"]
    assert Event.objects.get().title_ru == "Обновление"


def test_a_text_whose_section_was_removed_meanwhile_is_given_back(desk, event, section):
    page = desk.get(screen(event))
    typed = {f"sections.{section.pk}.heading-words": "Цель", "title-words": "Новое"}
    section.delete()

    answer = desk.post(screen(event), handed_in(page, **typed))

    assert list(answer.context["desk"].homeless) == ["Цель"]
    assert Event.objects.get().title_ru == "Обновление"


# --- Who may ---------------------------------------------------------------


def test_an_author_translates_their_own_draft(client, author, event):
    event.responsible.add(author)
    client.force_login(author)
    page = client.get(screen(event))

    client.post(screen(event), handed_in(page, **{"title-words": "Новое"}))

    assert Event.objects.get().title_ru == "Новое"


def test_an_author_sees_no_foreign_draft(client, author, event):
    client.force_login(author)

    assert client.get(screen(event)).status_code == 404
    assert client.post(screen(event), {"title-words": "Чужое"}).status_code == 404
    assert Event.objects.get().title_ru == "Обновление"


def test_an_author_reads_the_translation_of_a_public_record_only(client, author):
    event = EventFactory(published=True, title_ru="Название")
    client.force_login(author)

    html = client.get(screen(event)).content.decode()

    assert "<textarea" not in html
    assert client.post(screen(event), {"title-words": "Чужое"}).status_code == 403
    assert Event.objects.get().title_ru == "Название"


def test_a_reader_is_sent_to_the_login(client, event):
    assert client.get(screen(event)).status_code == 302


@pytest.mark.parametrize("language", ["kk", "de", "xx"])
def test_a_record_is_not_translated_into_its_original_or_an_unknown_language(
    desk, event, language
):
    assert desk.get(screen(event, language)).status_code == 404


@pytest.mark.parametrize("posted", [{}, {"title-words": "Жаңа"}, {"title-seen": "x"}])
def test_an_incomplete_post_breaks_nothing(desk, event, posted):
    answer = desk.post(screen(event), posted)

    assert answer.status_code in (200, 302)
    assert Event.objects.get().title_ru == "Обновление"


@pytest.mark.parametrize("status", Status)
def test_the_screen_opens_in_every_status_and_language(desk, event, status):
    Event.objects.filter(pk=event.pk).update(status=status, publish_at=event.created_at)

    for language in ("kk", "ru", "en"):
        answer = desk.get(screen(event), headers={"accept-language": language})
        assert answer.status_code == 200


def test_the_screen_costs_the_same_for_a_short_and_a_long_record(desk, event):
    queries = []
    for number in (1, 3):
        while event.sections.count() < number:
            SectionFactory(event=event)
            ParticipationFactory(event=event)
        with CaptureQueriesContext(connection) as asked:
            desk.get(screen(event))
        queries.append(len(asked))

    assert queries[0] == queries[1]


def test_the_page_before_a_deletion_names_no_bookkeeping(desk, event, section):
    page = desk.get(reverse("admin:events_event_delete", args=[event.pk]))

    listed = re.findall(r"<li>(.+): (\d+)</li>", page.content.decode())
    assert listed == [
        ("Бөлімдер", "1"),
        ("Қатысушылар", "0"),
        ("Фотосуреттер мен құжаттар", "0"),
    ]
