"""Consent log: what a person agreed to or took back, when, how, and who noted it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .people import Person


class Consent(models.Model):
    """One entry; it is only added to, for what somebody said cannot be unsaid.

    Entries without a day are of consents that were there before a log was kept.
    """

    class Subject(models.TextChoices):
        PHOTO = "photo", _("showing the photo")
        BIOGRAPHY = "biography", _("showing the biography")
        PERSON = "person", _("showing more than the name")

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="consents"
    )
    subject = models.CharField(max_length=10, choices=Subject)
    given = models.BooleanField()
    day = models.DateField(null=True)
    how = models.CharField(max_length=200, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-noted_at", "-pk"]
        default_permissions = []

    def __str__(self):
        return f"{self.person}: {self.get_subject_display()}"

    def save(self, *args, **options):
        if not self._state.adding:
            raise TypeError("An entry of the log is never changed: add another.")
        super().save(*args, **options)
