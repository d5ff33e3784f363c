"""View decorator for one record: the gate before every view of a public record."""

from functools import wraps

from django.shortcuts import get_object_or_404, render

from events import public
from events.models import Event


def fetched(request, pk):
    """Return a public event for reading, or what a copy of the site has of it."""
    event = getattr(request, "at_hand", {}).get("event")
    return event if event and event.pk == int(pk) else public.record(int(pk))


def public_record(view):
    """Give a view the public event with the number ``pk``, ready to be described.

    A withdrawn record answers 410 with its tombstone, any other number 404.
    """

    @wraps(view)
    def find(request, pk, **kwargs):
        event = fetched(request, pk)
        if event is None:
            withdrawn = get_object_or_404(Event.objects.withdrawn(), pk=pk)
            return render(request, "410.html", {"event": withdrawn}, status=410)
        return view(request, event, **kwargs)

    return find
