"""How a text was made, at the desk: what is refused, kept, restored and exchanged."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from reversion.models import Version

from events import exchange
from events.history import restoring, snapshots
from events.models import Event, Origin
from events.personal_data.occurrences import Record, Subject
from events.saving import saving
from tests.factories import EventFactory, PersonFactory, SectionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    event = EventFactory(title_kk="Саяси жаңару", title_ru="Обновление")
    SectionFactory(event=event, heading_kk="Мақсаты", body_kk="<p>Бірінші.</p>")
    return event


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def said(event):
    return [*event.origins.order_by("pk").values_list("language", "made", "translator")]


# --- What makes no sense ------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "way", "translator"),
    [
        ("kk", "person", ""),  # the original is no translation
        ("kk", "machine_checked", ""),
        ("ru", "scan", ""),  # what was read is the original
        ("ru", "scan_checked", ""),
        ("ru", "machine", "Б. Ульгиева"),
        ("kk", "scan", "Б. Ульгиева"),
        ("de", "person", ""),
        ("ru", "", ""),
        ("ru", "by a miracle", ""),
    ],
)
def test_what_makes_no_sense_is_refused(event, language, way, translator):
    origin = Origin(event=event, language=language, made=way, translator=translator)

    with pytest.raises(ValidationError):
        origin.full_clean()


def test_the_database_names_no_translator_of_a_machine_and_no_language_twice(event):
    Origin.objects.create(event=event, language="ru", made="machine")

    for language, translator in (("ru", ""), ("en", "Б. Ульгиева")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Origin.objects.create(
                event=event, language=language, made="machine", translator=translator
            )


# --- The form of the record ---------------------------------------------------


def sent_with(desk, event, **changes):
    """Return what the browser would send from the record's form."""
    address = reverse("admin:events_event_change", args=[event.pk])
    page = desk.get(address).context
    forms = [page["adminform"].form]
    for inline in page["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    sent = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False:
                sent[field.html_name] = value
    sent["version_token"] = page["version_token"]
    return desk.post(address, sent | changes)


def test_the_form_asks_for_each_language(desk, event):
    row = {"origins-0-language": "ru", "origins-0-made": "machine"}

    sent_with(desk, event, **{"origins-TOTAL_FORMS": 1} | row)

    assert said(event) == [("ru", "machine", "")]


def test_an_original_becomes_no_translation_when_the_language_is_changed(desk, event):
    Origin.objects.create(event=event, language="ru", made="machine")

    page = sent_with(desk, event, original_language="ru")

    event.refresh_from_db()
    assert event.original_language == "kk"
    (errors,) = [
        one.formset.errors
        for one in page.context["inline_admin_formsets"]
        if one.formset.prefix == "origins"
    ]
    assert [list(one) for one in errors] == [["made"]]


# --- The translation screen ---------------------------------------------------


def screen(event):
    return reverse("admin:events_event_translation", args=[event.pk, "ru"])


def answer(desk, event, way, translator="", seen=None):
    shown = desk.get(screen(event)).context["desk"]
    texts = {}
    for form in shown.shown:
        texts[f"{form.text.key}-words"] = form["words"].value() or ""
        texts[f"{form.text.key}-seen"] = form.seen
    told = {"origin-made": way, "origin-translator": translator}
    told["origin-seen"] = shown.origin.seen if seen is None else seen
    return desk.post(screen(event), texts | told, follow=True)


def test_whoever_translates_says_how(desk, event, editor):
    answer(desk, event, "person", "Б. Ульгиева")

    assert said(event) == [("ru", "person", "Б. Ульгиева")]
    kept = Version.objects.get_for_model(Origin).get()
    assert kept.revision.user == editor


def test_what_was_said_can_be_changed_and_taken_back(desk, event):
    answer(desk, event, "machine")
    answer(desk, event, "machine_checked")
    changed = said(event)

    answer(desk, event, "")

    assert changed == [("ru", "machine_checked", "")]
    assert said(event) == []


def test_editing_the_words_of_a_machine_changes_no_mark(desk, event):
    answer(desk, event, "machine")
    page = desk.get(screen(event)).context["desk"]
    title = {"title-words": "Политическое обновление", "title-seen": page.forms[0].seen}

    desk.post(screen(event), title)

    event.refresh_from_db()
    assert event.title_ru == "Политическое обновление"
    assert said(event) == [("ru", "machine", "")]


@pytest.mark.parametrize(
    ("way", "translator"),
    [("machine", "Б. Ульгиева"), ("scan", ""), ("", "Б. Ульгиева"), ("x", "")],
)
def test_an_answer_that_makes_no_sense_is_refused(desk, event, way, translator):
    page = answer(desk, event, way, translator)

    assert page.content.decode().count('<ul class="errorlist') == 1
    assert said(event) == []


def test_spaces_are_no_answer(desk, event):
    page = answer(desk, event, "", "  ")

    assert page.status_code == 200
    assert said(event) == []


def test_what_a_colleague_said_meanwhile_is_not_overwritten_unseen(desk, event):
    seen = desk.get(screen(event)).context["desk"].origin.seen
    Origin.objects.create(event=event, language="ru", made="machine_checked")

    page = answer(desk, event, "machine", seen=seen)

    assert "made" in page.context["desk"].origin.errors
    assert said(event) == [("ru", "machine_checked", "")]


# --- History, exchange, personal data -----------------------------------------


def test_an_earlier_version_brings_back_what_was_said(event, editor):
    with saving(event, by=editor):
        Origin.objects.create(event=event, language="ru", made="person")
        event.save()
    before = Version.objects.get_for_object(event).first().revision
    with saving(event, by=editor):
        event.origins.update(made="machine")
        event.save()

    restoring.restore(event, before, by=editor)

    assert said(event) == [("ru", "person", "")]
    ((_key, row),) = [
        one for one in snapshots.of_now(event).items() if one[0][0] == "events.origin"
    ]
    assert row["made"] == "person"


def imported(row, user):
    data = exchange.RecordResource().import_data
    from tablib import Dataset

    return data(Dataset().load(json.dumps([row]), "json"), user=user)


def test_a_new_record_brings_along_how_its_texts_were_made(editor):
    rows = [{"language": "ru", "made": "person", "translator": "Б. Ульгиева"}]

    imported({"title_kk": "Жиын", "original_language": "kk", "origins": rows}, editor)

    event = Event.objects.get()
    assert said(event) == [("ru", "person", "Б. Ульгиева")]
    exported = exchange.RecordResource().export(Event.objects.all())
    assert exported.dict[0]["origins"] == rows


@pytest.mark.parametrize(
    "rows",
    [
        [{"language": "kk", "made": "machine"}],
        [{"language": "ru", "made": "machine"}] * 2,
        [{"language": "ru", "made": "machine", "translator": "Б."}],
        [{"language": "ru"}],
    ],
)
def test_a_file_that_makes_no_sense_is_refused_with_a_sentence(editor, rows):
    row = {"title_kk": "Жиын", "original_language": "kk", "origins": rows}

    result = imported(row, editor)

    assert not Event.objects.exists()
    assert not result.row_errors() or "constraint" not in str(result.row_errors())


def test_a_file_makes_no_original_of_a_translation(event, editor):
    Origin.objects.create(event=event, language="ru", made="machine")

    imported({"id": event.pk, "original_language": "ru"}, editor)

    event.refresh_from_db()
    assert event.original_language == "kk"


def test_a_translator_who_asks_is_found_in_the_language_of_the_text(event):
    person = PersonFactory(family_name_ru="Ульгиева", given_name_ru="Булбул")
    Origin.objects.create(
        event=event, language="ru", made="person", translator="Булбул Ульгиева"
    )

    (find,) = Record(Subject(person), event.pk).finds

    assert (find.form, find.language) == ("Булбул Ульгиева", "ru")
