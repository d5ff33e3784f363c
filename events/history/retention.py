"""File retention: which stored files somebody still needs, and which nobody does.

A file is needed while a row names it, or a version of a record that can be brought
back; so are the renditions of a photo. What was removed for good is not. A portrait
is needed by its person only, for no version of a person is brought back; a logo by the
site settings and their versions.
"""

import json
from collections.abc import Iterator

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone
from reversion.models import Version

from ..models import Document, Photo, RemovedFile
from ..models.media import RENDITIONS, renditions_of
from ..portal.models import LOGOS, LOGOS_IN, Portal

FOLDERS = ("events", "people", "incoming", RENDITIONS)  # where rows keep their files
KEEPERS = (Photo, Document)  # of which history brings rows back


def unneeded(age) -> tuple[list[str], bool]:
    """Return the files that nobody needs and that have lain longer than ``age``.

    Younger ones may belong to a save that is under way. Says as well whether any file
    there is needed: where none is, this is hardly the database of these files.
    """
    stored = [name for folder in (*FOLDERS, LOGOS_IN) for name in _stored_in(folder)]
    named = {name for name, _columns in in_versions(Version.objects.order_by())}
    named -= set(RemovedFile.objects.values_list("name", flat=True))
    named |= {*_named_by_rows(), *_logos_in_versions()}
    needed = named | {made for name in named for made in renditions_of(name)}
    before = timezone.now() - age
    strays = [name for name in stored if name not in needed and _is_older(name, before)]
    return strays, not needed.isdisjoint(stored)


def in_versions(versions) -> Iterator[tuple[str, dict]]:
    """Yield the files that ``versions`` name, each with the columns of its row."""
    kinds = ContentType.objects.get_for_models(*KEEPERS)
    file_of = {kind.pk: model.FILE for model, kind in kinds.items()}
    rows = versions.filter(content_type__in=file_of)
    for kind, data in rows.values_list("content_type", "serialized_data").iterator():
        (row,) = json.loads(data)
        if name := row["fields"].get(file_of[kind]):
            yield name, row["fields"]


def _logos_in_versions() -> Iterator[str]:
    versions = Version.objects.get_for_model(Portal).order_by()
    for data in versions.values_list("serialized_data", flat=True).iterator():
        (row,) = json.loads(data)
        yield from (row["fields"].get(name, "") for name in LOGOS)


def _named_by_rows() -> Iterator[str]:
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.FileField):
                rows = model._base_manager.values_list(field.name, flat=True)
                yield from filter(None, rows.iterator())


def _stored_in(folder: str) -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in files)
    for inner in folders:
        yield from _stored_in(f"{folder}/{inner}")


def _is_older(name: str, moment) -> bool:
    try:
        return default_storage.get_modified_time(name) < moment
    except FileNotFoundError:  # somebody else was quicker
        return False
