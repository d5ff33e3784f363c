"""Authority history: how organisations were called before, and what became of them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from search.fields import LineField, required_in_some_language

from ..choices import SuccessionKind
from ..columns import TEXTS_OF_ORGANISATION
from ..fields import SkeletonsField
from .organisations import Organisation


class OrganisationName(models.Model):
    """A name an organisation had until a day, or has beside its own.

    Without a last day it is no name of any day: only search and matching know it.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="names"
    )
    name = LineField(_("name"), max_length=250, blank=True)
    short_name = LineField(_("short name"), max_length=60, blank=True)
    since = models.DateField(_("first day"), null=True, blank=True)
    until = models.DateField(_("last day"), null=True, blank=True)
    skeletons = SkeletonsField(TEXTS_OF_ORGANISATION)

    class Meta:
        verbose_name = _("former or other name")
        verbose_name_plural = _("former and other names")
        ordering = [F("until").asc(nulls_last=True), "pk"]
        constraints = [
            required_in_some_language("name", "organisation_name_has_text"),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until__isnull=False, until__gte=F("since")),
                name="organisation_name_days_in_order",
                violation_error_message=_(
                    "A former name has a last day, not before the first one; "
                    "today's name stands above."
                ),
            ),
        ]

    def __str__(self):
        return self.name


class Succession(models.Model):
    """What one organisation became; two rows of the same one are merged instead."""

    # How the new one tells of the old one, whose name follows.
    TOLD_BY_NEW = {
        SuccessionKind.CONTINUED: _("predecessor"),
        SuccessionKind.JOINED: _("became a part of this one"),
        SuccessionKind.SPLIT: _("split off from"),
    }
    old = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="successions"
    )
    kind = models.CharField(
        _("what happened"), max_length=20, choices=SuccessionKind, default="continued"
    )
    new = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="origins",
        verbose_name=_("organisation"),
    )
    day = models.DateField(_("day"), null=True, blank=True)
    note = LineField(_("reason or source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("what became of the organisation")
        ordering = [F("day").asc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["old", "new", "kind"], name="succession_once"
            ),
            models.CheckConstraint(
                condition=~Q(old=F("new")),
                name="succession_of_two",
                violation_error_message=_("An organisation cannot succeed itself."),
            ),
        ]

    def __str__(self):
        return f"{self.old} → {self.new}"

    def seen_from(self, organisation):
        """Return what the other one is to ``organisation``, and which one that is."""
        if organisation == self.old:
            return self.get_kind_display(), self.new
        return self.TOLD_BY_NEW[self.kind], self.old
