"""Delivery of queued emails: at least once, with growing delays, for some five days.

``deliver`` is the task of a worker, who tries what is due and comes back for the rest.
No transaction is open while a server is being waited for: nobody else waits. Whoever
takes an email moves its next attempt ahead first; a process that dies meanwhile leaves
it to be tried again. A server that gets one twice knows it by its Message-ID.
"""

import logging
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from .models import QueuedEmail

log = logging.getLogger(__name__)

LONGEST_DELAY = timedelta(hours=4)
MOST_ATTEMPTS = 34  # five days, as mail servers do among themselves (RFC 5321)
BEFORE_LONG_WORK = 10  # of a hundred


@task(priority=BEFORE_LONG_WORK)
def deliver() -> None:
    """Try each due email, and come back when the next will be due."""
    deliver_due()
    waiting = QueuedEmail.objects.exclude(next_attempt_at=None)
    if email := waiting.order_by("next_attempt_at").first():
        come_back(email.next_attempt_at)


def come_back(moment=None) -> None:
    """Let a worker deliver at ``moment``, else now, unless one will by then anyhow."""
    moment = moment or timezone.now()
    ready = DBTaskResult.objects.filter(
        task_path=deliver.module_path,
        status=TaskResultStatus.READY,
        run_after__lte=moment,
    )
    if not ready.exists():
        deliver.using(run_after=moment).enqueue()


def deliver_due() -> int:
    """Try each due email once; return how many a server has taken."""
    due = QueuedEmail.objects.due().order_by("next_attempt_at", "pk")
    return sum(_deliver(email) for email in list(due) if _claim(email))


def _claim(email: QueuedEmail) -> bool:
    """Say whether the email is ours to try: another process may have been faster."""
    seen = {"pk": email.pk, "attempts": email.attempts}
    # After an attempt: 1, 4, 16, 64 minutes, then four hours.
    delay = min(timedelta(minutes=4 ** min(email.attempts, 5)), LONGEST_DELAY)
    later = timezone.now() + delay
    claimed = QueuedEmail.objects.due().filter(**seen)
    return bool(claimed.update(next_attempt_at=later, attempts=F("attempts") + 1))


def _deliver(email: QueuedEmail) -> bool:
    try:
        EmailMessage(
            email.subject,
            email.body,
            email.from_email,
            email.recipients,
            headers={"Message-ID": email.message_id},
            connection=get_connection(settings.EMAIL_DELIVERY_BACKEND),
        ).send()
    except (SMTPException, OSError, ValueError) as error:
        _keep(email, error)
        return False
    email.delete()
    return True


def _keep(email: QueuedEmail, error: Exception) -> None:
    """Note what the server said, and give up where no other answer can be expected."""
    changes = {"last_error": str(error)[:1000]}
    if _refused_for_ever(error) or email.attempts + 1 >= MOST_ATTEMPTS:
        changes["next_attempt_at"] = None
    QueuedEmail.objects.filter(pk=email.pk).update(**changes)
    state = "given up" if "next_attempt_at" in changes else "to be tried again"
    log.warning("Email %s %s: %s", email.pk, state, type(error).__name__)


def _refused_for_ever(error: Exception) -> bool:
    """Say whether it is no address at all, or one the server does not know (5xx)."""
    if isinstance(error, ValueError):
        return True
    return isinstance(error, SMTPRecipientsRefused) and all(
        code >= 500 for code, _answer in error.recipients.values()
    )
