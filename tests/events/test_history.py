"""What the history keeps of a record, and what nobody can bring back through it."""

import pytest
from django.urls import reverse
from django.utils.timezone import now
from reversion.models import Revision, Version

from events import workflow
from events.history import recording, snapshots
from events.models import Event, Section
from participants.models import Organisation
from tests.factories import (
    EventFactory,
    ParticipationFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db


def contents(revision):
    return sorted(version._model.__name__ for version in revision.version_set.all())


def test_a_revision_holds_the_whole_record_whichever_part_was_saved(author):
    event = EventFactory()
    section = SectionFactory(event=event)
    ParticipationFactory(event=event)

    with recording.recording(author, "Бөлім түзетілді"):
        section.save()

    revision = Revision.objects.get()
    assert (revision.user, revision.comment) == (author, "Бөлім түзетілді")
    assert contents(revision) == ["Event", "Participation", "Section"]


def test_every_language_is_kept_and_no_bare_column(author):
    with recording.recording(author, "Жаңа"):
        event = EventFactory(title_kk="Тәуелсіздік", title_ru="Независимость")

    kept = Version.objects.get_for_object(event).get().field_dict
    assert (kept["title_kk"], kept["title_ru"]) == ("Тәуелсіздік", "Независимость")
    assert "title" not in kept


def test_a_step_is_a_revision_with_its_reason(editor):
    event = EventFactory(status="review")

    workflow.transition(workflow.RETURN, event, by=editor, reason="Күні жоқ.")

    revision = Revision.objects.get()
    assert revision.user == editor
    assert revision.comment.endswith(": Күні жоқ.")


def test_what_was_removed_is_not_in_the_next_revision(author):
    with recording.recording(author, "Жаңа"):
        section = SectionFactory(heading_kk="Артық")

    with recording.recording(author, "Артық бөлім алынды"):
        Section.objects.filter(pk=section.pk).delete()
        Event.objects.get().save()

    latest, first = Revision.objects.all()
    assert (contents(first), contents(latest)) == (["Event", "Section"], ["Event"])


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


def forget_titles(event):
    """Leave every kept version of a record without a title, which none may lack."""
    for version in Version.objects.get_for_object(event):
        for title in ("Бастапқы атау", "Бүлінген атау", "Начало"):
            version.serialized_data = version.serialized_data.replace(title, "")
        version.save()


def test_a_version_that_makes_no_sense_is_refused_on_its_page(
    client, two_versions, author
):
    event, version = two_versions
    forget_titles(event)
    client.force_login(author)

    answer = client.post(page("revision", event.pk, version.pk), follow=True)

    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert Event.objects.get().title_kk == "Бүлінген атау"


def test_a_draft_that_makes_no_sense_is_not_recovered(client, two_versions, editor):
    event, _version = two_versions
    forget_titles(event)
    event.delete()
    client.force_login(editor)
    (deleted,) = client.get(page("recoverlist")).context["page"].object_list

    answer = client.post(page("recover", deleted.pk), follow=True)

    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert not Event.objects.exists()


def test_what_found_no_place_in_a_restored_version_is_named(
    client, two_versions, author
):
    event, version = two_versions
    Organisation.objects.all().delete()
    client.force_login(author)

    answer = client.post(page("revision", event.pk, version.pk), follow=True)

    _done, missed = answer.context["messages"]
    assert missed.level_tag == "warning"
    assert str(missed).endswith("қайтарылмады: ұйымдастырушы.")


def test_there_is_no_history_of_a_record_that_never_was(client, editor):
    client.force_login(editor)

    assert client.get(page("history", 404)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_history_costs_the_same_for_one_version_and_many(
    client, author, count, django_assert_num_queries
):
    event = EventFactory()
    event.responsible.add(author)
    for number in range(count):
        with recording.recording(author, f"{number}-рет"):
            SectionFactory(event=event)
    client.force_login(author)
    client.get(page("history", event.pk))  # permissions and content types are cached

    with django_assert_num_queries(15):
        client.get(page("history", event.pk))
