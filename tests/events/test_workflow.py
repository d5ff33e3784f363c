from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from events import workflow
from events.choices import Status
from events.models import Event, Transition
from tests.factories import EventFactory, OrganiserFactory, SectionFactory

pytestmark = pytest.mark.django_db

WHY = "Күні қате көрсетілген."


@pytest.fixture
def draft(author):
    event = EventFactory()
    SectionFactory(event=event)
    event.responsible.add(author)
    return event


def record_before(step):
    """Return a record with which ``step`` may be taken now."""
    event = EventFactory(status=step.source, publish_at=timezone.now())
    SectionFactory(event=event)
    if step is workflow.UNSCHEDULE:
        event.publish_at += timedelta(days=1)
        event.save()
    if step is workflow.RECALL:
        Transition.objects.create(event=event, name="submit")
    return event


def take(step, event, by):
    """Take a step as somebody does who answers all it asks."""
    from_when = timezone.now() + timedelta(days=1) if step.asks_from_when else None
    return workflow.transition(step, event, by=by, reason=WHY, publish_at=from_when)


def test_a_record_goes_from_draft_through_review_to_the_public(draft, author, editor):
    workflow.transition(workflow.SUBMIT, draft, by=author)
    assert list(Event.objects.published()) == []

    event = workflow.transition(workflow.PUBLISH, draft, by=editor)

    assert event.is_public
    assert list(Event.objects.published()) == [event]


def test_a_published_record_can_be_withdrawn_and_leaves_the_public(editor):
    event = EventFactory(published=True)

    event = workflow.transition(workflow.WITHDRAW, event, by=editor, reason=WHY)

    assert event.withdrawn_at is not None
    assert list(Event.objects.published()) == []
    assert list(Event.objects.withdrawn()) == [event]


def test_a_withdrawn_record_is_taken_up_again_out_of_readers_sight(editor):
    event = record_before(workflow.WITHDRAW)
    workflow.transition(workflow.WITHDRAW, event, by=editor, reason=WHY)

    event = workflow.transition(workflow.REOPEN, event, by=editor)

    assert event.status == Status.REVIEW
    assert list(Event.objects.published()) == []
    assert list(Event.objects.withdrawn()) == [event]


def test_a_record_published_anew_is_no_longer_among_the_withdrawn(editor):
    event = record_before(workflow.PUBLISH)
    Event.objects.update(withdrawn_at=timezone.now())

    event = workflow.transition(workflow.PUBLISH, event, by=editor)

    assert event.is_public
    assert list(Event.objects.withdrawn()) == []


def test_a_step_is_remembered_with_its_author_and_reason(editor):
    event = EventFactory(status=Status.REVIEW)

    event = workflow.transition(workflow.RETURN, event, by=editor, reason=WHY)

    assert event.status == Status.DRAFT
    taken = Transition.objects.get()
    assert (taken.event, taken.name, taken.by, taken.reason) == (
        event,
        "return",
        editor,
        WHY,
    )
    assert taken.revision.user == editor
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (editor, str(event.pk))
    assert entry.change_message.endswith(f": {WHY}")


@pytest.mark.parametrize("step", [workflow.RETURN, workflow.WITHDRAW])
def test_whoever_takes_a_record_back_must_say_why(step, editor):
    event = record_before(step)

    with pytest.raises(ValidationError):
        workflow.transition(step, event, by=editor, reason="  ")

    event.refresh_from_db()
    assert event.status == step.source


def test_a_scheduled_record_is_public_only_when_its_time_has_come(editor):
    event = record_before(workflow.PUBLISH)
    tomorrow = timezone.now() + timedelta(days=1)

    event = workflow.transition(workflow.PUBLISH, event, by=editor, publish_at=tomorrow)

    assert event.is_scheduled
    assert list(Event.objects.published()) == []


def test_a_record_cannot_be_scheduled_for_a_time_that_has_passed(editor):
    event = record_before(workflow.PUBLISH)
    yesterday = timezone.now() - timedelta(days=1)

    with pytest.raises(ValidationError):
        workflow.transition(workflow.PUBLISH, event, by=editor, publish_at=yesterday)

    event.refresh_from_db()
    assert event.status == Status.REVIEW


def test_a_scheduled_record_goes_back_before_its_time_and_was_never_public(editor):
    event = record_before(workflow.UNSCHEDULE)

    event = workflow.transition(workflow.UNSCHEDULE, event, by=editor)

    assert (event.status, event.publish_at) == (Status.REVIEW, None)
    assert not event.was_public


def test_what_readers_have_seen_is_withdrawn_and_what_they_have_not_is_taken_back(
    editor,
):
    public, scheduled = map(record_before, (workflow.WITHDRAW, workflow.UNSCHEDULE))

    offered = [workflow.open_steps(event, editor) for event in (public, scheduled)]

    assert offered == [[workflow.WITHDRAW], [workflow.UNSCHEDULE]]
    for step, event in ((workflow.UNSCHEDULE, public), (workflow.WITHDRAW, scheduled)):
        with pytest.raises(ValidationError):
            workflow.transition(step, event, by=editor, reason=WHY)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("step", workflow.STEPS.values(), ids=lambda step: step.name)
def test_a_step_is_taken_from_its_own_status_only(step, status, author, editor):
    event = record_before(step)
    event.responsible.add(author)
    by = author if step is workflow.RECALL else editor
    Event.objects.update(status=status)

    if status == step.source:
        assert take(step, event, by).status == step.target
    else:
        with pytest.raises(ValidationError):
            take(step, event, by)
        event.refresh_from_db()
        assert event.status == status


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("author", {"submit", "recall"}),
        ("editor", set(workflow.STEPS) - {"recall"}),
        ("admin", set(workflow.STEPS) - {"recall"}),
    ],
)
def test_each_role_may_take_its_own_steps(role, may, user_in_role):
    user = user_in_role(role)
    taken = set()

    for step in workflow.STEPS.values():
        event = record_before(step)
        event.responsible.add(user)
        try:
            take(step, event, user)
            taken.add(step.name)
        except PermissionDenied:
            event.refresh_from_db()
            assert event.status == step.source

    assert taken == may


def test_an_author_cannot_submit_somebody_elses_draft(author):
    with pytest.raises(PermissionDenied):
        workflow.transition(workflow.SUBMIT, EventFactory(), by=author)


def test_an_author_takes_a_step_with_a_draft_of_the_organisation_they_write_for(
    author_of,
):
    event = OrganiserFactory(event__ready=True).event
    author = author_of(event.organisers.get().organisation)

    assert (
        workflow.transition(workflow.SUBMIT, event, by=author).status == Status.REVIEW
    )


def test_a_record_with_something_missing_is_not_published(editor):
    event = EventFactory(status=Status.REVIEW, starts_on=None)

    with pytest.raises(ValidationError) as refusal:
        workflow.transition(workflow.PUBLISH, event, by=editor)

    assert len(refusal.value.messages) == 2  # no day, no section
    event.refresh_from_db()
    assert event.status == Status.REVIEW
    assert LogEntry.objects.count() == 0


def test_of_two_editors_the_second_learns_that_the_record_has_moved(editor):
    event = record_before(workflow.PUBLISH)
    seen_by_second = Event.objects.get(pk=event.pk)
    workflow.transition(workflow.RETURN, event, by=editor, reason=WHY)

    with pytest.raises(ValidationError):
        workflow.transition(workflow.PUBLISH, seen_by_second, by=editor)
