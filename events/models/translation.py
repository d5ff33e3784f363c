"""Translation metadata: what is known of translations beside their texts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.choices import LANGUAGE_CHOICES

from ..part_querysets import WAITING, CoverageQuerySet
from .event import Event


class TranslatedText(models.Model):
    """One text that exists in another language, and the words it was made from.

    ``key`` is the text's key in ``events.translating.texts``. The row is bookkeeping of
    ``translation_status``: it can be lost without losing a word of the record.
    """

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="translated_texts"
    )
    key = models.CharField(max_length=60)
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    original_language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    made_from = models.TextField()
    made_at = models.DateTimeField()
    digest = models.CharField(max_length=64)  # by which an edited text is recognised
    outdated = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("translated text")
        verbose_name_plural = _("translated texts")
        default_permissions = ()  # nobody writes it by hand
        constraints = [
            models.UniqueConstraint(
                fields=["event", "key", "language"], name="translated_text_once"
            )
        ]

    def __str__(self):
        return f"{self.key} ({self.language})"


class Coverage(models.Model):
    """How much of a record exists in one of its other languages, and how much aged.

    Kept beside the record, so that a list of hundreds need not read their texts.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="coverage")
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    wanted = models.PositiveIntegerField()
    filled = models.PositiveIntegerField()
    outdated = models.PositiveIntegerField()

    objects = CoverageQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation of a record")
        verbose_name_plural = _("translations of records")
        default_permissions = ()
        ordering = ["event", "language"]
        indexes = [
            models.Index(
                fields=["event", "language"], condition=WAITING, name="coverage_waiting"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "language"], name="coverage_once_per_language"
            )
        ]

    def __str__(self):
        return f"{self.language}: {self.filled}/{self.wanted}"

    @property
    def missing(self):
        return self.wanted - self.filled

    @property
    def percent(self):
        """The share that is translated; 100 only when nothing at all is missing."""
        return 100 * self.filled // self.wanted if self.wanted else 100
