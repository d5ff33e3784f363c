"""Gazetteer: cities and venues as records name them, each with its number of records.

No register knows these places. Names of which two are one in some language are one
place; the search leads to its records.
"""

from collections import Counter, defaultdict

from django.db.models import Count, Q
from django.urls import reverse

from languages.collation import sort_key
from languages.columns import columns
from languages.fallback import LANGUAGES, Localized, resolution_order
from search.kept import kept

from ..choices import Mode
from ..models import Event
from .counts import Row

MOST_VENUES = 20  # of one city
CITY, VENUE = slice(3), slice(3, 6)  # of ``columns("city", "venue")``


def places(language: str, *, by_number: bool = False) -> list[Row]:
    """Return the cities, each before its venues, and «online» at the end."""

    def rows():
        cities, venues = _counted()
        for names, row in _rows(cities.items(), language, by_number):
            yield row
            largest = venues[names].most_common(MOST_VENUES)
            for _names, venue in _rows(largest, language, by_number):
                yield venue._replace(depth=1)
        yield from _online(language)

    return kept(f"places-counted-{language}-{by_number}", lambda: list(rows()))


def _counted():
    """Return how many records are of each city, and of each venue in it."""
    cities, venues = Counter(), defaultdict(Counter)
    known, known_inside = {}, defaultdict(dict)
    for names, in_city, at_venue in sorted(_told(), key=lambda row: row[0].count("")):
        city, venue = names[CITY], names[VENUE]
        if not any(city):  # a venue stands in for its city
            city, venue, in_city = venue, (), at_venue
        if any(city):
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
        yield _texts(names), count, count
    events, count = events.filter(places__isnull=False), Count("pk", distinct=True)
    for *names, number in events.values_list(*further).annotate(count):
        yield _texts(names), 0, number
    for *names, number in events.values_list(*further[CITY], *own[CITY]).annotate(
        count
    ):
        if names[:3] != names[3:]:
            yield _texts(names[:3]), number, 0


def _texts(names):
    return tuple(name or "" for name in names)


def _same(known, names):
    """Return the names of the place that one of ``names`` is already known to be."""
    told = [name for name in names if name]
    found = next((known[name] for name in told if name in known), names)
    for name in told:
        known.setdefault(name, found)
    return found


def _rows(counted, language, by_number):
    """Return pairs of names and the line they become, in order."""
    pairs = [(names, _row(names, count, language)) for names, count in counted if count]
    pairs.sort(key=lambda pair: sort_key(pair[1].name.text))
    return sorted(pairs, key=lambda pair: -pair[1].count) if by_number else pairs


def _row(names, count, language):
    texts = dict(zip(LANGUAGES, names, strict=False))
    code = next(code for code in resolution_order(language) if texts[code])
    search = reverse("search:page", query={"q": f'"{texts[code]}"'})
    return Row(Localized(texts[code], code, code != language), count, search)


def _online(language):
    """Yield the number of records of which one could take part from afar."""
    modes = Q(mode__in=(Mode.ONLINE, Mode.HYBRID)) | ~Q(online_url="")
    if count := Event.objects.published().filter(modes).count():
        yield Row(Localized(str(Mode.ONLINE.label), language, is_fallback=False), count)
