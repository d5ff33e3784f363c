from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from events import workflow
from events.choices import Status
from events.models import Event
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(author):
    event = EventFactory()
    event.responsible.add(author)
    return event


def test_a_record_goes_from_draft_through_review_to_the_public(draft, author, editor):
    workflow.take(workflow.SUBMIT, draft, by=author)
    assert list(Event.objects.published()) == []

    event = workflow.take(workflow.PUBLISH, draft, by=editor)

    assert event.is_public
    assert list(Event.objects.published()) == [event]


def test_a_published_record_can_be_withdrawn_and_leaves_the_public(editor):
    event = EventFactory(published=True)

    event = workflow.take(workflow.WITHDRAW, event, by=editor)

    assert event.withdrawn_at is not None
    assert list(Event.objects.published()) == []
    assert list(Event.objects.withdrawn()) == [event]


def test_a_record_can_be_returned_to_its_author_with_a_reason(editor):
    event = EventFactory(status=Status.REVIEW)

    event = workflow.take(workflow.RETURN, event, by=editor, reason="Күні жоқ.")

    assert event.status == Status.DRAFT
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (editor, str(event.pk))
    assert entry.change_message.endswith(": Күні жоқ.")


def test_a_scheduled_record_is_public_only_when_its_time_has_come(editor):
    event = EventFactory(status=Status.REVIEW)
    tomorrow = timezone.now() + timedelta(days=1)

    event = workflow.take(workflow.PUBLISH, event, by=editor, publish_at=tomorrow)

    assert not event.is_public
    assert list(Event.objects.published()) == []


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("step", workflow.STEPS.values(), ids=lambda step: step.name)
def test_a_step_is_taken_from_its_own_status_only(step, status, editor):
    event = EventFactory(status=status, publish_at=timezone.now())

    if status == step.source:
        assert workflow.take(step, event, by=editor).status == step.target
    else:
        with pytest.raises(ValidationError):
            workflow.take(step, event, by=editor)
        event.refresh_from_db()
        assert event.status == status


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("author", {"submit"}),
        ("editor", {"submit", "return", "publish", "withdraw"}),
        ("admin", {"submit", "return", "publish", "withdraw"}),
    ],
)
def test_each_role_may_take_its_own_steps(role, may, user_in_role):
    user = user_in_role(role)
    taken = set()

    for step in workflow.STEPS.values():
        event = EventFactory(status=step.source, publish_at=timezone.now())
        event.responsible.add(user)
        try:
            workflow.take(step, event, by=user)
            taken.add(step.name)
        except PermissionDenied:
            event.refresh_from_db()
            assert event.status == step.source

    assert taken == may


def test_an_author_cannot_submit_somebody_elses_draft(author):
    with pytest.raises(PermissionDenied):
        workflow.take(workflow.SUBMIT, EventFactory(), by=author)


def test_a_record_without_a_day_is_not_published(editor):
    event = EventFactory(status=Status.REVIEW, starts_on=None)

    with pytest.raises(ValidationError):
        workflow.take(workflow.PUBLISH, event, by=editor)

    event.refresh_from_db()
    assert event.status == Status.REVIEW
    assert LogEntry.objects.count() == 0


def test_of_two_editors_the_second_learns_that_the_record_has_moved(editor):
    event = EventFactory(status=Status.REVIEW)
    seen_by_second = Event.objects.get(pk=event.pk)
    workflow.take(workflow.RETURN, event, by=editor)

    with pytest.raises(ValidationError):
        workflow.take(workflow.PUBLISH, seen_by_second, by=editor)
