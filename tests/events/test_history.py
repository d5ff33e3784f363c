"""What the history keeps of a record, and what nobody can bring back through it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils.timezone import now
from reversion.models import Revision, Version

from events import history, restoring, snapshots, workflow
from events.comparing import compare
from events.models import Event, Photo, Section
from participants.models import Organisation, Person
from tests.factories import (
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    PhotoFactory,
    SectionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def contents(revision):
    return sorted(version._model.__name__ for version in revision.version_set.all())


def test_a_revision_holds_the_whole_record_whichever_part_was_saved(author):
    event = EventFactory()
    section = SectionFactory(event=event)
    ParticipationFactory(event=event)

    with history.recording(author, "Бөлім түзетілді"):
        section.save()

    revision = Revision.objects.get()
    assert (revision.user, revision.comment) == (author, "Бөлім түзетілді")
    assert contents(revision) == ["Event", "Participation", "Section"]


def test_every_language_is_kept_and_no_bare_column(author):
    with history.recording(author, "Жаңа"):
        event = EventFactory(title_kk="Тәуелсіздік", title_ru="Независимость")

    kept = Version.objects.get_for_object(event).get().field_dict
    assert (kept["title_kk"], kept["title_ru"]) == ("Тәуелсіздік", "Независимость")
    assert "title" not in kept


def test_a_step_is_a_revision_with_its_reason(editor):
    event = EventFactory(status="review")

    workflow.take(workflow.RETURN, event, by=editor, reason="Күні жоқ.")

    revision = Revision.objects.get()
    assert revision.user == editor
    assert revision.comment.endswith(": Күні жоқ.")


def test_what_was_removed_is_not_in_the_next_revision(author):
    with history.recording(author, "Жаңа"):
        section = SectionFactory(heading_kk="Артық")

    with history.recording(author, "Артық бөлім алынды"):
        Section.objects.filter(pk=section.pk).delete()
        Event.objects.get().save()

    latest, first = Revision.objects.all()
    assert (contents(first), contents(latest)) == (["Event", "Section"], ["Event"])


# --- Bringing an earlier version back ---------------------------------------


@pytest.fixture
def two_versions(author, editor):
    """A draft as it was once, and as it is after a bad day."""
    with history.recording(author, "Жаңа"):
        event = EventFactory(title_kk="Бастапқы атау", title_ru="Начало")
        event.responsible.add(author)
        first = SectionFactory(event=event, heading_kk="Бірінші", position=1)
        speaker = ParticipationFactory(event=event, printed_name_kk="Ғ. Есім")
        SectionFactory(event=event, heading_kk="Екінші", position=2, speaker=speaker)
        PhotoFactory(event=event)
        OrganiserFactory(event=event)
        event.topics.add(TopicFactory(name_kk="Тарих"))
    with history.recording(author, "Бүлінген"):
        event.refresh_from_db()
        event.title_kk, event.title_ru = "Бүлінген атау", ""
        event.save()
        event.topics.clear()
        for parts in (event.photos, event.participations, event.organisers):
            parts.all().delete()
        first.heading_kk = "Өзгерген"
        first.save()
        event.sections.exclude(pk=first.pk).delete()
        SectionFactory(event=event, heading_kk="Артық", position=3)
    return event, Version.objects.get_for_object(event).last()


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


def test_a_revision_of_several_records_gives_each_its_own(author):
    with history.recording(author, "Екі жазба"):
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


# --- The pages --------------------------------------------------------------


def page(name, *numbers):
    return reverse(f"admin:events_event_{name}", args=numbers)


def test_the_history_tells_who_when_why_and_what(client, two_versions, author):
    event, _version = two_versions
    client.force_login(author)

    entries = client.get(page("history", event.pk)).context["entries"]

    assert [entry["why"] for entry in entries] == ["Бүлінген", "Жаңа"]
    assert entries[0]["what"] == (
        "деректер мен атау, ұйымдастырушылар, қатысушылар, бөлімдер (3), фотосуреттер"
    )


def test_a_version_is_restored_from_its_page(client, two_versions, author):
    event, version = two_versions
    client.force_login(author)
    address = page("revision", event.pk, version.pk)

    html = client.get(address).content.decode()
    response = client.post(address)

    assert "<del>Бүлінген</del><ins>Бастапқы</ins>" in html
    assert response.status_code == 302
    assert Event.objects.get().title_kk == "Бастапқы атау"


def test_restoring_what_readers_see_asks_what_they_shall_hear(
    client, two_versions, editor
):
    event, version = two_versions
    Event.objects.update(status="published", publish_at=now())
    client.force_login(editor)
    address = page("revision", event.pk, version.pk)
    note = {"correction": "text", "correction_note_kk": "Бұрынғы мәтін қайтарылды."}

    unanswered = client.post(address)
    assert unanswered.status_code == 200
    assert list(unanswered.context["question"].errors) == ["correction"]
    assert Event.objects.get().title_kk == "Бүлінген атау"

    client.post(address, note)

    event = Event.objects.get()
    assert (event.title_kk, event.version) == ("Бастапқы атау", 2)
    assert event.corrections.get().note_kk == "Бұрынғы мәтін қайтарылды."
    assert Revision.objects.count() == 3


def test_looking_at_a_version_writes_nothing(client, two_versions, author):
    event, version = two_versions
    client.force_login(author)
    before = snapshots.of_now(event)

    client.get(page("revision", event.pk, version.pk))
    client.get(page("history", event.pk))

    assert snapshots.of_now(event) == before
    assert Revision.objects.count() == 2


def test_the_past_of_a_public_record_is_closed_to_authors_of_others(
    client, two_versions, user_in_role
):
    event, version = two_versions
    Event.objects.update(status="published", publish_at=now())
    client.force_login(user_in_role("author", "stranger"))

    assert client.get(page("change", event.pk)).status_code == 200
    assert client.get(page("history", event.pk)).status_code == 403
    address = page("revision", event.pk, version.pk)
    assert client.get(address).status_code == 403
    assert client.post(address).status_code == 403


def test_a_deleted_draft_is_recovered_from_its_page(client, two_versions, editor):
    event, _version = two_versions
    number = event.pk
    event.delete()
    client.force_login(editor)
    (deleted,) = client.get(page("recoverlist")).context["page"].object_list

    shown = client.get(page("recover", deleted.pk))
    client.post(page("recover", deleted.pk))

    assert shown.context["changes"][0].fields[0].new == "Бүлінген атау"
    assert Event.objects.get().pk == number


@pytest.mark.parametrize("count", [1, 3])
def test_the_history_costs_the_same_for_one_version_and_many(
    client, author, count, django_assert_num_queries
):
    event = EventFactory()
    event.responsible.add(author)
    for number in range(count):
        with history.recording(author, f"{number}-рет"):
            SectionFactory(event=event)
    client.force_login(author)
    client.get(page("history", event.pk))  # permissions and content types are cached

    with django_assert_num_queries(11):
        client.get(page("history", event.pk))
