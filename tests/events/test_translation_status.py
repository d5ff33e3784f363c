"""A translation knows what it was made from, whoever saved the record."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from events.models import Coverage, Event, TranslatedText
from events.translating import translation_status
from tests.events.test_desk import form_of
from tests.factories import (
    DocumentFactory,
    EventFactory,
    ParticipationFactory,
    PhotoFactory,
    SectionFactory,
)

CELL = re.compile(r'<td class="field-translated">(.*?)</td>')

pytestmark = pytest.mark.django_db


def coverage(event, language):
    row = Coverage.objects.get(event=event, language=language)
    return row.wanted, row.filled, row.outdated


def outdated_keys(event, language):
    rows = TranslatedText.objects.filter(event=event, language=language, outdated=True)
    return sorted(rows.values_list("key", flat=True))


@pytest.fixture
def event():
    """A record in Kazakh whose title and only section are translated into Russian."""
    event = EventFactory(title_kk="Саяси жаңару", title_ru="Политическое обновление")
    SectionFactory(
        event=event,
        heading_kk="Мақсаты",
        heading_ru="Цель",
        body_kk="<p>Бірінші сөйлем.</p>",
        body_ru="<p>Первое предложение.</p>",
    )
    translation_status.update_status(event.pk)
    return event


def test_every_kind_of_text_is_counted(event):
    ParticipationFactory(event=event, post_kk="доцент")
    PhotoFactory(event=event, caption_kk="Зал")
    DocumentFactory(event=event)
    event.corrections.create(made_on="2024-01-01", note_kk="Күні түзетілді.")

    translation_status.update_status(event.pk)

    assert coverage(event, "ru") == (9, 3, 0)
    assert coverage(event, "en") == (9, 0, 0)


def test_the_original_language_is_nobodys_translation(event):
    assert list(event.coverage.values_list("language", flat=True)) == ["en", "ru"]


def test_a_text_that_stands_in_a_translation_only_is_not_asked_for(event):
    Event.objects.update(venue_ru="Актовый зал")

    translation_status.update_status(event.pk)

    assert coverage(event, "ru") == (3, 3, 0)


def test_a_translation_left_alone_while_its_original_changes_is_outdated(event):
    event.sections.update(body_kk="<p>Бірінші ұзын сөйлем.</p>")

    translation_status.update_status(event.pk)

    section = event.sections.get()
    assert outdated_keys(event, "ru") == [f"sections.{section.pk}.body"]
    assert coverage(event, "ru") == (3, 3, 1)
    row = TranslatedText.objects.get(outdated=True)
    assert row.made_from == "Бірінші сөйлем."


def test_a_translation_saved_together_with_its_original_is_current(event):
    event.sections.update(body_kk="<p>Жаңа.</p>", body_ru="<p>Новое.</p>")

    translation_status.update_status(event.pk)

    assert outdated_keys(event, "ru") == []


def test_a_translation_edited_after_its_original_is_current_again(event):
    event.sections.update(body_kk="<p>Жаңа.</p>")
    translation_status.update_status(event.pk)
    event.sections.update(body_ru="<p>Новое.</p>")

    translation_status.update_status(event.pk)

    assert outdated_keys(event, "ru") == []


def test_an_original_put_back_makes_its_translation_current_again(event):
    Event.objects.update(title_kk="Басқа атау")
    translation_status.update_status(event.pk)
    Event.objects.update(title_kk="Саяси жаңару")

    translation_status.update_status(event.pk)

    assert outdated_keys(event, "ru") == []


def test_markup_and_spaces_alone_make_nothing_outdated(event):
    event.sections.update(body_kk="\n<p>Бірінші <strong>сөйлем</strong>.\n </p>\n")

    translation_status.update_status(event.pk)

    assert outdated_keys(event, "ru") == []


def test_reordering_sections_makes_nothing_outdated(event):
    SectionFactory(event=event, heading_kk="Бірінші", position=0)
    event.sections.filter(heading_kk="Мақсаты").update(position=5)

    translation_status.update_status(event.pk)

    assert outdated_keys(event, "ru") == []
    assert coverage(event, "ru") == (5, 3, 0)


def test_a_removed_section_is_forgotten(event):
    event.sections.get().delete()

    translation_status.update_status(event.pk)

    assert [row.key for row in event.translated_texts.all()] == ["title"]
    assert coverage(event, "ru") == (1, 1, 0)


def test_another_original_language_starts_anew(event):
    Event.objects.update(original_language="ru")

    translation_status.update_status(event.pk)

    assert coverage(event, "kk") == (3, 3, 0)
    assert list(event.coverage.values_list("language", flat=True)) == ["en", "kk"]
    assert set(event.translated_texts.values_list("language", flat=True)) == {"kk"}


def test_an_update_without_a_change_changes_nothing(event):
    before = list(TranslatedText.objects.values())

    translation_status.update_status(event.pk)

    assert list(TranslatedText.objects.values()) == before


def test_saving_the_form_tells_which_translations_aged(client, editor):
    event = EventFactory(title_kk="Ескі атау", title_ru="Старое название")
    translation_status.update_status(event.pk)
    client.force_login(editor)
    form = form_of(event, title_kk="Жаңа атау", title_ru="Старое название")

    client.post(reverse("admin:events_event_change", args=[event.pk]), form)

    assert outdated_keys(event, "ru") == ["title"]


# --- The list of records ---------------------------------------------------


@pytest.fixture
def records(event):
    outdated = EventFactory(title_kk="Ескірген", title_ru="Устаревшее")
    translation_status.update_status(outdated.pk)
    Event.objects.filter(pk=outdated.pk).update(title_kk="Жаңарған")
    kazakh = EventFactory(title_kk="Аударылмаған")
    russian = EventFactory(title_kk="", title_ru="Русская", original_language="ru")
    translation_status.update_status(outdated.pk, kazakh.pk, russian.pk)
    return {
        "translated": event,
        "outdated": outdated,
        "kk": kazakh,
        "ru": russian,
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("missing-ru", {"kk"}),
        ("missing-kk", {"ru"}),
        ("missing-en", {"translated", "outdated", "kk", "ru"}),
        ("outdated-ru", {"outdated"}),
        ("outdated-kk", set()),
        ("nonsense", {"translated", "outdated", "kk", "ru"}),
        ("missing-de", {"translated", "outdated", "kk", "ru"}),
    ],
)
def test_the_list_is_filtered_by_what_a_language_lacks(
    client, editor, records, asked, found
):
    client.force_login(editor)

    page = client.get(reverse("admin:events_event_changelist"), {"translation": asked})

    assert set(page.context["cl"].result_list) == {records[name] for name in found}


def test_the_list_shows_how_much_is_translated(client, editor, records):
    client.force_login(editor)

    html = client.get(reverse("admin:events_event_changelist")).content.decode()

    cells = (strip_tags(cell) for cell in CELL.findall(html))
    shown = [cell.replace("&nbsp;", " ") for cell in cells]
    assert shown == [
        "kk 0 % · ru · en 0 %",
        "kk · ru 0 % · en 0 %",
        "kk · ru 100 % (1 ескірген) · en 0 %",
        "kk · ru 100 % · en 0 %",
    ]


def test_the_list_costs_the_same_for_one_record_and_for_three(client, editor):
    client.force_login(editor)
    client.get("/admin/")
    queries = []

    for wanted in (1, 3):
        while Event.objects.count() < wanted:
            translation_status.update_status(EventFactory(title_ru="Название").pk)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(reverse("admin:events_event_changelist"))
        assert page.content.decode().count("ru&nbsp;100&nbsp;%") == wanted
        queries.append(len(asked))

    assert queries[0] == queries[1]
