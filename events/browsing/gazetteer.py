"""Gazetteer: cities and venues as records name them, each with its number of records.

No register knows these places. Names of which two are one in some language are one
place; the search leads to its records.
"""

from collections import Counter, defaultdict

from django.db.models import Count, Q
from django.urls import reverse

from languages.columns import columns
from languages.fallback import LANGUAGES, Localized, resolution_order
from search.kept import kept

from ..choices import Mode
from ..models import Event
from .counts import Row, ordered

MOST_VENUES = 20  # of one city


def places(language: str, by_number: bool = False) -> list[Row]:
    """Return the cities, each before its venues, and «online» at the end."""

    def rows():
        cities, venues = _counted()
        named = {_row(*city, language): city[0] for city in cities.items()}
        for row in ordered(named, by_number):
            yield row
            inside = venues[named[row]].most_common(MOST_VENUES)
            inside = ordered((_row(*venue, language) for venue in inside), by_number)
            yield from (venue._replace(depth=1) for venue in inside)
        modes = Q(mode__in=(Mode.ONLINE, Mode.HYBRID)) | ~Q(online_url="")
        if online := Event.objects.published().filter(modes).count():
            name = Localized(str(Mode.ONLINE.label), language, is_fallback=False)
            yield Row(name, online)

    return kept(f"rows-places-{language}-{by_number}", lambda: list(rows()))


def _counted():
    """Return how many records are of each city, and of each venue in it."""
    cities, venues = Counter(), defaultdict(Counter)
    known, known_inside = {}, defaultdict(dict)
    told = [
        (tuple(name or "" for name in names), *counts) for names, *counts in _told()
    ]
    for names, in_city, at_venue in sorted(
        told, key=lambda row: -sum(map(bool, row[0]))
    ):
        city, venue = names[:3], names[3:]
        if not any(city):  # a venue stands in for its city
            city, venue, in_city = venue, (), at_venue
        if any(city) and (in_city or any(venue)):
            city = _same(known, city)
            cities[city] += in_city
        if any(venue):
            venues[city][_same(known_inside[city], venue)] += at_venue
    return cities, venues


def _told():
    """Yield names of city and venue, in how many records the city is and the venue.

    Further places of a record count for their city where its first place is elsewhere.
    """
    own, further = columns("city", "venue"), columns("places__city", "places__venue")
    events = Event.objects.published().order_by()
    for *names, count in events.values_list(*own).annotate(Count("pk")):
        yield names, count, count
    events, count = events.filter(places__isnull=False), Count("pk", distinct=True)
    for *names, number in events.values_list(*further).annotate(count):
        yield names, 0, number
    for *names, number in events.values_list(*further[:3], *own[:3]).annotate(count):
        if names[:3] != names[3:]:
            yield names[:3], number, 0


def _same(known, names):
    """Return the names of the place that one of ``names`` is already known to be."""
    told = [name for name in names if name]
    found = next((known[name] for name in told if name in known), names)
    for name in told:
        known.setdefault(name, found)
    return found


def _row(names, count, language):
    texts = dict(zip(LANGUAGES, names, strict=True))
    code = next(code for code in resolution_order(language) if texts[code])
    search = reverse("search:page", query={"q": f'"{texts[code]}"'})
    return Row(Localized(texts[code], code, code != language), count, search)
