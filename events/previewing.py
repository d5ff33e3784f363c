"""Signed preview link: an unpublished record is read without a login, for a while."""

from django.core import signing
from django.db.models import F
from django.urls import reverse

from .choices import Status
from .models import Event

SALT = "events.previewing"
DAYS = 7  # after that a link opens nothing


def link_to(event):
    """Return the address of a preview that begins to age now."""
    key = signing.dumps([event.pk, event.preview_key], salt=SALT)
    return reverse("events:preview", args=[key])


def behind(key):
    """Return the records a key opens: one, or none when it opens nothing any more.

    A key is signed and names one record. It opens it while nobody has ended the
    previews of that record and until the record is withdrawn.
    """
    try:
        number, preview_key = signing.loads(key, salt=SALT, max_age=DAYS * 24 * 60 * 60)
    except signing.BadSignature:
        return Event.objects.none()
    events = Event.objects.filter(pk=number, preview_key=preview_key)
    return events.exclude(status=Status.WITHDRAWN)


def end(event):
    """Let no link to a preview of ``event`` that is about open anything."""
    Event.objects.filter(pk=event.pk).update(preview_key=F("preview_key") + 1)
