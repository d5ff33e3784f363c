"""Read model of all that is public, kept until something changes.

What lists of a whole archive begin with asks every record; one record is read by its
page, by its files in all formats and languages and by its references.
"""

from collections import Counter
from functools import partial

from django.conf import settings
from django.db.models import Q, prefetch_related_objects
from django.utils import timezone

from languages.normalise import words
from participants.models import Organisation, Person, PersonName, Succession
from search.kept import kept
from search.people import keys_typed
from search.ready import Ready

from . import anniversaries, timeline
from .choices import Status
from .models import Event, Participation, Topic
from .ordering import LATEST_FIRST

SHOWN = Event.objects.filter(status=Status.PUBLISHED)  # numbers say what is due
RECORDS = Ready(lambda numbers: SHOWN.for_reading().filter(pk__in=numbers))
LINKS = Ready(lambda numbers: SHOWN.for_linking().filter(pk__in=numbers))
CARDS = Ready(lambda numbers: SHOWN.for_listing().filter(pk__in=numbers))
FOUND = Ready(lambda numbers: SHOWN.filter(pk__in=numbers))
PEOPLE = Ready(lambda numbers: Person.objects.filter(pk__in=numbers))
SPELLINGS = Ready(lambda numbers: PersonName.objects.filter(person__in=numbers))
UNITS = Ready(lambda numbers: Organisation.objects.with_chain().filter(pk__in=numbers))
BESIDE_UNITS = Succession.objects.select_related("old", "new")
PAST = Ready(lambda pks: BESIDE_UNITS.filter(Q(old__in=pks) | Q(new__in=pks)))
TAGGED = Event.topics.through.objects.order_by("-event").values_list("event")
TAGS = Ready(lambda pks: TAGGED.filter(topic__in=pks)[: MOST_COMPARED + 2 * len(pks)])
ORDERED = SHOWN.rewrite(False).order_by(*LATEST_FIRST).values_list("pk", "publish_at")
IN_ORDER = Ready(lambda numbers: ORDERED.filter(pk__in=numbers))
MOST_RELATED, MOST_COMPARED = 4, 300  # topics of other records


def cards(numbers):
    """Return public records of these numbers as lists show them, the latest first."""
    events = CARDS.about(numbers, Event.objects.db)
    prefetch_related_objects(events, "held_by")
    return events


def found(numbers):
    """Return public records of these numbers as search shows them."""
    events = FOUND.about(numbers, Event.objects.db)
    prefetch_related_objects(events, "printed_names")
    return {event.pk: event for event in events if event.is_public}


def links(numbers):
    return LINKS.about(numbers, Event.objects.db)


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


def person(number):
    """Return a person of this number with other spellings of the name, or None.

    Whether readers may know of them their places tell.
    """
    found = PEOPLE.about([number], Person.objects.db)
    for one in found:
        spellings = SPELLINGS.about([number], Person.objects.db)
        one._prefetched_objects_cache = {"names": spellings}
        return one


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


def topics_called(typed):
    """The topics (slugs) in whose names some word begins with each word typed."""
    known = kept("topics-keys", lambda: topics().keys_of_names())
    wanted = [keys_typed(word.text) for word in words(typed[:200])]
    return [
        slug
        for slug, keys in known.items()
        if wanted and all(any(f" {key}" in keys for key in one) for one in wanted)
    ]


def organising_bodies():
    """The organisations that held some record, and those above them."""
    return Organisation.objects.filter(pk__in=numbers_of_organising_bodies())


def numbers_of_organising_bodies():
    return _kept("organising", lambda: Event.objects.published().organising_bodies())


def organisation(number):
    """Return a unit of this number with those above it, or what it was merged into."""
    for one in UNITS.about([number], Organisation.objects.db):
        if one.merged_into_id:
            return next(
                iter(UNITS.about([one.merged_into_id], Organisation.objects.db))
            )
        return one


def past_of(organisation):
    return PAST.about([organisation.pk], Organisation.objects.db)


def bodies_called(typed):
    return organising_bodies().called(typed).values_list("pk", flat=True)


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
        found = RECORDS.about([number], Event.objects.db)
        if found and found[0].is_public:
            prefetch_related_objects(found, "parts")
            return found[0]

    key = f"record-{number}"
    return kept(key, read, settings.PAGES_KEPT_FOR) if is_shared else read()


def beside(event, *, is_shared=False):
    """What readers of a record may go on to, by its series and by its topics."""
    key, find = f"beside-{event.pk}", partial(_beside, event)
    return kept(key, find, settings.PAGES_KEPT_FOR) if is_shared else find()


def _beside(event):
    sides = {"previous": None, "next": None}
    if event.series_id:
        siblings = Event.objects.published().in_series_of(event)
        before, after = siblings.before(event), siblings.after(event)
        sides = {
            "previous": before.values_list("pk", flat=True).first(),
            "next": after.values_list("pk", flat=True).first(),
        }
    related = _related_to(event)[:MOST_RELATED]
    numbers = {*related, *sides.values()} - {None}
    known = {one.pk: one for one in links(numbers)}
    found = {side: known.get(number) for side, number in sides.items()}
    return {**found, "related": [known[one] for one in related if one in known]}


def _related_to(event):
    """Return the numbers of records that share its topics, those with most first.

    Of topics with thousands of records those written last are compared.
    """
    topics, using = [topic.pk for topic in event.topics.all()], Event.objects.db
    own, tagged = event.pk, TAGS.values(topics, using)
    found = [number for (number,) in tagged if number != own]
    shared, now = Counter(found[: MOST_COMPARED + len(topics)]), timezone.now()
    others = IN_ORDER.values(dict.fromkeys(found[:MOST_COMPARED]), using)
    numbers = [number for number, due in others if due <= now]
    return sorted(numbers, key=lambda number: -shared[number])
