"""Portals that are emptied, and archives that somebody has changed."""

import json
import zipfile
from pathlib import Path

from django.apps import apps
from django.core.files.storage import default_storage

from events.models import Event
from search import engine

ROOMS = {"participants", "events", "intake", "reversion"}


def emptied():
    """Leave nothing of a portal's records in the database."""
    engine.put({pk: [] for pk in Event.objects.values_list("pk", flat=True)})
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in ROOMS:
            model._base_manager.all()._raw_delete("default")


def stored():
    """Return the files there are, but for smaller copies of photos."""
    root = Path(default_storage.location)
    found = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return sorted(str(path) for path in found if path.parts[0] != "renditions")


def members(path):
    with zipfile.ZipFile(path) as held:
        return {name: held.read(name) for name in held.namelist()}


def rows(path, label):
    lines = members(path)[f"rows/{label}.jsonl"].splitlines()
    return [json.loads(line) for line in lines]


def changed(path, change):
    """Write an archive anew after ``change`` has had its members."""
    held = members(path)
    change(held)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in held.items():
            target.writestr(name, data)


def first_row(label, **fields):
    """Return a change of the first row of a table."""
    name = f"rows/{label}.jsonl"

    def change(held):
        first, *others = held[name].decode().splitlines(keepends=True)
        row = json.loads(first)
        row |= {key: fields.pop(key) for key in ("model", "pk") if key in fields}
        row["fields"] |= fields
        held[name] = "".join([json.dumps(row) + "\n", *others]).encode()

    return change


def about(**told):
    """Return a change of what an archive tells of itself."""

    def change(held):
        known = json.loads(held["archive.json"])
        held["archive.json"] = json.dumps(known | told).encode()

    return change


def with_file(label, field, name, data):
    """Return a change of the first row and its file."""

    def change(held):
        first_row(label, **{field: name})(held)
        held[f"media/{name}"] = data

    return change
