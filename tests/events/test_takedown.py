"""A file that has to go is gone at once, and history says so."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from reversion.models import Revision, Version

from events.history import restoring, takedown
from events.history.recording import recording
from events.models import RemovedFile
from events.models.media import renditions_of
from participants.models import Person
from tests import files
from tests.factories import (
    DocumentFactory,
    EventFactory,
    PersonFactory,
    PhotoFactory,
)

from .stored import addresses_of, statuses, stored

pytestmark = pytest.mark.django_db


def test_a_file_goes_at_once_with_all_that_was_made_of_it(
    client, kept_photo, editor, at_once
):
    name, addresses = kept_photo.image.name, addresses_of(kept_photo)

    with at_once():
        takedown.take_down(kept_photo.event, name, "Өзі сұрады.", by=editor)

    assert statuses(client, addresses) == {404}
    assert stored(name, *renditions_of(name)) == []
    assert kept_photo.event.photos.count() == 0
    assert "Өзі сұрады." in Revision.objects.first().comment


def test_what_only_history_names_can_go_as_well(kept_photo, editor, at_once):
    kept_photo.delete()
    (file,) = takedown.files_of(kept_photo.event)

    with at_once():
        takedown.take_down(kept_photo.event, file.name, "Өзі сұрады.", by=editor)

    assert (file.caption, file.is_shown) == ("Залдағы адам", False)
    assert stored(file.name) == []
    assert takedown.files_of(kept_photo.event) == []


def test_a_restored_version_says_which_file_is_gone_and_why(
    kept_photo, editor, at_once
):
    event = kept_photo.event
    version = Version.objects.get_for_object(event).first()
    with at_once():
        takedown.take_down(event, kept_photo.image.name, "Өзі сұрады.", by=editor)

    (told,) = restoring.restore(event, version.revision, by=editor)

    assert event.photos.count() == 0
    day = timezone.localdate(RemovedFile.objects.get().removed_at)
    assert told.startswith("Залдағы адам (")
    assert f"{day.year}" in told
    assert "Өзі сұрады." in told


def test_what_an_older_archive_brings_back_goes_again(kept_photo, editor, at_once):
    name, event = kept_photo.image.name, kept_photo.event
    other = PhotoFactory(event=event).image.name
    removed = [(name, "Өзі сұрады.", timezone.now(), editor.username)]
    strange = [("events/1/photos/another-1.jpg", "Басқа", timezone.now(), "nobody")]

    came_back = takedown.take_down_again([*removed, *strange], default_storage)

    assert came_back == [name]
    assert stored(name, other) == [other]
    assert [photo.image.name for photo in event.photos.all()] == [other]
    assert takedown.removed_files() == removed
    assert "Өзі сұрады." in Revision.objects.first().comment


def test_a_version_says_on_its_page_what_it_cannot_bring_back(
    client, kept_photo, editor, at_once
):
    event = kept_photo.event
    version = Version.objects.get_for_object(event).first()
    with at_once():
        takedown.take_down(event, kept_photo.image.name, "Өзі сұрады.", by=editor)
    client.force_login(editor)

    page = client.get(
        reverse("admin:events_event_revision", args=[event.pk, version.pk])
    )

    assert "Өзі сұрады." in page.content.decode().partition("<h2>")[2]
    assert page.context["back"] == []


def test_nobody_but_an_editor_removes_a_file_and_not_without_a_reason(
    kept_photo, author, editor
):
    event, name = kept_photo.event, kept_photo.image.name
    event.responsible.add(author)
    other = PhotoFactory().image.name

    with pytest.raises(PermissionDenied):
        takedown.take_down(event, name, "Өзі сұрады.", by=author)
    for refused, reason in ((name, " "), (other, "Өзі сұрады."), ("", "Өзі сұрады.")):
        with pytest.raises(ValidationError):
            takedown.take_down(event, refused, reason, by=editor)

    assert stored(name, other) == [name, other]
    assert not RemovedFile.objects.exists()


def test_an_editor_removes_a_file_at_the_desk(client, kept_photo, editor, at_once):
    client.force_login(editor)
    event, name = kept_photo.event, kept_photo.image.name
    address = reverse("admin:events_event_takedown", args=[event.pk])
    form = client.get(reverse("admin:events_event_change", args=[event.pk]))
    assert address in form.content.decode()

    unreasoned = client.post(address, {"file": name})
    with at_once():
        client.post(address, {"file": name, "reason": "Өзі сұрады."})

    assert unreasoned.context["form"].errors.keys() == {"reason"}
    assert stored(name) == []
    history = client.get(reverse("admin:events_event_history", args=[event.pk]))
    assert "Өзі сұрады." in history.content.decode()


@pytest.mark.parametrize("count", [1, 4])
def test_the_list_of_files_costs_the_same_for_one_and_many(
    editor, django_assert_num_queries, count
):
    event = EventFactory()
    for _row in range(count):
        with recording(editor, "Жаңа"):
            PhotoFactory(event=event)
            DocumentFactory(event=event)
            event.save()

    with django_assert_num_queries(4):
        assert len(takedown.files_of(event)) == 2 * count


def test_a_portrait_taken_away_at_the_desk_is_deleted(client, editor, at_once):
    person = PersonFactory(photo=files.picture(), photo_consent=True)
    name = person.photo.name
    client.force_login(editor)
    address = reverse("admin:participants_person_change", args=[person.pk])
    typed = {"family_name_kk": "Әлиев", "photo-clear": "on", "photo_consent": "on"}
    typed |= {"names-TOTAL_FORMS": 0, "names-INITIAL_FORMS": 0}

    with at_once():
        client.post(address, typed)

    person.refresh_from_db()
    assert (person.photo.name, stored(name)) == ("", [])


def test_a_portrait_goes_with_its_person(client, editor, at_once):
    person = PersonFactory(photo=files.picture(), photo_consent=True)
    client.force_login(editor)
    address = reverse("admin:participants_person_delete", args=[person.pk])

    with at_once():
        client.post(address, {"post": "yes"})

    assert not Person.objects.exists()
    assert stored(person.photo.name) == []
