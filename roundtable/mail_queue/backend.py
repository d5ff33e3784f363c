"""Email backend that keeps emails in the queue instead of sending them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import make_msgid
from django.core.mail.backends.base import BaseEmailBackend

from .delivery import come_back
from .models import QueuedEmail


class QueueBackend(BaseEmailBackend):
    """Writes rows within the caller's transaction: kept with the act, or not at all."""

    def send_messages(self, email_messages):
        rows = [_row(email) for email in email_messages if email.recipients()]
        QueuedEmail.objects.bulk_create(rows)
        come_back()
        return len(rows)


def _row(email):
    if email.attachments or getattr(email, "alternatives", None):
        raise ValueError("The mail queue keeps plain text only.")
    return QueuedEmail(
        recipients=email.recipients(),
        from_email=email.from_email,
        subject=email.subject,
        body=email.body,
        message_id=make_msgid(domain=urlsplit(settings.SITE_URL).hostname),
    )
