"""State machine of a record: a table of steps, and the one door they go through.

Buttons, permissions, questions, emails and the words of the history are all drawn
from the table.
"""

from collections.abc import Callable
from dataclasses import dataclass

import reversion
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from reversion.models import Version

from participants.audit_log import Act

from . import emails, readiness
from .choices import Status
from .history import versions
from .models import Event, Transition
from .permissions import may
from .saving import saving
from .when import moment


@dataclass(frozen=True)
class Step:
    """One way from a status to another, and the permission it asks for."""

    name: str
    label: Promise  # on the button
    done: Promise  # in the history
    source: Status
    target: Status
    permission: str
    says: Promise  # what will happen, before it does
    is_public: bool = False  # whether readers see the record by it
    tells: str = ""  # who gets an email: the editors or the authors
    asks: Promise | None = None  # a question that must be answered in words
    asks_for_readers: Promise | None = None  # what they are told of it, if anything
    asks_from_when: bool = False
    needs_all: bool = False  # that publishing needs
    instead: str = ""  # a permission whose holders take another step for it
    possible: Callable[[Event], bool] = lambda event: True


def _nobody_has_begun(event):
    """Whether nobody else has opened, saved or moved what was sent to review."""
    sent = event.transitions.first()
    if sent is None or sent.name != SUBMIT.name:
        return False
    opened = event.openings.filter(seen_at__gt=sent.taken_at)
    if opened.exclude(user=sent.by).exists():
        return False
    latest = Version.objects.get_for_object(event).first()
    return latest is None or latest.revision_id == sent.revision_id


SUBMIT = Step(
    "submit",
    _("Send to review"),
    pgettext_lazy("step of a record", "sent to review"),
    Status.DRAFT,
    Status.REVIEW,
    "events.submit_event",
    _(
        "The record waits for an editor, who publishes or returns it. Meanwhile its "
        "authors cannot change it; they can recall it while nobody has begun to review."
    ),
    needs_all=True,
    tells="editors",
)
RECALL = Step(
    "recall",
    _("Recall"),
    pgettext_lazy("step of a record", "recalled by its authors"),
    Status.REVIEW,
    Status.DRAFT,
    "events.submit_event",
    _("The record becomes a draft again, and no longer waits for the editors."),
    instead="events.return_event",
    possible=_nobody_has_begun,
)
RETURN = Step(
    "return",
    _("Return to the author"),
    pgettext_lazy("step of a record", "returned to the author"),
    Status.REVIEW,
    Status.DRAFT,
    "events.return_event",
    _("The record becomes a draft again, and its authors can change it."),
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
    _("Readers see the record at once, at this address:"),
    is_public=True,
    needs_all=True,
    tells="authors",
)
SCHEDULE = Step(
    "schedule",
    _("Schedule"),
    pgettext_lazy("step of a record", "scheduled"),
    Status.REVIEW,
    Status.PUBLISHED,
    "events.publish_event",
    _("Readers see the record from the moment given here, at this address:"),
    is_public=True,
    tells="authors",
    asks_from_when=True,
    needs_all=True,
)
UNSCHEDULE = Step(
    "unschedule",
    _("Do not publish yet"),
    pgettext_lazy("step of a record", "taken back before its time"),
    Status.PUBLISHED,
    Status.REVIEW,
    "events.publish_event",
    _("The time of publication is dropped; the record is in review again."),
    possible=lambda event: event.is_scheduled,
)
WITHDRAW = Step(
    "withdraw",
    _("Withdraw"),
    pgettext_lazy("step of a record", "withdrawn"),
    Status.PUBLISHED,
    Status.WITHDRAWN,
    "events.withdraw_event",
    _("Readers no longer see the record. Its address says that it was withdrawn."),
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
    _("The record is in review again; readers see it once it is published anew."),
)
_TABLE = (SUBMIT, RECALL, RETURN, PUBLISH, SCHEDULE, UNSCHEDULE, WITHDRAW, REOPEN)
STEPS = {step.name: step for step in _TABLE}


def open_steps(event, user):
    """Return the steps that ``user`` may take with ``event`` now."""
    fitting = [step for step in STEPS.values() if _fits(step, event)]
    return [step for step in fitting if _may(step, event, user)]


def told_of(taken):
    """Say which step was taken, in the reader's words; "" of one that is no more."""
    step = STEPS.get(taken.name)
    if step and taken.publish_at:
        return f"{step.done}: {moment(taken.publish_at)}"
    return step.done if step else ""


@transaction.atomic
def transition(step, event, *, by, publish_at=None, reason="", told=""):
    """Take one ``step`` with ``event`` on behalf of the user ``by``.

    Returns the event as it is now. Raises ``PermissionDenied`` when the user may
    not, ``ValidationError`` when the record is not ready or has moved meanwhile.
    Whoever gives a time never publishes before it, whatever button was pressed.
    """
    step = SCHEDULE if publish_at and step is PUBLISH else step
    event = Event.objects.permitted(by, step.permission).locked(event.pk)
    if not _may(step, event, by):
        raise PermissionDenied
    _refuse_if_wrong(step, event, reason, publish_at)
    _move(event, step, publish_at)
    event.full_clean()
    said = {"reason": reason, "told": told if step.asks_for_readers else ""}
    said["publish_at"] = event.publish_at if step.asks_from_when else None
    why = f"{step.done}: {reason}" if reason else str(step.done)
    with saving(event, by=by, comment=why, act=Act.STEP):
        event.save()
        reversion.add_meta(Transition, event=event, name=step.name, by=by, **said)
        if step.is_public:
            versions.begin(event, event.publish_at)
    if step.tells:
        emails.announce(step, event, by=by, reason=reason)
    return event


def _may(step, event, user):
    has_another = step.instead and may(user, step.instead, event)
    return may(user, step.permission, event) and not has_another


def _fits(step, event):
    return event.status == step.source and step.possible(event)


def _refuse_if_wrong(step, event, reason, publish_at):
    if not _fits(step, event):
        raise ValidationError(_("Somebody has already moved this record."))
    if step.asks and not reason.strip():
        raise ValidationError(_("This step needs a reason. Give it in a few words."))
    if step.needs_all and (missing := readiness.blocking(event)):
        raise ValidationError([problem.message for problem in missing])
    if step.asks_from_when and not publish_at:
        raise ValidationError(_("Say from which day and hour readers see the record."))
    if step.asks_from_when and publish_at <= timezone.now():
        raise ValidationError(_("Choose a time of publication that is to come."))


def _move(event, step, publish_at):
    """Set what the step changes: the status, and the moments that belong to it."""
    event.status = step.target
    again = event.withdrawn_at is not None  # readers know an earlier version
    if step.is_public:
        event.publish_at = publish_at or timezone.now()
        event.version += again
    if step is UNSCHEDULE:
        event.published_versions.filter(number=event.version).delete()
        event.publish_at = None
        event.version -= again
    if step is WITHDRAW:
        event.withdrawn_at = timezone.now()
