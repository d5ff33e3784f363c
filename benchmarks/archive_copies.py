"""Copies of patterns: rows of the same tables under other numbers, by INSERT … SELECT.

The table ``plan`` says of each new record which pattern it copies and what it has of
its own, ``seats`` who sits where in it. A row of a pattern with the number n becomes
the row ``record * STRIDE + n``, so that what names it can be copied the same way.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from reversion.models import Revision, Version

from events.indexing.documents import documents
from events.models import (
    Coverage,
    Event,
    Organiser,
    Participation,
    PublishedVersion,
    Section,
    Transition,
)
from languages.fallback import LANGUAGES
from languages.stemming import ANALYSER_VERSION
from participants.indexing import names_of
from participants.models import Organisation, Person
from search import engine
from search.backends import postgresql, sqlite
from search.documents import Document, row_of
from search.models import Entry, Facets, NameKey
from search.places import number_of

from .archive_registers import chance, text

STRIDE = 10_000
AT_ONCE = 2_000
OFTEN_SEEN = 0.05  # so many seats are taken by the people who sit everywhere
STATUSES = (
    ["published"] * 490 + ["draft"] * 4 + ["review", "review", "withdrawn", "later"]
)
COPIED = [Event, Participation, Section, Revision]
EPOCH = date(1970, 1, 1)

PLAN = """
    CREATE TEMPORARY TABLE plan (
        record bigint PRIMARY KEY, pattern bigint,
        title_kk text, title_ru text, title_en text, starts_on date, ends_on date,
        status text, publish_at {moment}, withdrawn_at {moment}, moment {moment},
        series bigint, author bigint, facets text, shift bigint
    )
"""
SEATS = "CREATE TEMPORARY TABLE seats (record bigint, position integer, person bigint)"
TERMS = """
    FROM plan JOIN search_entry e ON e.record = plan.pattern
    JOIN search_terms t ON t.{key} = e.place
    JOIN search_facets f ON f.record = plan.pattern
    WHERE plan.status = 'published' AND (e.place >> 2) & 2047 > 0
