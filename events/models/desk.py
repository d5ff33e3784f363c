"""Audit trail: who works at the desk, for whom, and what was done with a record."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from reversion.models import Revision

from languages.detection import detect
from participants.choices import LANGUAGE_CHOICES
from participants.fields import ProseField
from participants.models import Organisation

from .event import Event


class Member(models.Model):
    """What the desk knows about a user beside their role.

    An author sees and edits the drafts of these organisations and of their units,
    whoever began them.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="member",
        verbose_name=_("user"),
    )
    organisations = models.ManyToManyField(
        Organisation,
        blank=True,
        related_name="members",
        verbose_name=_("writes for"),
        help_text=_("Drafts of these organisations and their units are open to them."),
    )
    language = models.CharField(
        _("language of letters"),
        max_length=2,
        choices=LANGUAGE_CHOICES,
        default="kk",
    )

    class Meta:
        verbose_name = _("place at the desk")
        verbose_name_plural = _("places at the desk")

    def __str__(self):
        return str(self.user)


class Transition(models.Model):
    """One step in the life of a record: which, when, by whom and why.

    ``name`` is the key of ``workflow.STEPS``, so that everybody reads of the step in
    their own language. ``revision`` is the record as it was then.
    """

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="transitions"
    )
    name = models.CharField(max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="transitions",
    )
    taken_at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(blank=True)
    told = ProseField(blank=True)  # of the reason, to readers
    revision = models.OneToOneField(
        Revision, on_delete=models.SET_NULL, null=True, related_name="transition"
    )

    class Meta:
        verbose_name = _("step taken")
        verbose_name_plural = _("steps taken")
        default_permissions = []
        ordering = ["-taken_at", "-pk"]

    def __str__(self):
        return self.name

    @property
    def told_in(self):
        """The language in which readers were told why."""
        return detect(self.told)


class PublishedVersion(models.Model):
    """One state of a record that readers had, and since when; a mere save is none.

    ``number`` is what ``Event.version`` was, ``revision`` keeps all that was said.
    """

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="published_versions"
    )
    number = models.PositiveSmallIntegerField()
    since = models.DateTimeField()
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = []
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "number"], name="published_version_once"
            )
        ]

    def __str__(self):
        return str(self.number)

    @property
    def is_withdrawn(self):
        """Whether it was taken from readers; publishing again does not undo that."""
        withdrawn_at = self.event.withdrawn_at
        return withdrawn_at is not None and self.since <= withdrawn_at


class RemovedFile(models.Model):
    """A file that was deleted for good though history names it: when, by whom and why.

    No name is given twice (``models.media``), so what this one meant is never another.
    """

    name = models.CharField(max_length=100, unique=True)
    removed_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reason = models.TextField()

    class Meta:
        verbose_name = _("removed file")
        verbose_name_plural = _("removed files")
        default_permissions = []
        ordering = ["-removed_at", "-pk"]

    def __str__(self):
        day = date_format(timezone.localdate(self.removed_at), "DATE_FORMAT")
        told = {"day": day, "reason": self.reason}
        return gettext("removed for good on %(day)s: %(reason)s") % told
