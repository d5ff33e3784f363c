"""Lists of records one can follow: all, and those that belong to one thing."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language

from events import public
from events.models import Event, Series
from events.querysets import EventQuerySet
from languages.fallback import localized
from participants.models import Person


@dataclass(frozen=True, slots=True)
class Listing:
    """Records that are followed together; the whole archive has no ``name``."""

    name: str
    path: str  # of its page
    events: EventQuerySet

    def newest(self) -> EventQuerySet:
        """Return what was published last, whenever it took place."""
        return self.events.order_by("-publish_at", "-pk")


def archive(**filters) -> Listing:
    """Return all records, or those that answer the filters of the archive."""
    return Listing("", reverse("events:list"), narrowed(**filters))


def of_organisation(pk: str) -> Listing:
    bodies = public.named_bodies()
    return _listing_of(get_object_or_404(bodies, pk=pk), organisation=int(pk))


def of_person(pk: str) -> Listing:
    person = get_object_or_404(public.people(), pk=pk)
    name = person.name_in(get_language()).text
    return Listing(name, person.get_absolute_url(), narrowed(person=person.pk))


def of_topic(slug: str) -> Listing:
    return _listing_of(get_object_or_404(public.topics(), slug=slug), topic=slug)


def of_series(pk: str) -> Listing:
    series = Series.objects.of(Event.objects.published())
    return _listing_of(get_object_or_404(series, pk=pk), series=int(pk))


def _listing_of(thing, **filters) -> Listing:
    name = localized(thing, "name", get_language()).text
    return Listing(name, thing.get_absolute_url(), narrowed(**filters))


def narrowed(series=None, person=None, **facts) -> EventQuerySet:
    """Return the public records that belong to all these things, given by number."""
    events = Event.objects.published()
    if series:
        events = events.filter(series=series)
    if person:
        events = events.with_person(Person(pk=person))
    return events.matching(**facts)


# By the part of the address that says what they are lists of.
OF = {
    "organisations": of_organisation,
    "people": of_person,
    "topics": of_topic,
    "series": of_series,
}
