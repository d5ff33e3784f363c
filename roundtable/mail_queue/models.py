from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LATE = timedelta(hours=1)


class QueuedEmailQuerySet(models.QuerySet):
    def due(self):
        """Emails whose next attempt may be made now."""
        return self.filter(next_attempt_at__lte=timezone.now())

    def late(self):
        """Emails that should have been tried long ago: nobody delivers."""
        return self.filter(next_attempt_at__lte=timezone.now() - LATE)

    def given_up(self):
        return self.filter(next_attempt_at=None)


class QueuedEmail(models.Model):
    """One email that no server has taken yet; afterwards its row is deleted.

    The body is neither shown nor logged: it may hold a link that lets somebody in.
    """

    recipients = models.JSONField(_("to"))  # a list of addresses
    from_email = models.CharField(max_length=320, editable=False)
    subject = models.TextField(_("subject"))
    body = models.TextField(editable=False)
    message_id = models.CharField(max_length=255, unique=True, editable=False)
    queued_at = models.DateTimeField(_("written"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(
        _("next attempt"), default=timezone.now, null=True, db_index=True
    )  # None: given up
    last_error = models.TextField(_("what the server said"), default="")

    objects = QueuedEmailQuerySet.as_manager()

    class Meta:
        verbose_name = _("waiting email")
        verbose_name_plural = _("waiting emails")
        ordering = ["-queued_at", "-pk"]

    def __str__(self):
        return self.subject
