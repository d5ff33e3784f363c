"""The life of a record: a table of steps, and the one door through which they go."""

from dataclasses import dataclass

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import history, indexing
from .choices import Status
from .models import Event


@dataclass(frozen=True)
class Step:
    """One way from a status to another, and the permission it asks for."""

    name: str
    label: Promise
    source: Status
    target: Status
    permission: str


SUBMIT = Step(
    "submit",
    _("Send to review"),
    Status.DRAFT,
    Status.REVIEW,
    "events.submit_event",
)
RETURN = Step(
    "return",
    _("Return to the author"),
    Status.REVIEW,
    Status.DRAFT,
    "events.return_event",
)
PUBLISH = Step(
    "publish",
    _("Publish"),
    Status.REVIEW,
    Status.PUBLISHED,
    "events.publish_event",
)
WITHDRAW = Step(
    "withdraw",
    _("Withdraw"),
    Status.PUBLISHED,
    Status.WITHDRAWN,
    "events.withdraw_event",
)
STEPS = {step.name: step for step in (SUBMIT, RETURN, PUBLISH, WITHDRAW)}


def open_steps(event, user):
    """Return the steps that ``user`` may take with ``event`` now."""
    return [step for step in STEPS.values() if may_take(step, event, user)]


def may_take(step, event, user):
    return (
        event.status == step.source
        and user.has_perm(step.permission)
        and Event.objects.visible_to(user).filter(pk=event.pk).exists()
    )


@transaction.atomic
def take(step, event, *, by, publish_at=None, reason=""):
    """Take one ``step`` with ``event`` on behalf of the user ``by``.

    Returns the event as it is now. Raises ``PermissionDenied`` when the user may
    not, ``ValidationError`` when the record is not ready or has moved meanwhile.
    """
    visible = Event.objects.visible_to(by)
    event = visible.select_for_update(of=["self"]).filter(pk=event.pk).first()
    if event is None or not by.has_perm(step.permission):
        raise PermissionDenied
    if event.status != step.source:
        raise ValidationError(_("Somebody has already moved this record."))
    event.status = step.target
    if step is PUBLISH:
        event.publish_at = publish_at or timezone.now()
    if step is WITHDRAW:
        event.withdrawn_at = timezone.now()
    event.full_clean()
    why = f"{step.label}: {reason}" if reason else str(step.label)
    with history.recording(by, why):
        event.save()
    indexing.reindex(event.pk)
    LogEntry.objects.log_actions(by.pk, [event], CHANGE, why)
    return event
