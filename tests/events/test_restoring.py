"""An earlier version or a deleted draft comes back, and moves no record."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.timezone import now
from reversion.models import Revision, Version

from events.history import recording, restoring, snapshots
from events.history.diff import compare
from events.models import Event, Photo
from participants.models import Organisation, Person
from tests.factories import (
    EventFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db


# --- Bringing an earlier version back ---------------------------------------


def test_a_restored_version_brings_everything_back(two_versions, author):
    event, version = two_versions

    left_out = restoring.restore(event, version.revision, by=author)

    event = Event.objects.get()
    assert left_out == []
    assert (event.title_kk, event.title_ru) == ("Бастапқы атау", "Начало")
    sections = event.sections.all()
    assert [section.heading_kk for section in sections] == ["Бірінші", "Екінші"]
    assert [section.anchor for section in sections] == [1, 2]
    assert sections[1].speaker.printed_name_kk == "Ғ. Есім"
    assert [topic.name_kk for topic in event.topics.all()] == ["Тарих"]
    assert (event.organisers.count(), event.photos.count()) == (1, 1)
    kept = snapshots.of_revision(version.revision, event.pk)
    assert compare(kept, snapshots.of_now(event)) == []


def test_restoring_is_a_version_of_its_own(two_versions, author):
    event, version = two_versions

    restoring.restore(event, version.revision, by=author)

    latest = Revision.objects.first()
    assert latest.user == author
    assert Version.objects.get_for_object(event).count() == 3


@pytest.mark.parametrize("status", ["published", "withdrawn", "review"])
def test_no_version_moves_a_record_out_of_its_status(two_versions, editor, status):
    event, version = two_versions
    state = {"status": status, "publish_at": now(), "version": 4}
    Event.objects.update(**state)

    restoring.restore(event, version.revision, by=editor)

    event = Event.objects.get()
    assert event.title_kk == "Бастапқы атау"
    assert {name: getattr(event, name) for name in state} == state


@pytest.mark.parametrize("status", ["published", "withdrawn", "review"])
def test_an_author_restores_their_drafts_only(two_versions, author, status):
    event, version = two_versions
    Event.objects.update(status=status, publish_at=now())

    with pytest.raises(PermissionDenied):
        restoring.restore(event, version.revision, by=author)

    assert Event.objects.get().title_kk == "Бүлінген атау"


def test_what_a_version_pointed_to_and_is_gone_is_left_out_and_named(
    two_versions, author
):
    event, version = two_versions
    Organisation.objects.all().delete()
    Person.objects.all().delete()
    Path(settings.MEDIA_ROOT, Version.objects.get_for_model(Photo).get()
         .field_dict["image"].name).unlink()  # fmt: skip

    left_out = restoring.restore(event, version.revision, by=author)

    assert len(left_out) == 2
    assert event.participations.get().person is None


def test_a_version_that_no_longer_makes_sense_changes_nothing(two_versions, author):
    event, version = two_versions
    EventFactory(doi="10.1234/a")
    kept = Version.objects.get_for_object(event).get(pk=version.pk)
    kept.serialized_data = kept.serialized_data.replace("Бастапқы атау", "").replace(
        "Начало", ""
    )
    kept.save()

    with pytest.raises(ValidationError):
        restoring.restore(event, version.revision, by=author)

    assert Event.objects.get(pk=event.pk).title_kk == "Бүлінген атау"


def test_a_version_that_is_no_longer_kept_changes_nothing(two_versions, author):
    event, version = two_versions
    revision = version.revision
    revision.version_set.all().delete()

    with pytest.raises(ValidationError):
        restoring.restore(event, revision, by=author)

    assert Event.objects.get().title_kk == "Бүлінген атау"


def test_a_revision_of_several_records_gives_each_its_own(author):
    with recording.recording(author, "Екі жазба"):
        one, other = EventFactory(title_kk="Бірі"), EventFactory(title_kk="Екіншісі")
        SectionFactory(event=other)
    revision = Revision.objects.get()

    assert list(snapshots.of_revision(revision, one.pk)) == [("events.event", one.pk)]


# --- Bringing a deleted draft back ------------------------------------------


def test_a_deleted_draft_comes_back_whole_as_a_draft(two_versions, author, editor):
    event, version = two_versions
    number = event.pk
    event.delete()

    restoring.recover(version.revision, number, by=editor)

    event = Event.objects.get()
    assert (event.pk, event.status, event.title_kk) == (
        number,
        "draft",
        "Бастапқы атау",
    )
    assert [section.anchor for section in event.sections.all()] == [1, 2]
    assert event.last_anchor == 2
    assert list(event.responsible.all()) == [author]


def test_an_author_recovers_nothing(two_versions, author):
    event, version = two_versions
    number = event.pk
    event.delete()

    with pytest.raises(PermissionDenied):
        restoring.recover(version.revision, number, by=author)

    assert Event.objects.count() == 0


def test_what_is_there_is_not_recovered_over(two_versions, editor):
    event, version = two_versions

    with pytest.raises(ValidationError):
        restoring.recover(version.revision, event.pk, by=editor)

    assert Event.objects.get().title_kk == "Бүлінген атау"


def test_a_deleted_draft_that_is_no_longer_kept_does_not_come_back(
    two_versions, editor
):
    event, version = two_versions
    number, revision = event.pk, version.revision
    event.delete()
    revision.version_set.all().delete()

    with pytest.raises(ValidationError):
        restoring.recover(revision, number, by=editor)

    assert not Event.objects.exists()
