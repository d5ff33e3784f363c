"""Audit trail: who works at the desk, for whom, and what was done with a record."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from reversion.models import Revision

from languages.detection import detect
from participants.choices import LANGUAGE_CHOICES
from participants.models import Organisation
from search.fields import ProseField

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
        _("language of the desk and of letters"),
        max_length=2,
        choices=LANGUAGE_CHOICES,
        default="kk",
    )
    letters_on_own = models.BooleanField(
        _("letters about one’s own records"), default=True
    )
    letters_to_review = models.BooleanField(
        _("letters about records to review"), default=True
    )

    class Meta:
        verbose_name = _("place at the desk")
        verbose_name_plural = _("places at the desk")

    def __str__(self):
        return str(self.user)


class DeputyQuerySet(models.QuerySet):
    def current(self):
        """Those who stand for somebody today."""
        return self.to_come().filter(first_day__lte=timezone.localdate())

    def to_come(self):
        """Those who do today or will some day."""
        rows = self.filter(last_day__gte=timezone.localdate())
        return rows.select_related("principal", "deputy")

    def of(self, user):
        """Those who stand for ``user``, and those for whom ``user`` does."""
        return self.filter(Q(principal=user) | Q(deputy=user))


class Deputy(models.Model):
    """Somebody who stands for another from a first day to a last one.

    They may do with records what the other may, as long as the other may do it:
    ``events.permissions`` asks both. No other right passes to them.
    """

    principal = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="deputies",
        verbose_name=_("stands for"),
        editable=False,
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="stands_for",
        verbose_name=_("deputy"),
    )
    first_day = models.DateField(_("first day"), default=timezone.localdate)
    last_day = models.DateField(_("last day"))

    objects = DeputyQuerySet.as_manager()

    class Meta:
        verbose_name = _("deputy")
        verbose_name_plural = _("deputies")
        default_permissions = []  # whoever keeps records names one
        ordering = ["-last_day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="deputy_ends_after_start",
                violation_error_message=_("The last day cannot come before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(deputy=F("principal")),
                name="deputy_is_another",
                violation_error_message=_("Nobody stands for themselves."),
            ),
        ]

    def __str__(self):
        names = {"deputy": self.deputy, "other": self.principal}
        return gettext("%(deputy)s for %(other)s") % names


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
    publish_at = models.DateTimeField(null=True)  # where it was scheduled
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


class Opening(models.Model):
    """Who has the form of a record open, and when they were last seen at it.

    A note for whoever opens it, too, and no lock.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="openings")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    seen_at = models.DateTimeField()

    class Meta:
        default_permissions = []
        constraints = [
            models.UniqueConstraint(fields=["event", "user"], name="opening_once")
        ]

    def __str__(self):
        return str(self.user)


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
