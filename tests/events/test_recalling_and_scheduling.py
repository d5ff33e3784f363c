"""Recalling, scheduling, and what must be there before a record is sent."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from events import workflow
from events.choices import Status
from events.models import Event, Transition
from events.saving import saving
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db

WHY = "Күні қате көрсетілген."


@pytest.fixture
def draft(author):
    event = EventFactory(ready=True)
    event.responsible.add(author)
    return event


@pytest.fixture
def sent(draft, author):
    return workflow.transition(workflow.SUBMIT, draft, by=author)


def test_authors_recall_what_they_have_sent_and_send_it_again(sent, author):
    event = workflow.transition(workflow.RECALL, sent, by=author)

    assert event.status == Status.DRAFT
    assert workflow.told_of(event.transitions.first()) == workflow.RECALL.done
    again = workflow.transition(workflow.SUBMIT, event, by=author)
    assert workflow.RECALL in workflow.open_steps(again, author)


def test_what_an_editor_has_begun_to_review_is_no_longer_recalled(sent, author, editor):
    with saving(sent, by=editor):
        sent.city_kk = "Тараз"
        sent.save()

    with pytest.raises(ValidationError):
        workflow.transition(workflow.RECALL, sent, by=author)

    assert workflow.open_steps(sent, author) == []


def test_what_editors_took_up_again_is_no_longer_recalled(sent, author, editor):
    withdrawn = workflow.transition(workflow.PUBLISH, sent, by=editor)
    workflow.transition(workflow.WITHDRAW, withdrawn, by=editor, reason=WHY)
    event = workflow.transition(workflow.REOPEN, sent, by=editor)

    assert workflow.open_steps(event, author) == []


@pytest.mark.parametrize(
    "step", [workflow.SUBMIT, workflow.PUBLISH, workflow.SCHEDULE], ids=lambda s: s.name
)
def test_a_record_that_lacks_what_readers_need_is_neither_sent_nor_published(
    step, editor
):
    event = EventFactory(status=step.source, starts_on=None)

    with pytest.raises(ValidationError) as refusal:
        workflow.transition(
            step,
            event,
            by=editor,
            publish_at=timezone.now() + timedelta(days=1),
        )

    assert len(refusal.value.messages) == 2  # no day, no section
    assert Event.objects.get().status == step.source


def test_scheduling_without_a_time_publishes_nothing(editor):
    event = EventFactory(in_review=True)

    with pytest.raises(ValidationError):
        workflow.transition(workflow.SCHEDULE, event, by=editor)

    assert (Event.objects.get().status, Transition.objects.count()) == ("review", 0)


def test_a_scheduled_record_is_called_so_with_its_time(editor):
    moment = timezone.make_aware(datetime(2099, 9, 1, 10, 0))
    event = EventFactory(in_review=True)

    event = workflow.transition(workflow.PUBLISH, event, by=editor, publish_at=moment)

    assert event.standing == "2099\xa0ж. 1 қыркүйек, 10:00 жарияланады"
    said = workflow.told_of(event.transitions.get())
    assert said == "жариялау уақыты белгіленді: 2099\xa0ж. 1 қыркүйек, 10:00"
