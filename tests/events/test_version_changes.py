"""Readers see word by word what a version changed, and nothing of the desk."""

import re

import pytest
from django.db.models import ProtectedError

from events.history import takedown, versions
from events.history.corrections import correct
from events.models import Event, Photo, PublishedVersion
from events.saving import saving
from tests.factories import ParticipationFactory, PhotoFactory, RecordingFactory

from .published import address, draft, publish, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return publish(draft(editor), editor)


def changes_of(client, event, number=2, language="kk"):
    response = client.get(f"{address(event, number, language)}changes/")
    assert response.status_code == 200
    return response.content.decode()


def test_words_that_went_and_came_are_told_in_each_language(client, event, editor):
    save(event, editor, "екінші", note="Есім түзетілді.")

    page = changes_of(client, event)

    for code in ("kk", "ru", "en"):
        words = rf'lang="{code}">[^<]*{code}: <del>бастапқы</del><ins>екінші</ins>'
        assert re.search(words, page)
    assert "Есім түзетілді." in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_change_of_a_section_leads_back_to_it(client, event, editor):
    save(event, editor, "екінші", note="Есім түзетілді.")

    page = changes_of(client, event)

    for section in event.sections.all():
        assert f'id="s{section.anchor}"' in page
        assert f'href="{event.get_absolute_url()}#s{section.anchor}"' in page


def test_a_silent_typo_is_told_with_the_next_correction(client, event, editor):
    save(event, editor, "үнсіз")
    save(event, editor, "екінші", note="Есім түзетілді.")

    page = changes_of(client, event)

    assert "үнсіз" not in page
    assert "<del>бастапқы</del>" in page


def test_nobody_reads_who_works_here_or_where_a_record_stands(event, editor, author):
    with saving(event, by=editor, comment="Құпия пікір"):
        event = Event.objects.get()
        event.responsible.add(author)
        event.udc = "323.2"
        event.save()
        ParticipationFactory(event=event, printed_name_kk="Б. Жаңа", position=9)
        correct(event, "metadata", {"kk": "Деректер."}, by=editor)
    newer, older = event.published_versions.all()

    told = {
        field.column for one in versions.changes(older, newer) for field in one.fields
    }

    assert told == {"udc", "kind", "role", "printed_name_kk"}


def test_a_speaker_is_told_as_printed_then(client, event, editor):
    with saving(event, by=editor):
        event = Event.objects.get()
        event.participations.all().delete()
        event.save()
        correct(event, "metadata", {"kk": "Қателік."}, by=editor)

    page = changes_of(client, event)

    assert "<del>Ә. Бастапқы</del>" in page


def test_where_only_marks_changed_the_page_says_so(client, event, editor):
    with saving(event, by=editor):
        section = event.sections.first()
        section.body_kk = section.body_kk.replace("Соңы", "<strong>Соңы</strong>")
        section.save()
        correct(event, "text", {"kk": "Қарайтылды."}, by=editor)

    page = changes_of(client, event)

    assert page.count('<section class="change ') == 1
    assert "<ins>" not in page
    assert page.count("<dd") == 1


# --- Files ---------------------------------------------------------------------


@pytest.fixture
def with_photo(event, editor):
    """Version 2 has a photo."""
    with saving(event, by=editor):
        photo = PhotoFactory(event=event, caption_kk="Залдағы адам")
        Event.objects.get().save()
        correct(event, "text", {"kk": "Сурет қосылды."}, by=editor)
    return photo


def test_a_photo_of_a_version_is_shown_while_the_record_has_it(
    client, event, editor, with_photo
):
    assert with_photo.medium.url in client.get(address(event, 2)).content.decode()
    assert with_photo.medium.url not in client.get(address(event, 1)).content.decode()

    with saving(event, by=editor):
        Photo.objects.all().delete()
        Event.objects.get().save()
        correct(event, "text", {"kk": "Сурет алынды."}, by=editor)

    page = client.get(address(event, 2)).content.decode()
    assert with_photo.medium.url not in page
    assert "Залдағы адам" not in page
    assert page.count("notice--warning") == 1


def test_a_file_taken_down_is_named_in_no_version(
    client, event, editor, with_photo, at_once
):
    save(event, editor, "екінші", note="Түзетілді.")
    name = with_photo.image.name

    with at_once():
        takedown.take_down(event, name, "Өзі сұрады.", by=editor)

    for number in (1, 2, 3):
        for part in ("", "changes/") if number > 1 else ("",):
            page = client.get(f"{address(event, number)}{part}").content.decode()
            assert "Залдағы адам" not in page
            assert name.rpartition("/")[2].partition(".")[0] not in page


def test_a_revision_that_readers_had_cannot_be_deleted(event):
    row = PublishedVersion.objects.get()

    with pytest.raises(ProtectedError):
        row.revision.delete()


@pytest.mark.parametrize("refused", ["photos", "recordings"])
def test_what_somebody_refused_since_is_in_no_version_and_in_no_change(
    client, event, editor, refused
):
    with saving(event, by=editor):
        RecordingFactory(event=event, caption_kk="Бейнежазба", url="https://a.kz/b.mp4")
        PhotoFactory(event=event, caption_kk="Топтық сурет")
    save(event, editor, "екінші", note="Толықтырылды.")
    pages = [address(event, 2), f"{address(event, 2)}changes/"]
    words = {"photos": "Топтық сурет", "recordings": "Бейнежазба"}[refused]
    had = [words in client.get(page).content.decode() for page in pages]

    getattr(event, refused).update(consent="refused", consent_how="Хатпен")

    assert had == [True, True]
    for page in pages:
        said = client.get(page).content.decode()
        assert words not in said
        assert refused == "photos" or "a.kz/b.mp4" not in said
