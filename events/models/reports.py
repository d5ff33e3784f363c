"""Feedback of readers: what somebody says is wrong in a public record."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participants.choices import LANGUAGE_CHOICES

from .event import Event

MOST_LETTERS = 2_000


class ReportQuerySet(models.QuerySet):
    KEPT = timedelta(days=30)  # an address after the answer: letters may come back

    def managed_by(self, user):
        """Reports on records for which ``user`` answers."""
        return self.filter(event__in=Event.objects.managed_by(user))

    def open(self):
        return self.filter(status=Report.Status.OPEN)

    def forget_addresses(self):
        """Erase the addresses of those who were answered; return of how many."""
        due = self.exclude(email="").filter(closed_at__lt=timezone.now() - self.KEPT)
        return due.update(email="")


class Report(models.Model):
    """A mistake that a reader reported, where it stands, and what became of that.

    The section and the paragraph are named by their numbers, which are never given to
    others: the report stays true though its section be gone.
    """

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("status of a report", "open")
        ANSWERED = "answered", pgettext_lazy("status of a report", "answered")
        DISMISSED = "dismissed", pgettext_lazy("status of a report", "dismissed")

    event = models.ForeignKey(
        Event,
        on_delete=models.CASCADE,
        related_name="reports",
        editable=False,
        verbose_name=_("record"),
    )
    anchor = models.PositiveSmallIntegerField(_("section"), null=True, editable=False)
    paragraph = models.CharField(
        _("paragraph"), max_length=64, blank=True, editable=False
    )
    language = models.CharField(
        _("language"), max_length=2, choices=LANGUAGE_CHOICES, editable=False
    )
    text = models.TextField(_("What is wrong?"), max_length=MOST_LETTERS)
    email = models.EmailField(
        _("Your e-mail address, if you wish an answer"), blank=True
    )
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.OPEN, db_index=True
    )
    answer = models.TextField(
        _("answer"),
        blank=True,
        help_text=_(
            "It is sent once, as the report is closed, if there is an address."
        ),
    )
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of a mistake")
        verbose_name_plural = _("reports of mistakes")
        default_permissions = ["view", "change", "delete"]
        ordering = ["-sent_at", "-pk"]

    def __str__(self):
        return self.text[:80]

    @property
    def place(self):
        """Where it stands, as an address says it: s3p2, s3 or nothing."""
        section = f"s{self.anchor}" if self.anchor else ""
        return f"{section}p{self.paragraph}" if self.paragraph else section
