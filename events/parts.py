"""Parts of records: what pages and cards show of them, fetched by ready queries.

After ``Event.objects.prefetch_related("parts")`` a list stands behind each relation of
a record, and nothing is asked of the database any more.
"""

from collections import defaultdict
from functools import cached_property

from languages.columns import columns
from participants.models import Organisation, OrganisationName
from search.ready import Ready

BY_EVENT = ("sittings", "places", "origins", "sections", "corrections")
BY_EVENT += ("photos", "documents", "recordings", "organisers", "participations")
NAMED = ("sittings", "places", "organisers", "participations")  # all but long texts


def _units(*told):
    return lambda pks: Organisation.objects.for_telling(*told).filter(pk__in=pks)


UNITS, UNITS_OF_CARDS = Ready(_units()), Ready(_units("parent_id", *columns("name")))
NAMES = Ready(lambda pks: OrganisationName.objects.filter(organisation__in=pks))


class Fetched:
    """What is found for many records at once, for ``prefetch_related``."""

    def __set_name__(self, model, name):
        self.model, self.name = model, name

    def is_cached(self, event):
        return self.name in event._state.fields_cache

    def get_prefetch_querysets(self, events, querysets=None):
        self.fetch(events, {event.pk for event in events}, events[0]._state.db)
        return [], None, id, True, self.name, False  # nothing is left to be matched

    def related(self, name):
        return self.model._meta.get_field(name).related_model


class HeldBy(Fetched):
    """The organisers that a card names."""

    def fetch(self, events, numbers, using):
        organisers = self._organisers.about(numbers, using)
        _name_organisers(organisers, UNITS_OF_CARDS, using)
        held = _by(organisers, "event_id")
        for event in events:
            event.held_by = held[event.pk]

    @cached_property
    def _organisers(self):
        return Ready(_of_events(self.related("organisers").objects))


class PrintedNames(Fetched):
    """The names that participants have in a record, and nothing else of them."""

    def fetch(self, events, numbers, using):
        _hang(events, "participations", self._places.about(numbers, using))

    @cached_property
    def _places(self):
        places = self.related("participations").objects
        return Ready(_of_events(places.only("event", *columns("printed_name"))))


class Parts(Fetched):
    """What makes up a record: everything, or those parts and the topics."""

    def __init__(self, *parts):
        self.parts = parts

    def fetch(self, events, numbers, using):
        found = {name: one.about(numbers, using) for name, one in self._queries.items()}
        for name in self.parts:
            _hang(events, name, found[name])
        topics = _by(found["topics"], "event_id")
        for event in events:
            told = [row.topic for row in topics[event.pk]]
            event._prefetched_objects_cache["topics"] = told
        places = {place.pk: place for place in found["participations"]}
        rows = self._belonging.about(numbers if places else (), using)
        for section in found.get("sections", ()):
            if section.speaker_id in places:
                section.speaker = places[section.speaker_id]
        belonging = _by(rows, "participation_id")
        units = _name_organisers(found["organisers"], UNITS, using, rows)
        for place in places.values():
            own = {row.organisation_id for row in belonging[place.pk]}
            told = [unit for number, unit in units.items() if number in own]
            place._prefetched_objects_cache = {"organisations": told}

    @cached_property
    def _queries(self):
        ways = {name: self.related(name)._default_manager for name in self.parts}
        places, topics = ways["participations"], self.model.topics.through.objects
        ways["participations"] = places.select_related("person__merged_into")
        ways["topics"] = topics.select_related("topic").order_by("topic")
        return {name: Ready(_of_events(rows)) for name, rows in ways.items()}

    @cached_property
    def _belonging(self):
        rows = self.related("participations").organisations.through.objects
        return Ready(lambda pks: rows.filter(participation__event__in=pks))


def _of_events(rows):
    return lambda numbers: rows.filter(event__in=numbers)


def _name_organisers(organisers, ready, using, others=()):
    """Give rows their organisations; return these and ``others``, each read once."""
    numbers = {one.organisation_id for one in [*organisers, *others]}
    units = {unit.pk: unit for unit in ready.about(numbers, using)}
    chains = [unit for one in units.values() for unit in one.chain]
    names = _by(NAMES.about({unit.pk for unit in chains}, using), "organisation_id")
    for unit in chains:
        unit.other_names = names[unit.pk]
    for one in organisers:
        one.organisation = units[one.organisation_id]
    return units


def _hang(events, name, rows):
    """Put rows behind a relation of their events, and these behind theirs."""
    owners, behind = {event.pk: event for event in events}, _by(rows, "event_id")
    for row in rows:
        row.event = owners[row.event_id]
    for event in events:
        event._prefetched_objects_cache[name] = behind[event.pk]


def _by(rows, name):
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found
