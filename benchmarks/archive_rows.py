"""Rows of copied records: the same tables under other numbers, by INSERT … SELECT.

A row of a pattern with the number n becomes the row ``record * STRIDE + n``, so that
what names it can be copied the same way.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from reversion.models import Revision, Version

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
from participants.models import Organisation
from search import engine
from search.backends import postgresql, sqlite
from search.documents import Document, row_of
from search.models import Entry, Facets

from .archive_registers import chance

STRIDE = 10_000

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


def is_postgresql():
    return connection.vendor == "postgresql"


def index_of_terms(cursor, there):
    """Leave the terms without their index while they are written, as a restore does."""
    if is_postgresql():
        cursor.execute("DROP INDEX IF EXISTS search_terms_gin, search_wholes_gin")
    if is_postgresql() and there:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        for table in ("search_terms", "search_wholes"):
            cursor.execute(f"CREATE INDEX {table}_gin ON {table} USING gin (terms)")


def write_plan(cursor, batch, patterns, writing):
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


def copy(cursor, model, source, **own):
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


def copy_rows(cursor):
    """Copy what the records of the plan consist of, and their history."""
    titles = {f"title_{c}": f"plan.title_{c}" for c in LANGUAGES}
    own = ["starts_on", "ends_on", "status", "publish_at", "withdrawn_at"]
    own = {name: f"plan.{name}" for name in own}
    clocks = {"created_at": "plan.moment", "modified_at": "plan.moment"}
    title = {"title": "COALESCE(plan.title_kk, plan.title_ru)"}
    links = {"id": "plan.record", "series_id": "plan.series"}
    own |= titles | clocks | title | links
    copy(cursor, Event, _of_plan(Event, "id"), **own)
    seated = " JOIN seats ON seats.record = plan.record AND seats.position = t.position"
    seated += " JOIN participants_person p ON p.id = seats.person"
    printed = {
        f"printed_name_{code}": f"CASE WHEN t.printed_name_{code} > '' THEN "
        f"p.given_name_{code} || ' ' || p.family_name_{code} END"
        for code in LANGUAGES
    }
    printed["printed_name"] = "p.given_name_kk || ' ' || p.family_name_kk"
    seats = {"id": _renumbered("t.id"), "person_id": "p.id"}
    copy(cursor, Participation, _of_plan(Participation) + seated, **seats, **printed)
    said = {"id": _renumbered("t.id"), "speaker_id": _renumbered("t.speaker_id")}
    copy(cursor, Section, _of_plan(Section), **said)
    copy(cursor, Coverage, _of_plan(Coverage))
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
    copy(
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
    copy(
        cursor, Version, told, id=None, revision_id=_renumbered("t.revision_id"), **own
    )
    public = f"{_of_plan(PublishedVersion)} WHERE plan.publish_at IS NOT NULL"
    shown = {"since": "plan.publish_at", "revision_id": _renumbered("t.revision_id")}
    copy(cursor, PublishedVersion, public, **shown)
    taken = {"taken_at": "plan.moment", "revision_id": "NULL"}
    copy(cursor, Transition, _of_plan(Transition), **taken)


def add_subjects(cursor, batch):
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


def index(cursor, batch, patterns, known):
    """Let the index hold the published records: headers made anew, sections copied."""
    cursor.execute(COPY_TERMS[connection.vendor])
    entry = {"place": "t.place + plan.shift", "record": "plan.record"}
    sections = "plan JOIN search_entry t ON t.record = plan.pattern"
    sections += " WHERE plan.status = 'published' AND (t.place >> 2) & 2047 > 0"
    copy(cursor, Entry, sections, public_from="plan.publish_at", **entry)
    published = [one for one in batch if one.status in ("published", "later")]
    made = [made for one in published for made in _headers(one, patterns)]
    backend = postgresql if is_postgresql() else sqlite
    backend.insert([row for _document, row in made])
    Entry.objects.bulk_create(
        Entry(
            place=row.place,
            record=document.record,
            public_from=document.public_from,
            version=ANALYSER_VERSION,
            digest=document.digest,
        )
        for document, row in made
    )
    there = Entry.objects.filter(record__in=[one.record for one in published])
    engine.gather(list(there.values_list("place", flat=True)))
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
