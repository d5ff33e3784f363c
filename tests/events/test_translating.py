"""The act of translating: who may, what is written, what is remembered."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from reversion.models import Revision

from events.choices import Status
from events.indexing import reindexing
from events.models import Coverage, Event, TranslatedText
from events.translating import translation_status
from events.translating.translate import Draft, translate
from search.models import Entry
from tests.factories import EventFactory, PhotoFactory, SectionFactory

pytestmark = pytest.mark.django_db


def russian(texts, **more):
    return Draft("ru", texts, **more)


@pytest.fixture
def event():
    event = EventFactory(title_kk="Саяси жаңару")
    SectionFactory(event=event, heading_kk="Мақсаты", body_kk="<p>Бірінші.</p>")
    translation_status.update_status(event.pk)
    return event


@pytest.fixture
def body(event):
    return f"sections.{event.sections.get().pk}.body"


def test_a_translation_is_written_in_its_own_columns(event, body, editor):
    texts = {"title": "Политическое обновление", body: "<p>Первое.</p>"}

    changed = translate(event, russian(texts), by=editor)

    event.refresh_from_db()
    section = event.sections.get()
    assert [text.key for text in changed] == ["title", body]
    assert (event.title_kk, event.title_ru) == ("Саяси жаңару", texts["title"])
    assert (section.body_kk, section.body_ru) == ("<p>Бірінші.</p>", "<p>Первое.</p>")


def test_the_record_counts_as_modified_and_its_history_knows_by_whom(
    event, body, editor
):
    translate(event, russian({body: "<p>Первое.</p>"}), by=editor)

    revision = Revision.objects.get()
    assert (revision.user, revision.comment) == (editor, "Аударма: Русский")
    assert Event.objects.get().modified_at > event.modified_at
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (editor, str(event.pk))
    said = "Өзгертілді: аударма «Русский», өрістер – мәтіні."
    assert entry.get_change_message() == said


def test_what_has_not_changed_is_neither_saved_nor_logged(event, editor):
    changed = translate(event, russian({"title": ""}), by=editor)

    assert changed == []
    assert Event.objects.get().modified_at == event.modified_at
    assert Revision.objects.count() + LogEntry.objects.count() == 0


def test_the_translation_of_a_public_record_is_found_at_once(editor):
    event = EventFactory(published=True)
    reindexing.reindex(event.pk)

    translate(event, russian({"title": "Круглый стол"}), by=editor)

    assert Entry.objects.filter(record=event.pk).count() == 2  # kk and ru


def test_a_script_in_a_translation_is_left_out(event, body, editor):
    dirty = "<p onclick='a()'>Первое.<script>alert(1)</script></p>"

    translate(event, russian({body: dirty}), by=editor)

    assert event.sections.get().body_ru == "<p>Первое.</p>"


def test_a_line_break_in_a_title_becomes_a_space(event, editor):
    translate(event, russian({"title": " Первая\r\nвторая "}), by=editor)

    assert Event.objects.get().title_ru == "Первая вторая"


def test_a_text_that_does_not_fit_is_named_and_nothing_is_saved(event, body, editor):
    texts = {"title": "ж" * 301, body: "<p>Первое.</p>"}

    with pytest.raises(ValidationError) as refusal:
        translate(event, russian(texts), by=editor)

    assert list(refusal.value.message_dict) == ["title"]
    assert event.sections.get().body_ru is None


def test_the_only_heading_of_a_section_cannot_be_taken_away(editor):
    event = EventFactory()
    section = SectionFactory(event=event, heading_kk="", heading_ru="Цель")
    key = f"sections.{section.pk}.heading"

    with pytest.raises(ValidationError) as refusal:
        translate(event, russian({key: ""}), by=editor)

    assert list(refusal.value.message_dict) == [key]


def test_a_caption_is_saved_without_touching_its_picture(event, editor):
    photo = PhotoFactory(event=event, caption_kk="Зал")
    photo.image.storage.delete(photo.image.name)

    texts = {f"photos.{photo.pk}.caption": "Зал заседаний"}
    translate(event, russian(texts), by=editor)

    assert event.photos.get().caption_ru == "Зал заседаний"


def test_an_unknown_key_changes_nothing(event, editor):
    texts = {"sections.999999.body": "<p>Чужое.</p>", "status": "published"}

    assert translate(event, russian(texts), by=editor) == []


# --- Who may ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "status", "own", "may"),
    [
        ("author", Status.DRAFT, True, True),
        ("author", Status.DRAFT, False, False),
        ("author", Status.REVIEW, True, False),
        ("author", Status.PUBLISHED, True, False),
        ("editor", Status.DRAFT, False, True),
        ("editor", Status.REVIEW, False, True),
        ("editor", Status.PUBLISHED, False, True),
        ("admin", Status.PUBLISHED, False, True),
    ],
)
def test_whoever_may_change_a_record_may_translate_it(
    user_in_role, role, status, own, may
):
    event = EventFactory(published=True)
    Event.objects.update(status=status)
    user = user_in_role(role)
    if own:
        event.responsible.add(user)

    try:
        translate(event, russian({"title": "Название"}), by=user)
    except PermissionDenied:
        assert not may

    assert (Event.objects.get().title_ru == "Название") == may


# --- What the translation was made from ------------------------------------


@pytest.fixture
def outdated(event, editor):
    """The title was translated, then its original changed."""
    translate(event, russian({"title": "Обновление"}), by=editor)
    Event.objects.update(title_kk="Саяси жаңғыру")
    translation_status.update_status(event.pk)
    return event


def state():
    row = TranslatedText.objects.get()
    return row.made_from, row.outdated


def test_a_new_translation_is_current(event, editor):
    translate(event, russian({"title": "Обновление"}), by=editor)

    assert state() == ("Саяси жаңару", False)
    assert Coverage.objects.get(language="ru").filled == 1


def test_a_translation_that_is_still_right_is_current_again(outdated, editor):
    assert state() == ("Саяси жаңару", True)

    translate(outdated, russian({}, checked=frozenset({"title"})), by=editor)

    assert state() == ("Саяси жаңғыру", False)
    assert Coverage.objects.get(language="ru").outdated == 0


def test_translating_something_else_leaves_it_outdated(outdated, body, editor):
    translate(outdated, russian({body: "<p>Первое.</p>"}), by=editor)

    assert Coverage.objects.get(language="ru").outdated == 1


def test_a_translation_of_an_older_original_is_outdated_from_the_start(event, editor):
    made_from = {"title": "Ескі атау"}

    draft = russian({"title": "Старое название"}, made_from=made_from)
    translate(event, draft, by=editor)

    assert state() == ("Ескі атау", True)


def test_the_other_languages_of_the_record_are_left_as_they_were(outdated, editor):
    translate(outdated, Draft("en", {}, frozenset({"title"})), by=editor)

    assert state() == ("Саяси жаңару", True)
