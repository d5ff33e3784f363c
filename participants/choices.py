from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from languages.countries import names

LANGUAGE_CHOICES = settings.LANGUAGES


class OrganisationKind(models.TextChoices):
    UNIVERSITY = "university", _("university")
    FACULTY = "faculty", _("faculty")
    DEPARTMENT = "department", _("department")
    INSTITUTE = "institute", _("institute")
    OTHER = "other", _("other organisation")


class SuccessionKind(models.TextChoices):
    """What one organisation became; the name of the other one follows."""

    CONTINUED = "continued", _("successor")
    JOINED = "joined", _("became a part of")
    SPLIT = "split", _("split off from this one")


def iso_3166():
    """Return the codes of all countries with their names in the reader's language."""
    return list(names(get_language() or settings.LANGUAGE_CODE).items())
