"""Presence: who else has the form of a record open, told without locking it.

Opening the form notes it, a script of the page says every minute that it is still
open; without one the last opening counts.
"""

from contextlib import suppress
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...models import Event, Opening

STILL_THERE = timedelta(minutes=3)


@require_POST
def still_open(request, model_admin, pk):
    """Note that somebody still has the form open, and answer who else has."""
    event = get_object_or_404(Event.objects.editable_by(request.user), pk=pk)
    return HttpResponse(_noted(request.user, event), "text/plain; charset=utf-8")


def context(request, event):
    """Note that a form is opened; one that may only be read disturbs nobody."""
    if event is None or not Event.objects.editable_by(request.user).contains(event):
        return {}
    return {"others": _noted(request.user, event), "is_watched": True}


def _noted(user, event):
    now = timezone.now()
    with suppress(DatabaseError), transaction.atomic():  # it must open on a full disk
        Opening.objects.bulk_create(
            [Opening(event=event, user=user, seen_at=now)],
            update_conflicts=True,
            update_fields=["seen_at"],
            unique_fields=["event", "user"],
        )
    others = event.openings.filter(seen_at__gt=now - STILL_THERE).exclude(user=user)
    people = [one.user for one in others.select_related("user").order_by("seen_at")]
    names = [one.get_full_name() or one.get_username() for one in people]
    if not names:
        return ""
    said = _(
        "Somebody else has this record open: %(names)s. Nothing is locked; if both of "
        "you save, both texts are shown."
    )
    return said % {"names": ", ".join(names)}
