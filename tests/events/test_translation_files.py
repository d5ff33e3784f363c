"""A translation that was made elsewhere is looked through, then saved."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.models import Coverage, Event, TranslatedText
from events.translating import translation_status
from events.translating.files.reading import FORMATS
from events.translating.files.sheet import sheet_of
from participants.audit_log import Act
from roundtable.audit.models import Entry
from tests.events.test_translation_screen import forms_of, handed_in, screen
from tests.events.test_translation_sheets import FILLED_BY
from tests.factories import EventFactory, SectionFactory

pytestmark = pytest.mark.django_db


def export(event, extension, language="ru"):
    args = [event.pk, language, extension]
    return reverse("admin:events_event_translation_export", args=args)


def bring(client, event, data, language="ru", **options):
    address = reverse(
        "admin:events_event_translation_import", args=[event.pk, language]
    )
    file = SimpleUploadedFile("audarma.docx", data)
    return client.post(address, {"file": file}, **options)


@pytest.fixture
def event():
    event = EventFactory(title_kk="Саяси жаңару", title_ru="Обновление")
    SectionFactory(event=event, heading_kk="Мақсаты", body_kk="<p>Бірінші.</p>")
    translation_status.update_status(event.pk)
    return event


@pytest.fixture
def body(event):
    return f"sections.{event.sections.get().pk}.body"


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture(params=FORMATS)
def filled(request, desk, event, body):
    """A file with the body and another title, as it comes back from a translator."""
    data = desk.post(export(event, request.param)).content
    typed = {body: "Первое."}
    if request.param == "xlf":
        typed["title"] = "Модернизация"
    return FILLED_BY[FORMATS[request.param]](data, typed)


@pytest.mark.parametrize("extension", FORMATS)
def test_a_file_is_taken_under_the_name_of_its_record(desk, event, extension):
    answer = desk.post(export(event, extension))

    assert answer["Content-Type"] == FORMATS[extension].MEDIA_TYPE
    name = f"{event.pk}-sayasi-zhanaru.ru.{extension}"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


def test_a_file_is_shown_before_anything_is_saved(desk, event, body, filled):
    page = bring(desk, event, filled)

    assert forms_of(page)[body]["words"].value() == "<p>Первое.</p>"
    assert event.sections.get().body_ru is None
    assert Event.objects.get().title_ru == "Обновление"


def test_what_was_looked_through_is_saved(desk, event, body, filled):
    page = bring(desk, event, filled)

    answer = desk.post(screen(event), handed_in(page))

    assert answer.status_code == 302
    assert event.sections.get().body_ru == "<p>Первое.</p>"
    assert Coverage.objects.get(language="ru").outdated == 0


def with_made_from(page):
    """Return what the browser posts back of an original that has changed meanwhile."""
    return {
        f"{key}-made_from": form.unread_original
        for key, form in forms_of(page).items()
        if form.unread_original
    }


def test_a_translation_of_an_older_original_is_saved_as_outdated(
    desk, event, body, filled
):
    event.sections.update(body_kk="<p>Бірінші сөйлем.</p>")
    translation_status.update_status(event.pk)
    page = bring(desk, event, filled)
    assert "<ins> сөйлем</ins>" in page.content.decode()

    desk.post(screen(event), handed_in(page) | with_made_from(page))

    row = TranslatedText.objects.get(key=body)
    assert (row.outdated, row.made_from) == (True, "Бірінші.")


def test_unless_the_translator_says_that_it_is_still_right(desk, event, body, filled):
    event.sections.update(body_kk="<p>Бірінші сөйлем.</p>")
    translation_status.update_status(event.pk)
    page = bring(desk, event, filled)

    ticked = {f"{body}-checked": "on"}
    desk.post(screen(event), handed_in(page) | with_made_from(page) | ticked)

    row = TranslatedText.objects.get(key=body)
    assert (row.outdated, row.made_from) == (False, "Бірінші сөйлем.")


def test_a_script_in_a_file_reaches_neither_the_screen_nor_the_record(
    desk, event, body
):
    data = desk.post(export(event, "xlf")).content.decode()
    start, unit = data.split(f'id="{body}"')
    target = '<target xml:lang="ru" state="needs-translation"/>'
    dirty = (
        '<target><g id="70">Первое<g id="77" ctype="x-html-script">alert(1)</g>'
        '<g id="78" ctype="link" xmlns:h="http://www.w3.org/1999/xhtml"'
        ' h:href="javascript:alert(1)" h:onclick="alert(1)">тут</g></g></target>'
    )

    page = bring(
        desk,
        event,
        f'{start}id="{body}"{unit.replace(target, dirty, 1)}'.encode(),
    )

    words = forms_of(page)[body]["words"].value()
    assert words == "<p>Первоеalert(1)тут</p>"


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04", b"<xliff"])
def test_another_file_comes_back_with_a_sentence(desk, event, data):
    page = bring(desk, event, data)

    assert page.status_code == 200
    assert list(page.context["file_form"].errors) == ["file"]
    assert Event.objects.get().title_ru == "Обновление"


def test_a_file_that_changes_nothing_says_so(desk, event):
    page = bring(desk, event, desk.post(export(event, "docx")).content)

    assert (page.context["comparison"].changes, forms_of(page)) == ({}, {})


@pytest.mark.parametrize("role", ["author", "editor"])
def test_no_file_leads_around_the_roles(client, user_in_role, role):
    event = EventFactory(published=role == "author", title_kk="Көпшілікке")
    foreign = EventFactory()
    translation_status.update_status(event.pk)
    data = FORMATS["docx"].write(sheet_of(event, "ru"))
    client.force_login(user_in_role(role, username="somebody"))

    statuses = [
        client.post(export(event, "docx")).status_code,
        bring(client, event, data).status_code,
        client.post(export(foreign, "docx")).status_code,
        bring(client, foreign, data).status_code,
    ]

    assert (
        statuses
        == {
            "author": [200, 403, 404, 404],
            "editor": [200, 200, 200, 200],
        }[role]
    )


@pytest.mark.parametrize(
    ("extension", "language"), [("pdf", "ru"), ("docx", "kk"), ("docx", "xx")]
)
def test_other_kinds_and_languages_are_not_handed_out(desk, event, extension, language):
    assert desk.post(export(event, extension, language)).status_code == 404


def test_taking_a_file_changes_nothing_and_is_noted(desk, event, editor):
    before = list(TranslatedText.objects.values()), Event.objects.get().modified_at

    desk.post(export(event, "docx"))
    desk.post(export(event, "xlf"))

    after = list(TranslatedText.objects.values()), Event.objects.get().modified_at
    assert after == before
    noted = Entry.objects.values_list("user", "object_id", "action_flag")
    assert [*noted] == [(editor.pk, str(event.pk), Act.EXPORTED)] * 2
    assert desk.get(export(event, "xlf")).status_code == 405  # a link writes nothing
