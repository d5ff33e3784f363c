"""Audit log as it is read: Django's own entries, under a right of their own."""

from datetime import timedelta

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EntryQuerySet(models.QuerySet):
    def forget_old(self):
        """Delete what is older than it may be kept; return of how many."""
        kept_since = timezone.now() - timedelta(days=settings.AUDIT_DAYS)
        count, _kinds = self.filter(action_time__lt=kept_since).delete()
        return count


class Entry(LogEntry):
    """What somebody did at the desk; never a reader, nor from which address."""

    objects = EntryQuerySet.as_manager()

    class Meta:
        proxy = True
        verbose_name = _("entry of the audit log")
        verbose_name_plural = _("audit log")
        default_permissions = ["view"]
        ordering = ["-pk"]

    def __str__(self):
        return self.object_repr