"""
COPY_TERMS = {
    "postgresql": """
        INSERT INTO search_terms (place, terms)
        SELECT e.place + plan.shift,
               ts_delete(t.terms, string_to_array(f.words, ' ')) || plan.facets::tsvector
    """
    + TERMS.format(key="place"),
    "sqlite": """
        INSERT INTO search_terms (rowid, title, people, heading, body, facets)
        SELECT e.place + plan.shift, t.title, t.people, t.heading, t.body,
               replace(t.facets, f.words, plan.facets)
    """
    + TERMS.format(key="rowid"),
}


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
            _copy(cursor, Person, people, id=f"t.id + {shift}", orcid="''")
            keys = f"{NameKey._meta.db_table} t {among.format('person')}"
            _copy(cursor, NameKey, keys, id=None, person=f"t.person + {shift}")
        for statement in connection.ops.sequence_reset_sql(no_style(), [Person]):
            cursor.execute(statement)


def fill(records, words, shelf, random_day):
    """Copy patterns until there are so many ``records``."""
    first, known = Event.objects.order_by("pk").last().pk + 1, set()
    patterns = Patterns(words, shelf)
    writing = list(User.objects.filter(username__startswith="author-"))
    with connection.cursor() as cursor:
        cursor.execute(PLAN.format(moment=Event.publish_at.field.db_type(connection)))
        cursor.execute(SEATS)
        _index_of_terms(cursor, there=False)
        while first <= records:
            numbers = range(first, min(first + AT_ONCE, records + 1))
            with transaction.atomic():
                batch = [copy_of(one, patterns, random_day) for one in numbers]
                _write_plan(cursor, batch, patterns, writing)
                _copy_rows(cursor)
                _add_subjects(cursor, batch)
                _index(cursor, batch, patterns, known)
            first = numbers.stop
        _index_of_terms(cursor, there=True)
        for statement in connection.ops.sequence_reset_sql(no_style(), COPIED):
            cursor.execute(statement)
        engine.tidy()
        cursor.execute("VACUUM ANALYZE" if _is_postgresql() else "ANALYZE")


def _is_postgresql():
    return connection.vendor == "postgresql"


def _index_of_terms(cursor, there):
    """Leave the terms without their index while they are written, as a restore does."""
    if _is_postgresql():
        cursor.execute("DROP INDEX IF EXISTS search_terms_gin")
    if _is_postgresql() and there:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute(
            "CREATE INDEX search_terms_gin ON search_terms USING gin (terms)"
        )


def _write_plan(cursor, batch, patterns, writing):
    cursor.execute("DELETE FROM plan")
    cursor.execute("DELETE FROM seats")
    series = patterns.shelf["series"]
    rows = [
        one.row(
            chance.choice(writing).pk,
            series.draw().pk if chance.random() < 0.15 else None,
            patterns.chains,
        )
        for one in batch
    ]
    _insert(cursor, "plan", rows)
    seats = [(o.record, at, p.pk) for o in batch for at, p in o.seats.items()]
    _insert(cursor, "seats", seats)


def _insert(cursor, table, rows):
    for first in range(0, len(rows), 500):
        some = rows[first : first + 500]
        line = f"({', '.join(['%s'] * len(some[0]))})"
        values = [value for row in some for value in row]
        cursor.execute(
            f"INSERT INTO {table} VALUES {', '.join([line] * len(some))}", values
        )


def _copy(cursor, model, source, **own):
    """Copy rows ``t`` of a model from a ``source``, but for the columns of its ``own``."""
    columns = {f.column: f"t.{f.column}" for f in model._meta.local_concrete_fields}
    columns |= {"id": None, "event_id": "plan.record"} if "event_id" in columns else {}
    columns = {name: value for name, value in (columns | own).items() if value}
    names, values = ", ".join(columns), ", ".join(columns.values())
    table = model._meta.db_table
    cursor.execute(f"INSERT INTO {table} ({names}) SELECT {values} FROM {source}")


def _of_plan(model, key="event_id"):
    return f"plan JOIN {model._meta.db_table} t ON t.{key} = plan.pattern"


def _renumbered(column):
    return f"plan.record * {STRIDE} + {column}"


def _copy_rows(cursor):
    """Copy what the records of the plan consist of, and their history."""
    titles = {f"title_{c}": f"plan.title_{c}" for c in LANGUAGES}
    own = ["starts_on", "ends_on", "status", "publish_at", "withdrawn_at"]
    own = {name: f"plan.{name}" for name in own}
    clocks = {"created_at": "plan.moment", "modified_at": "plan.moment"}
    title = {"title": "COALESCE(plan.title_kk, plan.title_ru)"}
    links = {"id": "plan.record", "series_id": "plan.series"}
    own |= titles | clocks | title | links
    _copy(cursor, Event, _of_plan(Event, "id"), **own)
    seated = " JOIN seats ON seats.record = plan.record AND seats.position = t.position"
    seated += " JOIN participants_person p ON p.id = seats.person"
    printed = {
        f"printed_name_{code}": f"CASE WHEN t.printed_name_{code} > '' THEN "
        f"p.given_name_{code} || ' ' || p.family_name_{code} END"
        for code in LANGUAGES
    }
    printed["printed_name"] = "p.given_name_kk || ' ' || p.family_name_kk"
    seats = {"id": _renumbered("t.id"), "person_id": "p.id"}
    _copy(cursor, Participation, _of_plan(Participation) + seated, **seats, **printed)
    said = {"id": _renumbered("t.id"), "speaker_id": _renumbered("t.speaker_id")}
    _copy(cursor, Section, _of_plan(Section), **said)
    _copy(cursor, Coverage, _of_plan(Coverage))
    _copy_history(cursor)


def _copy_history(cursor):
    """Copy the revision that was published, the version of it and the steps taken."""
    table = PublishedVersion._meta.db_table
    had = f"plan JOIN {table} v ON v.event_id = plan.pattern"
    new = {
        "id": _renumbered("t.id"),
        "date_created": "plan.moment",
        "user_id": "plan.author",
    }
    _copy(
        cursor,
        Revision,
        f"{had} JOIN reversion_revision t ON t.id = v.revision_id",
        **new,
    )
    kind = ContentType.objects.get_for_model(Event).pk
    of_event = (
        f"t.content_type_id = {kind} AND t.object_id = CAST(plan.pattern AS varchar)"
    )
    told = f"{had} JOIN reversion_version t ON t.revision_id = v.revision_id AND {of_event}"
    own = {"object_id": "CAST(plan.record AS varchar)"}
    _copy(
        cursor, Version, told, id=None, revision_id=_renumbered("t.revision_id"), **own
    )
    public = f"{_of_plan(PublishedVersion)} WHERE plan.publish_at IS NOT NULL"
    shown = {"since": "plan.publish_at", "revision_id": _renumbered("t.revision_id")}
    _copy(cursor, PublishedVersion, public, **shown)
    taken = {"taken_at": "plan.moment", "revision_id": "NULL"}
    _copy(cursor, Transition, _of_plan(Transition), **taken)


def _add_subjects(cursor, batch):
    """Say who held each record, who answers for it and what it is about."""
    Organiser.objects.bulk_create(
        Organiser(event_id=one.record, organisation=unit, position=position)
        for one in batch
        for position, unit in enumerate(one.units, start=1)
    )
    tagged = Event.topics.through
    tagged.objects.bulk_create(
        tagged(event_id=one.record, topic=topic)
        for one in batch
        for topic in one.topics
    )
    answers = Event.responsible.through._meta.db_table
    cursor.execute(
        f"INSERT INTO {answers} (event_id, user_id) SELECT record, author FROM plan"
    )
    belongs = Participation.organisations.through._meta.db_table
    first = Organisation.objects.order_by("pk").values_list("pk", flat=True)
    of_person = f"t.person_id % {len(first)} + {first[0]}"
    cursor.execute(
        f"INSERT INTO {belongs} (participation_id, organisation_id) SELECT t.id, {of_person} "
        "FROM plan JOIN events_participation t ON t.event_id = plan.record "
        "WHERE t.person_id % 2 = 0"
    )


def _index(cursor, batch, patterns, known):
    """Let the index hold the published records: headers made anew, sections copied."""
    cursor.execute(COPY_TERMS[connection.vendor])
    entry = {"place": "t.place + plan.shift", "record": "plan.record"}
    sections = "plan JOIN search_entry t ON t.record = plan.pattern"
    sections += " WHERE plan.status = 'published' AND (t.place >> 2) & 2047 > 0"
    _copy(cursor, Entry, sections, public_from="plan.publish_at", **entry)
    published = [one for one in batch if one.status in ("published", "later")]
    made = [made for one in published for made in _headers(one, patterns)]
    backend = postgresql if _is_postgresql() else sqlite
    backend.insert([row for _document, row in made])
    Entry.objects.bulk_create(
        Entry(
            place=row.place,
            record=one.record,
            public_from=row.public_from,
            version=ANALYSER_VERSION,
            digest=row.digest,
        )
        for one, row in made
    )
    Facets.objects.bulk_create(
        Facets(record=one.record, words=" ".join(one.facets(patterns.chains)))
        for one in published
    )
    people = {p.pk: p for one in published for p in one.seats.values()}
    names = [patterns.names(person)[0] for person in people.values()]
    engine._learn_spellings([*names, *(document for document, _row in made)], known)


def _headers(copy, patterns):
    """Yield the header of a copy in each language, and its terms."""
    facets = copy.facets(patterns.chains)
    names = " ".join(patterns.names(person)[1] for person in copy.seats.values())
    for old, terms in patterns.headers[copy.pattern.pk]:
        document = Document(
            copy.record, 0, old.language, copy.day, copy.publish_at,
            title=copy.titles[old.language], facets=facets,
        )  # fmt: skip
        title, _people, _heading, _body, words = row_of(document).columns
        _title, _people, heading, body, _facets = terms.columns
        columns = (title, names, heading, body, words)
        yield document, row_of(document)._replace(columns=columns)
