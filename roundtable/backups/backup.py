"""Backup: one moment of the database, and the files that it names, in one archive."""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tarfile import TarFile
from tempfile import TemporaryDirectory
from typing import BinaryIO, NamedTuple

from django.core.files.storage import default_storage
from django.db import connection

from . import Refused, archive, databases, media, rotation, rows
from .bucket import Bucket, BucketError
from .files import FileNames, is_named

MANIFEST = "manifest.json"
ROWS, MEDIA = "rows/", "media/"
FORMAT = 1
_PART = ".roundtable.part"
_MOST_ATTEMPTS = 3


class Report(NamedTuple):
    path: Path
    size: int
    members: int
    missing: list[str]
    removed: list[str]


def back_up(folder: Path, key: str, policy: rotation.Policy) -> Report:
    """Write an archive into ``folder``, read it again, and remove outlived ones.

    It gets its name when all of it was read and is right. Raises ``Refused`` where
    another process does the same or files do not rest, and what the disk says.
    """
    media.settle()
    folder.mkdir(parents=True, exist_ok=True)
    moment = datetime.now(UTC)
    path = folder / rotation.name_of(moment, encrypted=bool(key))
    with _part_of(folder) as part:
        missing = _write(part, key, moment)
        members = archive.verify(folder / _PART, key)
        (folder / _PART).rename(path)
    removed = rotation.outlived([one.name for one in folder.iterdir()], policy)
    for name in removed:
        (folder / name).unlink()
    return Report(path, path.stat().st_size, members, missing, removed)


def back_up_into(bucket: Bucket, key: str, policy: rotation.Policy) -> Report:
    """Write an archive here, keep it in ``bucket``, and remove outlived ones there.

    No moment of the database is held while it travels. Raises ``BucketError``, and
    ``Refused`` if only the last step failed, beside what ``back_up`` raises.
    """
    with TemporaryDirectory() as folder:
        report = back_up(Path(folder), key, policy)
        bucket.keep(report.path)
    try:
        removed = rotation.outlived(bucket.names(), policy)
        for name in removed:
            bucket.remove(name)
    except BucketError as error:
        raise Refused(
            f"The archive is kept as {bucket.address}/{report.path.name}, but old ones "
            f"could not be removed: {error}"
        ) from error
    return report._replace(removed=removed)


@contextmanager
def _part_of(folder: Path) -> Iterator[BinaryIO]:
    """Give the file that is being written; a killed run leaves it to the next one."""
    only_for_us = partial(os.open, mode=0o600)
    with open(folder / _PART, "ab", opener=only_for_us) as part:
        try:
            fcntl.flock(part, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refused(f"Another backup is writing into {folder}.") from error
        try:
            yield part
        except BaseException:
            (folder / _PART).unlink(missing_ok=True)
            raise


def _write(part: BinaryIO, key: str, moment: datetime) -> list[str]:
    """Write the archive, and return the files that rows name and nobody has.

    A file goes only with its row. One that goes while we copy makes the moment that
    we have read a past one, so we begin again.
    """
    for _attempt in range(_MOST_ATTEMPTS):
        part.truncate(0)
        with archive.writing(part, key) as target, databases.snapshot():
            missing = _fill(target, moment)
        part.flush()
        os.fsync(part.fileno())
        kept = rows.kept_models(rows.applied_migrations())
        if all(is_named(name, kept) for name in missing):
            return missing
    raise Refused(
        "Files were deleted while they were being copied, three times. Run the command "
        "again at a quieter hour."
    )


def _fill(target: TarFile, moment: datetime) -> list[str]:
    migrations = rows.applied_migrations()
    kept = rows.kept_models(migrations)
    manifest = {
        "format": FORMAT,
        "made_at": moment.isoformat(),
        "database": connection.vendor,
        "migrations": [list(migration) for migration in migrations],
        "tables": [model._meta.label_lower for model in kept],
        "last_numbers": rows.last_numbers(kept),
    }
    with archive.spooled([json.dumps(manifest, indent=1).encode()]) as file:
        archive.add(target, MANIFEST, file)
    names = FileNames(kept)
    for model in kept:
        label = model._meta.label_lower
        with archive.spooled(_lines(model, names)) as file:
            archive.add(target, f"{ROWS}{label}.jsonl", file)
    return copy(names, partial(archive.add, target))


def _lines(model, names: FileNames) -> Iterator[bytes]:
    for row in rows.rows_of(model):
        names.note(model._meta.label_lower, row)
        yield rows.as_line(row)


def copy(names: FileNames, add: Callable[[str, BinaryIO], None]) -> list[str]:
    """Copy the files; return those of rows that are not there."""
    missing = []
    for name in sorted(names.now | names.then):
        try:
            with default_storage.open(name) as file:
                add(f"{MEDIA}{name}", file)
        except FileNotFoundError:
            if name in names.now:
                missing.append(name)
    return missing
