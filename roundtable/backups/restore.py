"""Restore: an archive becomes the database and the media, or nothing changes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.core.cache import cache
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from events.history import takedown

from .. import upkeep
from . import Refused, archive, databases, media, rows
from .backup import FORMAT, MANIFEST, MEDIA, ROWS


class UnfinishedError(Exception):
    """Something failed once the database was replaced, or may have been."""


class Report(NamedTuple):
    rows: dict[str, int]
    removed_again: list[str]


def restore(path: Path, key: str, *, force: bool = False) -> Report:
    """Put an archive in the place of database and media.

    Everything is written beside what is there, and the archive read to its last byte,
    before anything changes. Then the database is replaced in one transaction, and
    the media after it. Files that this site has removed for good stay removed. Raises
    ``Refused``, ``DamagedArchiveError`` and ``IntegrityError`` where nothing has
    changed, and ``UnfinishedError`` for whatever fails later than that.
    """
    if not isinstance(default_storage, FileSystemStorage):
        raise Refused("Media lie in a bucket: see docs/SCALING.md.")
    if not force:
        _refuse_to_overwrite()
    before = databases.birth_mark()
    try:
        report = _replace(path, key)
        cache.clear()  # it remembers renditions and papers of what was here before
        upkeep.update_renditions()
    except Refused:
        raise
    except Exception as error:
        if media.is_settled() and databases.birth_mark() == before:
            raise
        raise UnfinishedError(error) from error
    return report


def _replace(path: Path, key: str) -> Report:
    removed = takedown.removed_files()
    with (
        media.replacing() as store,
        databases.replacing(),
        archive.reading(path, key) as members,
    ):
        counts = _unpack(path, members, store)
        call_command("migrate", verbosity=0)
        removed_again = takedown.take_down_again(removed, store)
        upkeep.update_index()
        upkeep.update_coverage()
        media.seal()
    return Report(counts, removed_again)


def _refuse_to_overwrite() -> None:
    """Refuse unless there is nothing but what the migrations have written."""
    if not MigrationRecorder(connection).has_table():
        return
    made_by_migrations = {
        "auth.group",
        "auth.group_permissions",
        "auth.permission",
        "contenttypes.contenttype",
        "search.concept",
    }
    for model in rows.kept_models(rows.applied_migrations()):
        label = model._meta.label_lower
        if label not in made_by_migrations and model._base_manager.exists():
            raise Refused(
                f"The database holds something already ({label}). Give --force to "
                "replace database and media as a whole."
            )


def _unpack(path: Path, members: Iterator, store: FileSystemStorage) -> dict[str, int]:
    """Make the tables as the archive's version had them, and write rows and files."""
    name, file = next(members, ("", None))
    manifest = json.load(file) if name == MANIFEST else {}
    if manifest.get("format") != FORMAT:
        raise Refused(f"{path} is no archive that this version can read.")
    migrations = [tuple(migration) for migration in manifest["migrations"]]
    models = {model._meta.label_lower: model for model in rows.kept_models(migrations)}
    rows.migrate_to(migrations)
    with transaction.atomic():
        connection.check_constraints()  # PostgreSQL then puts them off until the end
        rows.empty(models.values())
        counts = _load(members, models, store)
        rows.go_on_after(manifest["last_numbers"], models.values())
        connection.check_constraints()
    return counts


def _load(members: Iterator, models: dict, store: FileSystemStorage) -> dict[str, int]:
    counts = {}
    for name, file in members:
        if name.startswith(MEDIA):
            archive.unpack(file, Path(store.path(name.removeprefix(MEDIA))))
            continue
        label = name.removeprefix(ROWS).removesuffix(".jsonl")
        if label in models:  # else it is one that is not kept any more
            counts[label] = rows.load(models[label], file)
    return counts
