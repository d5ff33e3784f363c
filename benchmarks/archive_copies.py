"""Copies of patterns: what each new record has of its own, in a plan for all of them.

The table ``plan`` says of each new record which pattern it copies and what it has of
its own, ``seats`` who sits where in it; ``archive_rows`` makes rows of that.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from reversion.models import Revision

from events.indexing.documents import documents
from events.models import (
    Event,
    Participation,
    Section,
)
from languages.fallback import LANGUAGES
from participants.indexing import names_of
from participants.models import Organisation, Person
from search import engine
from search.documents import Document, row_of
from search.models import NameKey
from search.places import number_of

from . import archive_rows
from .archive_registers import chance, text

AT_ONCE = 2_000
OFTEN_SEEN = 0.05  # so many seats are taken by the people who sit everywhere
STATUSES = (
    ["published"] * 490 + ["draft"] * 4 + ["review", "review", "withdrawn", "later"]
)
COPIED = [Event, Participation, Section, Revision]
EPOCH = date(1970, 1, 1)


class Patterns:
    """What copies are made from: the patterns with the terms of their headers."""

    def __init__(self, words, shelf):
        self.words, self.shelf, self.of_people = words, shelf, {}
        # Only patterns have a step with its revision; copies are made without.
        written = Event.objects.filter(transitions__revision__isnull=False).distinct()
        written = written.filter(responsible__username__startswith="author-")
        self.events = list(written.for_indexing())
        self.headers = {
            event.pk: [(d, row_of(d)) for d in documents(event) if not d.anchor]
            for event in self.events
        }
        units = Organisation.objects.with_chain()
        self.chains = {one.pk: [u.pk for u in one.chain] for one in units}
        prefetch_related_objects(shelf["people"].things, "names")

    def names(self, person):
        """Return the names of a person as a document, and its terms in the index."""
        if person.pk not in self.of_people:
            names = tuple(names_of(person))
            document = Document(0, 0, "kk", EPOCH, timezone.now(), people=names)
            self.of_people[person.pk] = document, row_of(document).columns[1]
        return self.of_people[person.pk]


@dataclass
class Copy:
    """One new record: its pattern and what it has of its own."""

    record: int
    pattern: Event
    day: date
    moment: datetime
    status: str
    titles: dict
    seats: dict
    units: list
    topics: list

    @property
    def publish_at(self):
        if self.status in ("draft", "review"):
            return None
        return self.moment + timedelta(days=40_000 * (self.status == "later"))

    def facets(self, chains):
        units = {pk for unit in self.units for pk in chains[unit.pk]}
        return (
            *(f"year={self.day.year}", f"kind={self.pattern.kind}"),
            *(f"organisation={pk}" for pk in sorted(units)),
            *(f"person={pk}" for pk in sorted({p.pk for p in self.seats.values()})),
            *(f"topic={topic.pk}" for topic in self.topics),
        )

    def row(self, author, series, chains):
        """Return its row of ``plan``."""
        shift = number_of(self.day, self.record, 0, "kk")
        shift -= number_of(self.pattern.starts_on, self.pattern.pk, 0, "kk")
        ends = self.day + timedelta(days=2) if chance.random() < 0.08 else None
        withdrawn = self.moment if self.status == "withdrawn" else None
        moments = [self.publish_at, withdrawn, self.moment]
        return (
            *(self.record, self.pattern.pk),
            *(self.titles.get(code) for code in LANGUAGES),
            *(self.day, ends, self.status.replace("later", "published")),
            *map(connection.ops.adapt_datetimefield_value, moments),
            *(series, author, " ".join(self.facets(chains)), shift),
        )


def copy_of(record, patterns, random_day):
    pattern, shelf = chance.choice(patterns.events), patterns.shelf
    titles = {
        code: text(patterns.words, code, 8)
        for code in LANGUAGES
        if getattr(pattern, f"title_{code}")
    }
    seats = {
        place.position: shelf["people"].draw()
        if chance.random() < OFTEN_SEEN
        else chance.choice(shelf["people"].things)
        for place in pattern.participations.all()
    }
    moment = timezone.now() - timedelta(seconds=chance.randrange(10 * 365 * 86_400))
    return Copy(
        *(
            record,
            pattern,
            random_day(),
            moment,
            chance.choice(STATUSES),
            titles,
            seats,
        ),
        *(shelf["organisations"].some(2), shelf["topics"].some(3)),
    )


def add_namesakes(number):
    """Copy people, and by what they are found, until there are so many."""
    there = Person.objects.order_by("pk").last().pk
    with connection.cursor() as cursor:
        for shift in range(there, number, there):
            among = f"WHERE t.{{}} BETWEEN 1 AND {min(there, number - shift)}"
            people = f"{Person._meta.db_table} t {among.format('id')}"
            archive_rows.copy(cursor, Person, people, id=f"t.id + {shift}", orcid="''")
            keys = f"{NameKey._meta.db_table} t {among.format('person')}"
            archive_rows.copy(
                cursor, NameKey, keys, id=None, person=f"t.person + {shift}"
            )
        for statement in connection.ops.sequence_reset_sql(no_style(), [Person]):
            cursor.execute(statement)


def fill(records, words, shelf, random_day):
    """Copy patterns until there are so many ``records``."""
    first, known = Event.objects.order_by("pk").last().pk + 1, set()
    patterns = Patterns(words, shelf)
    writing = list(User.objects.filter(username__startswith="author-"))
    with connection.cursor() as cursor:
        cursor.execute(
            archive_rows.PLAN.format(moment=Event.publish_at.field.db_type(connection))
        )
        cursor.execute(archive_rows.SEATS)
        archive_rows.index_of_terms(cursor, there=False)
        while first <= records:
            numbers = range(first, min(first + AT_ONCE, records + 1))
            with transaction.atomic():
                batch = [copy_of(one, patterns, random_day) for one in numbers]
                archive_rows.write_plan(cursor, batch, patterns, writing)
                archive_rows.copy_rows(cursor)
                archive_rows.add_subjects(cursor, batch)
                archive_rows.index(cursor, batch, patterns, known)
            first = numbers.stop
        archive_rows.index_of_terms(cursor, there=True)
        for statement in connection.ops.sequence_reset_sql(no_style(), COPIED):
            cursor.execute(statement)
        engine.tidy()
        cursor.execute("VACUUM ANALYZE" if archive_rows.is_postgresql() else "ANALYZE")
