"""Consent management: each answer of a person to what is shown of them is kept."""

from django.db.models import Q
from django.utils.timezone import localdate

from .models import Consent

# The columns in which an answer acts, and what each is about.
ANSWERS = {
    "photo_consent": Consent.Subject.PHOTO,
    "biography_consent": Consent.Subject.BIOGRAPHY,
    "hidden": Consent.Subject.PERSON,
}


def note(person, changed, *, by, how, day=None):
    """Write an entry for each of the ``changed`` columns; without a day it is today."""
    for column in ANSWERS.keys() & changed:
        yes = bool(getattr(person, column))
        Consent.objects.create(
            person=person,
            subject=ANSWERS[column],
            given=yes != (column == "hidden"),  # to hide is to take back
            day=day or localdate(),
            how=how,
            noted_by=by,
        )


def log_of(person):
    """Return the entries of a person and of those merged into them, the last first."""
    whose = Q(person=person) | Q(person__merged_into=person)
    return Consent.objects.filter(whose).select_related("noted_by")


def hold_wishes(source, target):
    """Let the wish of either hold for ``target``; return what was wished before."""
    before = {name: getattr(target, name) for name in ("hidden", "biography_consent")}
    target.hidden |= source.hidden
    if source.biography_consent is False or target.biography_consent is None:
        target.biography_consent = source.biography_consent
    return before
