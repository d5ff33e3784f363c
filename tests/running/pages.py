"""What readers ask for and get, to be compared."""

from django.urls import resolve

from events.models import Event
from tests.events.test_gate import public_addresses


def moved(event, venue):
    """Change what readers see past all acts, so that no stamp moves."""
    Event.objects.filter(pk=event.pk).update(venue_kk=venue)
    return event.get_absolute_url()


def words(response):
    return b"".join(response).decode("utf-8", "replace")


def of_each_view(event):
    """Return one address of each view that readers have, by its name."""
    found = {}
    for address in public_addresses(event):
        drawn = address.partition("?")[0].endswith((".pdf", ".png"))
        if not drawn and address[:4] not in ("/ru/", "/en/", "/adm"):
            match = resolve(address.partition("?")[0])
            found.setdefault((match.view_name, match.route), address)
    return [(name, address) for (name, _route), address in found.items()]


def told(response):
    """Return what a reader gets, but for what the page cache itself says of keeping."""
    own = {"X-Request-ID", "Cache-Control"}
    headers = {name: value for name, value in response.items() if name not in own}
    varies = headers.pop("Vary", "").split(", ")
    headers["Vary"] = [name for name in varies if name not in ("", "Cookie")]
    return response.status_code, headers, words(response)
