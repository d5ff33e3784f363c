"""View decorator for one record: the gate before every view of a public record."""

from functools import partial, wraps

from django.shortcuts import get_object_or_404, render

from events import public
from events.history import versions
from events.models import Event


def at_hand(request, key, compute):
    """Return what ``compute`` returns; once for all pages of a thing that is copied."""
    held = getattr(request, "at_hand", {})
    if key not in held:
        held[key] = compute()
    return held[key]


def fetched(request, number):
    """Return a public event for reading."""
    is_shared = getattr(request, "is_shared", False)
    read = partial(public.record, int(number), is_shared=is_shared)
    return at_hand(request, f"record {number}", read)


def public_record(view):
    """Give a view the public event with the number ``pk``, ready to be described.

    A withdrawn record answers 410 with its tombstone, any other number 404.
    """

    @wraps(view)
    def find(request, pk, **kwargs):
        event = fetched(request, pk)
        if event is None:
            withdrawn = get_object_or_404(Event.objects.withdrawn(), pk=pk)
            told = {"event": withdrawn, "seen": versions.last_seen(withdrawn)}
            return render(request, "410.html", told, status=410)
        return view(request, event, **kwargs)

    return find
