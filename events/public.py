"""Read model of all that is public, kept until something changes.

What lists of a whole archive begin with asks every record; one record is read by its
page, by its files in all formats and languages and by its references.
"""

from functools import partial

from django.conf import settings

from participants.models import Organisation, Person
from search.kept import kept
from search.ready import Ready

from . import anniversaries, timeline
from .models import Event, Participation, Topic

LINKS = Ready(lambda numbers: Event.objects.for_linking().filter(pk__in=numbers))
MOST_RELATED = 4


def count():
    return kept("records", lambda: Event.objects.published().count())


def years():
    """The years in which something took place, the latest first."""
    return list(per_year())


def per_year():
    return kept("per-year", lambda: timeline.per_year(Event.objects.published()))


def years_of(key, events):
    """The same of the ``events`` of one list, which the ``key`` names."""
    return kept(f"years-{key}", lambda: timeline.per_year(events))


def days():
    """The days of any year on which something took place: «01-05», «12-16»."""
    return kept("days", lambda: anniversaries.days(Event.objects.published()))


def people():
    """The people who took part in some record."""
    return Person.objects.appearing_in(Participation.objects.public())


def count_of_people():
    return kept("people", lambda: people().count())


def register_of_people(language):
    """Their numbers in order, and where each letter begins and ends."""
    return kept(f"people-{language}", lambda: people().register(language))


def topics():
    """The topics of some record."""
    return Topic.objects.of(Event.objects.published())


def choices_of_topics(language):
    return kept(f"topics-{language}", lambda: topics().choices("slug", language))


def organising_bodies():
    """The organisations that held some record, and those above them."""
    return Organisation.objects.filter(pk__in=numbers_of_organising_bodies())


def numbers_of_organising_bodies():
    return _kept("organising", lambda: Event.objects.published().organising_bodies())


def named_bodies():
    """Those, and all that participants belonged to or were."""
    return Organisation.objects.filter(pk__in=numbers_of_named_bodies())


def numbers_of_named_bodies():
    return _kept("named", lambda: Event.objects.published().named_bodies())


def _kept(key, things):
    """Keep which ones these are; what they are called is read anew."""
    return kept(key, lambda: list(things().values_list("pk", flat=True)))


def record(number, *, is_shared):
    """Return a public record for reading, or None; kept where its page may be, too."""

    def read():
        return Event.objects.published().for_reading().filter(pk=number).first()

    key = f"record-{number}"
    return kept(key, read, settings.PAGES_KEPT_FOR) if is_shared else read()


def beside(event, *, is_shared=False):
    """What readers of a record may go on to, by its series and by its topics."""
    key, find = f"beside-{event.pk}", partial(_beside, event)
    return kept(key, find, settings.PAGES_KEPT_FOR) if is_shared else find()


def _beside(event):
    events, sides = Event.objects.published(), {"previous": None, "next": None}
    if event.series_id:
        siblings = events.in_series_of(event)
        before, after = siblings.before(event), siblings.after(event)
        sides = {
            "previous": before.values_list("pk", flat=True).first(),
            "next": after.values_list("pk", flat=True).first(),
        }
    related = events.related_to(event)[:MOST_RELATED]
    numbers = {*related, *sides.values()} - {None}
    links = {one.pk: one for one in LINKS.about(numbers, Event.objects.db)}
    found = {side: links.get(number) for side, number in sides.items()}
    return {**found, "related": [links[one] for one in related if one in links]}
