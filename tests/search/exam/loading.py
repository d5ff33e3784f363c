"""Fixture of an invented archive: records, people and organisations out of its tables.

A record, a person or an organisation is called by its key in the tables.
"""

import csv
import tomllib
from pathlib import Path
from typing import NamedTuple

from events.indexing import reindexing
from participants.models import Organisation, Person
from tests.factories import EventFactory, OrganiserFactory, ParticipationFactory

HERE = Path(__file__).parent
RECORDS = ("politics", "history", "language", "society")
LANGUAGES = ("kk", "ru", "en")


class Archive(NamedTuple):
    """The keys of what was loaded, by number."""

    records: dict
    people: dict


def rows(name):
    """Return the rows of a table beside this module, by the names of its columns."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    table = [line for line in lines if line and not line.startswith("#")]
    return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def load():
    """Fill the database with the archive, index it and return its keys."""
    names = _table("names")
    people = {key: _person(told) for key, told in names["people"].items()}
    organisations = {}
    for key, told in names["organisations"].items():
        organisations[key] = _organisation(told, organisations.get(told.get("of")))
    told_records = [one for name in RECORDS for one in _table(name)["record"]]
    records = {one["key"]: _record(one, people, organisations) for one in told_records}
    for event in records.values():
        reindexing.reindex(event.pk)
    return Archive(_keys(records), _keys(people))


def _table(name):
    return tomllib.loads((HERE / "archive" / f"{name}.toml").read_text("utf-8"))


def _keys(things):
    return {thing.pk: key for key, thing in things.items()}


def _texts(field, texts):
    return {f"{field}_{language}": texts.get(language, "") for language in LANGUAGES}


def _person(told):
    fields = ("family_name", "given_name", "patronymic")
    return Person.objects.create(
        **{
            f"{field}_{language}": part
            for language, parts in told.items()
            for field, part in zip(fields, parts, strict=False)
        }
    )


def _organisation(told, above):
    texts = _texts("name", told["name"]) | _texts("short_name", told.get("short", {}))
    kind = told.get("kind", "department")
    return Organisation.objects.create(kind=kind, parent=above, **texts)


def _record(told, people, organisations):
    original = next(language for language in LANGUAGES if language in told["title"])
    event = EventFactory(
        published=True,
        original_language=original,
        starts_on=told["day"],
        **_texts("title", told["title"]),
    )
    for key in told["organisers"]:
        OrganiserFactory(event=event, organisation=organisations[key])
    for place, one in enumerate(told["people"]):
        texts = _texts("printed_name", one) | {"talk_title_kk": one.get("talk", "")}
        role = one.get("role", "panelist")
        person = people[one["who"]]
        ParticipationFactory(
            event=event, person=person, role=role, position=place, **texts
        )
    for place, one in enumerate(told["section"]):
        bodies = {key: f"<p>{text}</p>" for key, text in one["body"].items()}
        texts = _texts("heading", one["heading"]) | _texts("body", bodies)
        event.sections.create(position=place, **texts)
    return event
