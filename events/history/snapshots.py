"""Snapshots: a record as it was at one moment, part by part, in plain values.

What history keeps, what the database holds and what somebody has typed all take this
one shape, so that any two of them can be compared.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db.models import Field, Model, prefetch_related_objects
from reversion.models import Revision, Version

from ..choices import Agreement
from ..columns import FACTS
from ..models import Event, Participation, Photo, Recording, Section
from .recording import PARTS, columns

Key = tuple[str, int]  # the model, as in "events.section", and the number of its row
Snapshot = dict[Key, dict[str, Any]]

# Columns that are newer than a version may be, and what stood there before them.
_NEWER = {Event: FACTS, Participation: ("kind",), Section: ("starts_at",)}
_NEWER |= {Photo: ("consent", "consent_how")}
_BEFORE = {"consent": Agreement.BEFORE}


def of_now(event: Event) -> Snapshot:
    """Return the record as the database holds it."""
    return of_read(Event.objects.get(pk=event.pk))


def of_read(event: Event) -> Snapshot:
    """Return the record as it was read; parts that were not are read now."""
    taken = of_things([event])
    for relation in PARTS:
        taken |= of_things(getattr(event, relation).all())
    return taken


def of_things(things: Iterable[Model]) -> Snapshot:
    """Return these rows of one model, saved or not, as a snapshot would have them."""
    things = list(things)
    if not things:
        return {}
    names = {*columns(type(things[0]))}
    chosen = names & {one.name for one in things[0]._meta.local_many_to_many}
    prefetch_related_objects(things, *chosen)
    rows = json.loads(serializers.serialize("json", things, fields=names - chosen))
    for thing, row in zip(things, rows, strict=True):  # Django would ask one by one
        for name in chosen:
            row["fields"][name] = [one.pk for one in getattr(thing, name).all()]
    return {_key(row): _known(row) for row in rows}


def of_revision(revision: Revision, number: int) -> Snapshot:
    """Return record ``number`` as it was kept in ``revision``."""
    return of_revisions([revision.pk], number)[revision.pk]


def of_revisions(revisions: Iterable[int], number: int) -> dict[int, Snapshot]:
    """Return record ``number`` in each of the ``revisions``, by their numbers.

    One revision may hold several records: two people were merged, and both took part.
    """
    taken: dict[int, Snapshot] = defaultdict(dict)
    links = {}
    for version in Version.objects.filter(revision__in=revisions):
        (row,) = json.loads(version.serialized_data)
        if event_of(row) == number:
            taken[version.revision_id][_key(row)] = _known(row)
            if url := row["fields"].get("recording_url"):
                links[version.revision_id] = url
    if links:
        there = Recording.objects.filter(event=number).order_by("-pk")
        rows = dict(there.values_list("url", "pk"))
        for revision, url in links.items():
            taken[revision] |= _recording_at(url, number, rows.get(url, 0))
    return taken


def _recording_at(url: str, event: int, number: int) -> Snapshot:
    """Return as a row what was a column; without a ``number`` it is no longer there."""
    asked = Agreement.BEFORE if number else Agreement.UNASKED
    kept = {"event_id": event, "url": url, "consent": asked, "position": 1}
    return of_things([Recording(pk=number, **kept)])


def _known(row: dict[str, Any]) -> dict[str, Any]:
    """Return the columns that the model still has, each as it reached the database.

    A revision keeps what the instance held; a text is cleaned only on its way in. So
    letters that were mended since are no change, in whatever version they stand.
    """
    model = apps.get_model(row["model"])
    kept = columns(model)
    return {
        name: _BEFORE.get(name, model._meta.get_field(name).get_default())
        for name in _NEWER.get(model, ())
        if name not in row["fields"]
    } | {
        name: _as_stored(model._meta.get_field(name), value)
        for name, value in row["fields"].items()
        if name in kept
    }


def _as_stored(field: Field, value: Any) -> Any:
    if field.many_to_many:
        return sorted(map(int, value))
    return field.as_kept(value) if hasattr(field, "as_kept") else value


def _key(row: dict[str, Any]) -> Key:
    return row["model"], row["pk"]


def event_of(row: dict[str, Any]) -> int | None:
    """Return the record that a serialised row is, or is a part of."""
    if row["model"] == Event._meta.label_lower:
        return row["pk"]
    is_part = any(model._meta.label_lower == row["model"] for model in PARTS.values())
    return row["fields"].get("event") if is_part else None
