"""Entity resolution: who and what turned out to be one."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .organisations import Organisation
from .people import Person


class MergeOfTwo(models.Model):
    """Two things found to be one; it remembers what moved, so that it can move back.

    ``moved`` holds what went from ``source`` to ``target``: rows that named it, names
    and texts, and what was merged into ``source`` before.
    """

    moved = models.JSONField(default=dict)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return f"{self.source} → {self.target}"

    @property
    def can_be_undone(self):
        return self.undone_at is None and self.source.merged_into_id == self.target_id


class Merge(MergeOfTwo):
    source = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="merges_away"
    )
    target = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="merges")

    class Meta(MergeOfTwo.Meta):
        verbose_name = _("merge of two people")
        verbose_name_plural = _("merges of people")


class OrganisationMerge(MergeOfTwo):
    source = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    target = models.ForeignKey(Organisation, models.CASCADE, related_name="+")

    class Meta(MergeOfTwo.Meta):
        verbose_name = _("merge of two organisations")
        verbose_name_plural = _("merges of organisations")
