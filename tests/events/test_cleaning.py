"""Files that no row and no version needs are cleaned away, and no others."""

import os
import time
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from reversion import create_revision, set_user
from reversion.models import Revision, Version

from events.history import restoring, takedown
from events.history.recording import recording
from events.models import Event
from events.models.media import renditions_of
from events.portal.models import Portal
from tests import files
from tests.factories import (
    DocumentFactory,
    EventFactory,
    PersonFactory,
    PhotoFactory,
    SourceFileFactory,
)

from .stored import stored

pytestmark = pytest.mark.django_db


def cleaned(*arguments):
    """Clean when all that is stored now is two days old."""
    moment = time.time() - 2 * 24 * 3600
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        os.utime(path, (moment, moment))
    said = StringIO()
    call_command("clean_media", *arguments, stdout=said)
    return said.getvalue().splitlines()


def test_what_a_row_or_a_version_needs_stays(kept_photo, editor):
    source = SourceFileFactory()
    person = PersonFactory(photo=files.picture())
    document = DocumentFactory(event=kept_photo.event)
    photo_of_a_draft = PhotoFactory()
    kept_photo.delete()
    needed = [kept_photo.image.name, source.file.name, person.photo.name]
    needed += [document.file.name, photo_of_a_draft.image.name]
    needed += renditions_of(photo_of_a_draft.image.name)

    said = cleaned("--delete")

    assert said == ["0 files deleted."]
    assert stored(*needed) == needed


def test_what_nobody_needs_is_listed_and_then_deleted():
    photo, _other = PhotoFactory(), PhotoFactory()
    name = photo.image.name
    cut_short = default_storage.save("incoming/stray", ContentFile(b"x"))
    strays = sorted([name, cut_short, *renditions_of(name)])
    photo.delete()

    listed = cleaned()
    there = stored(*strays)
    deleted = cleaned("--delete")

    assert sorted(listed[:-1]) == sorted(deleted[:-1]) == there == strays
    assert stored(*strays) == []


def test_a_draft_deleted_comes_back_with_its_photo_after_a_cleaning(editor):
    with recording(editor, "Жаңа"):
        event = EventFactory()
        name = PhotoFactory(event=event).image.name
    version = Version.objects.get_for_object(event).get()
    number = event.pk
    event.delete()
    PhotoFactory()

    cleaned("--delete")
    restoring.recover(version.revision, number, by=editor)

    back = Event.objects.get(pk=number).photos.get()
    assert back.image.name == name
    assert stored(*renditions_of(name)) == renditions_of(name)


def test_once_history_forgets_a_file_it_is_not_needed(kept_photo):
    PhotoFactory()
    name = kept_photo.image.name
    kept_photo.delete()
    assert cleaned()[:-1] == []

    Revision.objects.all().delete()

    assert name in cleaned("--delete")
    assert stored(name) == []


def test_a_file_of_a_save_under_way_is_let_be():
    photo, _other = PhotoFactory(), PhotoFactory()
    photo.delete()

    said = StringIO()
    call_command("clean_media", "--delete", stdout=said)

    assert said.getvalue().splitlines() == ["0 files deleted."]
    assert stored(photo.image.name) == [photo.image.name]


def test_files_of_which_a_database_knows_nothing_are_not_deleted():
    photo = PhotoFactory()
    photo.delete()

    with pytest.raises(CommandError) as refusal:
        cleaned("--delete")

    assert "Is it the database of these files?" in str(refusal.value)
    assert stored(photo.image.name) == [photo.image.name]


def test_what_was_removed_for_good_does_not_stay_if_its_deletion_was_cut_short(
    kept_photo, editor
):
    PhotoFactory()
    name = kept_photo.image.name
    takedown.take_down(kept_photo.event, name, "Өзі сұрады.", by=editor)  # no commit

    cleaned("--delete")

    assert stored(name, *renditions_of(name)) == []


def test_nothing_is_touched_that_no_field_keeps_its_files_in():
    PhotoFactory()
    default_storage.save("backup/site.tar", ContentFile(b"x"))

    cleaned("--delete")

    assert stored("backup/site.tar") == ["backup/site.tar"]


def test_a_logo_is_needed_while_the_settings_or_a_version_of_them_have_it(editor):
    def settle(colour):
        with create_revision():
            set_user(editor)
            portal = Portal(pk=1, logo=files.picture("logo.png", colour=colour))
            portal.save()
        return portal.logo.name

    first, second = settle("red"), settle("blue")
    assert cleaned()[:-1] == []

    Revision.objects.order_by("pk").first().delete()

    assert cleaned("--delete")[:-1] == [first]
    assert stored(first, second) == [second]
