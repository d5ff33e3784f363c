import hashlib
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from events.models import Event


class SourceFileQuerySet(models.QuerySet):
    """Files given to be read; nobody outside the desk ever sees one."""

    KEPT_WAITING = timedelta(days=14)

    def visible_to(self, user):
        """What ``user`` may open: what they gave, and what became a record they keep.

        Editors keep all records, and so the files that wait for an answer as well.
        """
        if user.has_perm("events.publish_event"):
            return self
        if user.has_perm("events.add_event"):
            kept = Event.objects.managed_by(user)
            return self.filter(Q(given_by=user) | Q(event__in=kept))
        return self.none()

    def waiting(self):
        """Files that were read, and of which no draft has been made yet."""
        return self.filter(used_at=None)

    def used(self):
        """Files of which a record was made, whatever became of it since."""
        return self.exclude(used_at=None)

    def made_of(self, data):
        """Files with this very content that became a record which is still there."""
        checksum = hashlib.sha256(data).hexdigest()
        return self.used().filter(sha256=checksum, event__isnull=False)

    def abandoned(self):
        """Files nobody came back to."""
        return self.waiting().filter(given_at__lt=timezone.now() - self.KEPT_WAITING)

    def for_listing(self):
        """Fetch what a list shows, and leave the long proposals where they are."""
        return self.select_related("given_by", "event").defer("proposal")
