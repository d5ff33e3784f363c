import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.fields import ChecksumField
from events.models import Event
from events.permissions import of_all

INCOMING = "incoming"


def private_path(source, filename):
    """Return a path that no address leads to: the media gate knows no such folder."""
    return f"{INCOMING}/{secrets.token_hex(16)}"


class SourceFileQuerySet(models.QuerySet):
    """Files given to be read; nobody outside the desk ever sees one."""

    KEPT_WAITING = timedelta(days=14)

    def visible_to(self, user):
        """What ``user`` may open: what they gave, and what became a record they keep.

        Who keeps all records keeps the files that wait for an answer as well.
        """
        if of_all(user):
            return self
        if user.has_perm("events.add_event"):
            kept = Event.objects.managed_by(user)
            return self.filter(Q(given_by=user) | Q(event__in=kept))
        return self.none()

    def waiting(self):
        """Files of which no draft has been made yet, read or not."""
        return self.filter(used_at=None)

    def to_answer(self, user):
        """Files that ``user`` gave, read and waiting for what only they can know."""
        return self.waiting().filter(~Q(proposal={}), given_by=user, refusal="")

    def unread(self):
        """Files kept to be read, unless a record was made of the same one before."""
        made = SourceFile.objects.used().filter(
            sha256=OuterRef("sha256"), event__isnull=False
        )
        return self.waiting().filter(~Exists(made), proposal={}, refusal="")

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
        is_read = ExpressionWrapper(~Q(proposal={}), models.BooleanField())
        shown = {"titles": F("proposal__title"), "asked": F("proposal__questions")}
        files = self.select_related("given_by", "event").defer("proposal")
        return files.annotate(is_read=is_read, **shown)


class SourceFile(models.Model):
    """A file or text somebody gave to make a draft of, and what was understood of it.

    It stays with the record it became: what an author wrote can be looked up again,
    and the same file is recognised when it comes a second time. It is never public.
    Unread it has no ``proposal``; of one that was refused only the name stays.
    """

    file = models.FileField(_("file"), upload_to=private_path, blank=True)
    name = models.CharField(_("name of the file"), max_length=255)
    sha256 = ChecksumField(of="file", db_index=True)
    proposal = models.JSONField(default=dict, editable=False)
    refusal = models.CharField(max_length=20, blank=True, editable=False)
    language = models.CharField(max_length=2, blank=True, editable=False)
    batch = models.UUIDField(null=True, db_index=True, editable=False)
    # Of a file that holds two events each is read from its own blocks.
    begins = models.PositiveIntegerField(default=0, editable=False)
    ends = models.PositiveIntegerField(null=True, editable=False)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="source_files",
        verbose_name=_("given by"),
        editable=False,
    )
    given_at = models.DateTimeField(_("given on"), auto_now_add=True)
    used_at = models.DateTimeField(_("used on"), null=True, editable=False)
    event = models.ForeignKey(
        Event,
        on_delete=models.SET_NULL,
        null=True,
        related_name="source_files",
        verbose_name=_("record"),
        editable=False,
    )

    objects = SourceFileQuerySet.as_manager()

    class Meta:
        db_table = "interop_sourcefile"  # kept from the room that it was born in
        default_permissions = ()  # whoever may add a record may have a file read
        verbose_name = _("source file")
        verbose_name_plural = _("source files")
        ordering = ["-given_at", "-pk"]

    def __str__(self):
        return self.name

    @property
    def is_part(self):
        return bool(self.begins or self.ends)
