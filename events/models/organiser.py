from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.models import Organisation

from .event import Event


class Organiser(models.Model):
    """One organisation that held the event, in the order they are named."""

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="organisers"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, verbose_name=_("organisation")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("organising body")
        verbose_name_plural = _("organisers")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "organisation"], name="organiser_once_per_event"
            )
        ]

    def __str__(self):
        return str(self.organisation)
