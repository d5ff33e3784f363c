"""Places of an event in their order, and which of their countries is named.

The event is the first place itself: it calls venue, city and country as the others do.
"""

from languages import countries
from languages.columns import columns

from .choices import Mode


def places(event):
    """Return where people met, the first place first; what says nothing is none."""
    return [one for one in (event, *event.places.all()) if one.country or _is_told(one)]


def country(place, event, language):
    """Return the country in words; beside a venue or a city only where it is abroad.

    Abroad is what is not the country of the first organiser.
    """
    if not place.country:
        return ""
    homes = [one.organisation.chain[-1].country for one in event.organisers.all()[:1]]
    if place.country in homes and _is_told(place):
        return ""
    return countries.names(language).get(place.country, place.country)


def online(event):
    """Return «online» where one could take part from afar, else nothing."""
    is_online = event.online_url or event.mode in (Mode.ONLINE, Mode.HYBRID)
    return str(Mode.ONLINE.label) if is_online else ""


def _is_told(place):
    return any(getattr(place, name) for name in columns("venue", "city"))
