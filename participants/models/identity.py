"""Entity resolution: who turned out to be whom, and who did not."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .people import Person


class Merge(models.Model):
    """Two people found to be one; it remembers what moved, so that it can move back.

    ``moved`` holds the places, names and texts that went from ``source`` to ``target``,
    and the people merged into ``source`` before.
    """

    source = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="merges_away"
    )
    target = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="merges")
    moved = models.JSONField(default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("merge of two people")
        verbose_name_plural = _("merges of people")
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return f"{self.source} → {self.target}"

    @property
    def can_be_undone(self):
        return self.undone_at is None and self.source.merged_into_id == self.target_id


class DistinctPeople(models.Model):
    """Two people of like names of whom somebody said that they are not one."""

    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("two different people")
        verbose_name_plural = _("pairs of different people")
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"], name="distinct_people_once"
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="distinct_people_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.first} ≠ {self.second}"
