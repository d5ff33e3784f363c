"""Put the demo's data files into the database; what is there already stays."""

import tomllib
from pathlib import Path

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from events import workflow
from events.choices import Agreement
from events.columns import PARTS
from events.history.corrections import correct
from events.models import Event, Series, Topic
from events.saving import saving
from languages.columns import column
from participants.models import Organisation, OrganisationName, Person, PersonName

FOLDER = Path(__file__).parent


@transaction.atomic
def load(author, editor):
    """Write whatever is missing, published by ``editor``; return how many records."""
    shelf = {
        "organisations": _organisations(),
        "people": _people(),
        "topics": {
            row["slug"]: _one(Topic, slug=row["slug"], defaults=_columns(row))
            for row in _rows("topics", "topic")
        },
        "series": {
            row.pop("key"): _one(
                Series, name_kk=row["name"]["kk"], defaults=_columns(row)
            )
            for row in _rows("series", "series")
        },
    }
    added = 0
    for path in sorted(FOLDER.glob("records/*.toml")):
        record = tomllib.loads(path.read_text("utf-8"))
        titles = {column("title", code): text for code, text in record["title"].items()}
        if not Event.objects.filter(starts_on=record["starts_on"], **titles).exists():
            corrections = record.pop("corrections", [])
            with saving(by=author, comment=_("First version, from the demo")) as new:
                event = _event(record, shelf, author)
                new.append(event)
            workflow.transition(workflow.SUBMIT, event, by=author)
            workflow.transition(workflow.PUBLISH, event, by=editor)
            _correct(event, corrections, editor)
            added += 1
    return added


def _organisations():
    found = {}
    for row in _rows("organisations", "organisation"):
        key, parent = row.pop("key"), found.get(row.pop("parent", None))
        names = row.pop("names", [])
        found[key] = _one(
            Organisation,
            name_kk=row["name"]["kk"],
            parent=parent,
            defaults=_columns(row),
        )
        for name in names:
            _one(OrganisationName, organisation=found[key], **_columns(name))
    return found


def _people():
    found = {}
    for row in _rows("people", "person"):
        key, names = row.pop("key"), row.pop("names", [])
        columns = _columns(row)
        person = _one(
            Person,
            family_name_kk=columns["family_name_kk"],
            given_name_kk=columns.get("given_name_kk", ""),
            defaults=columns,
        )
        for name in names:
            _one(PersonName, person=person, **name)
        found[key] = person
    return found


def _event(record, shelf, author):
    parts = {name: record.pop(name, []) for name in (*PARTS, "topics")}
    del record["key"]
    series = shelf["series"].get(record.pop("series", None))
    event = Event.objects.create(series=series, **_columns(record))
    event.responsible.add(author)
    event.topics.set(shelf["topics"][slug] for slug in parts["topics"])
    for position, key in enumerate(parts["organisers"], start=1):
        unit = shelf["organisations"][key]
        event.organisers.create(organisation=unit, position=position)
    for name in ("origins", "sittings"):
        for row in parts[name]:
            getattr(event, name).create(**_columns(row))
    speakers = _participations(event, parts["participations"], shelf)
    for row in parts["sections"]:
        row["speaker"] = speakers.get(row.get("speaker"))
    for name in ("places", "sections", "recordings"):
        for position, row in enumerate(parts[name], start=1):
            getattr(event, name).create(position=position, **_columns(row))
    for position, row in enumerate(parts["photos"], start=1):
        name = f"{row.pop('artwork')}.png"
        row |= {"consent": Agreement.AGREED, "consent_how": _("nobody is to be seen")}
        with (FOLDER / "pictures" / name).open("rb") as picture:
            row["image"] = File(picture, name=name)
            event.photos.create(position=position, **_columns(row))
    return event


def _participations(event, rows, shelf):
    places = {}
    for position, row in enumerate(rows, start=1):
        row["printed_name"] = row.pop("name")
        row["person"] = shelf["people"].get(key := row.get("person", position))
        units = row.pop("organisations", [])
        places[key] = event.participations.create(position=position, **_columns(row))
        places[key].organisations.set(shelf["organisations"][unit] for unit in units)
    return places


def _correct(event, rows, editor):
    """Put words of a section right, each time with a note for readers."""
    for row in rows:
        section = event.sections.get(position=row["section"])
        for code, (old, new) in row["words"].items():
            name = column("body", code)
            setattr(section, name, getattr(section, name).replace(old, new))
        with saving(event, by=editor):
            section.save()
            correct(event, row["kind"], row["note"], by=editor)


def _rows(file, name):
    return tomllib.loads((FOLDER / f"{file}.toml").read_text("utf-8"))[name]


def _columns(row):
    """Return a row as columns: ``name.kk`` becomes ``name_kk``, the rest stays."""
    columns = {}
    for key, value in row.items():
        if isinstance(value, dict):
            columns |= {column(key, code): text for code, text in value.items()}
        else:
            columns[key] = value
    return columns


def _one(model, **search):
    return model.objects.get_or_create(**search)[0]
