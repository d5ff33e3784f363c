"""State machine of a record: a table of steps, and the one door they go through.

Buttons, permissions, questions, emails and the words of the history are all drawn
from the table.
"""

from collections.abc import Callable
from dataclasses import dataclass

import reversion
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import emails, readiness
from .choices import Status
from .history import versions
from .models import Event, Transition
from .saving import saving


@dataclass(frozen=True)
class Step:
    """One way from a status to another, and the permission it asks for."""

    name: str
    label: Promise  # on the button
    done: Promise  # in the history
    source: Status
    target: Status
    permission: str
    tells: str = ""  # who gets an email: the editors or the authors
    asks: Promise | None = None  # a question that must be answered in words
    asks_for_readers: Promise | None = None  # what they are told of it, if anything
    possible: Callable[[Event], bool] = lambda event: True


SUBMIT = Step(
    "submit",
    _("Send to review"),
    pgettext_lazy("step of a record", "sent to review"),
    Status.DRAFT,
    Status.REVIEW,
    "events.submit_event",
    tells="editors",
)
RETURN = Step(
    "return",
    _("Return to the author"),
    pgettext_lazy("step of a record", "returned to the author"),
    Status.REVIEW,
    Status.DRAFT,
    "events.return_event",
    tells="authors",
    asks=_("What should the author change?"),
)
PUBLISH = Step(
    "publish",
    _("Publish"),
    pgettext_lazy("step of a record", "published"),
    Status.REVIEW,
    Status.PUBLISHED,
    "events.publish_event",
    tells="authors",
)
UNSCHEDULE = Step(
    "unschedule",
    _("Do not publish yet"),
    pgettext_lazy("step of a record", "taken back before its time"),
    Status.PUBLISHED,
    Status.REVIEW,
    "events.publish_event",
    possible=lambda event: event.is_scheduled,
)
WITHDRAW = Step(
    "withdraw",
    _("Withdraw"),
    pgettext_lazy("step of a record", "withdrawn"),
    Status.PUBLISHED,
    Status.WITHDRAWN,
    "events.withdraw_event",
    tells="authors",
    asks=_("Why is the record withdrawn?"),
    asks_for_readers=_("What readers are told of it at its address, if anything"),
    possible=lambda event: event.is_public,
)
REOPEN = Step(
    "reopen",
    _("Take up again"),
    pgettext_lazy("step of a record", "taken up again"),
    Status.WITHDRAWN,
    Status.REVIEW,
    "events.withdraw_event",
)
STEPS = {
    step.name: step for step in (SUBMIT, RETURN, PUBLISH, UNSCHEDULE, WITHDRAW, REOPEN)
}


def open_steps(event, user):
    """Return the steps that ``user`` may take with ``event`` now."""
    if event.pk and not Event.objects.managed_by(user).filter(pk=event.pk).exists():
        return []
    return [
        step
        for step in STEPS.values()
        if _fits(step, event) and user.has_perm(step.permission)
    ]


@transaction.atomic
def transition(step, event, *, by, publish_at=None, reason="", told=""):
    """Take one ``step`` with ``event`` on behalf of the user ``by``.

    Returns the event as it is now. Raises ``PermissionDenied`` when the user may
    not, ``ValidationError`` when the record is not ready or has moved meanwhile.
    """
    event = Event.objects.managed_by(by).locked(event.pk)
    if not by.has_perm(step.permission):
        raise PermissionDenied
    _refuse_if_wrong(step, event, reason, publish_at)
    _move(event, step, publish_at)
    event.full_clean()
    why = f"{step.done}: {reason}" if reason else str(step.done)
    with saving(event, by=by, comment=why):
        event.save()
        said = {"reason": reason, "told": told if step.asks_for_readers else ""}
        reversion.add_meta(Transition, event=event, name=step.name, by=by, **said)
        if step is PUBLISH:
            versions.begin(event, event.publish_at)
    LogEntry.objects.log_actions(by.pk, [event], CHANGE, why)
    if step.tells:
        emails.announce(step, event, by=by, reason=reason)
    return event


def _fits(step, event):
    return event.status == step.source and step.possible(event)


def _refuse_if_wrong(step, event, reason, publish_at):
    if not _fits(step, event):
        raise ValidationError(_("Somebody has already moved this record."))
    if step.asks and not reason.strip():
        raise ValidationError(_("This step needs a reason. Give it in a few words."))
    if step is PUBLISH:
        if missing := [problem.message for problem in readiness.blocking(event)]:
            raise ValidationError(missing)
        if publish_at and publish_at <= timezone.now():
            raise ValidationError(_("Choose a time of publication that is to come."))


def _move(event, step, publish_at):
    """Set what the step changes: the status, and the moments that belong to it."""
    event.status = step.target
    again = event.withdrawn_at is not None  # readers know an earlier version
    if step is PUBLISH:
        event.publish_at = publish_at or timezone.now()
        event.version += again
    if step is UNSCHEDULE:
        event.published_versions.filter(number=event.version).delete()
        event.publish_at = None
        event.version -= again
    if step is WITHDRAW:
        event.withdrawn_at = timezone.now()
