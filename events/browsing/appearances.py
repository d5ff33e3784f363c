"""Appearances: the places of a person with their events, read by ready queries.

Their numbers come from ``Participation.objects.public()``.
"""

from collections import defaultdict

from languages.columns import columns
from participants.models import Organisation
from search.ready import Ready

from ..choices import Status
from ..models import Participation, Section
from ..ordering import LATEST_EVENT_FIRST
from ..parts import NAMES

TOLD = [
    *("role", "kind", "person_id", "event_id"),
    *columns("printed_name", "post", "affiliation", "talk_title"),
    *("event__starts_on", "event__ends_on", "event__original_language"),
    *(f"event__{name}" for name in columns("title")),
]
SHOWN_OF_SECTIONS = ("speaker_id", "anchor", *columns("heading", "body"), "paragraphs")


def _places(numbers):
    places = Participation.objects.filter(event__status=Status.PUBLISHED)
    places = places.filter(pk__in=numbers).select_related("event").only(*TOLD)
    return places.order_by(*LATEST_EVENT_FIRST, "position")


def _units(numbers):
    units = Organisation.objects.for_matching().prefetch_related(None)
    return units.filter(pk__in=numbers)


def _sections(numbers):
    return Section.objects.filter(speaker__in=numbers).only(*SHOWN_OF_SECTIONS)


def _belonging(numbers):
    rows = Participation.organisations.through.objects
    return rows.filter(participation__in=numbers)


PLACES, UNITS = Ready(_places), Ready(_units)
SECTIONS, BELONGING = Ready(_sections), Ready(_belonging)


def places(numbers):
    """Return the places of these numbers with what somebody belonged to."""
    using, own = Participation.objects.db, defaultdict(set)
    for row in BELONGING.about(numbers, using):
        own[row.participation_id].add(row.organisation_id)
    numbers_of_units = set().union(*own.values())
    units, names = UNITS.about(numbers_of_units, using), defaultdict(list)
    for name in NAMES.about(numbers_of_units, using):
        names[name.organisation_id].append(name)
    for unit in units:
        unit.other_names = names[unit.pk]
    found = PLACES.about(numbers, using)
    for place in found:
        place.units = [unit for unit in units if unit.pk in own[place.pk]]
    return found


def words(numbers, read=()):
    """Return the places of these numbers with the sections in which somebody speaks.

    What was ``read`` of them already is not asked of the database again.
    """
    using, said = Participation.objects.db, defaultdict(list)
    for section in SECTIONS.about(numbers, using):
        said[section.speaker_id].append(section)
    found = {place.pk: place for place in read}
    others = [number for number in numbers if number not in found]
    found |= {place.pk: place for place in PLACES.about(others, using)}
    places = [found[number] for number in numbers if number in found]
    for place in places:
        place.said = said[place.pk]
    return places
