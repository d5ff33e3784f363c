"""Snapshot and replacement of a database, in the words of each of the two.

Others may read and write while a snapshot is read. A replacement is one transaction:
whoever is killed in it leaves the database that was there.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

_BEGIN = {
    "sqlite": "BEGIN",  # deferred: it waits for no writer, and no writer waits for it
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}


@contextmanager
def snapshot() -> Iterator[None]:
    """Read everything as it was at one moment."""
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def replacing():
    """Give an empty database, which takes the place of ours when the block is left."""
    return {"sqlite": _in_a_new_file, "postgresql": _in_one_transaction}[
        connection.vendor
    ]()


@contextmanager
def _in_one_transaction() -> Iterator[None]:
    with transaction.atomic():
        quote = connection.ops.quote_name
        tables = ", ".join(map(quote, connection.introspection.table_names()))
        with connection.cursor() as cursor:
            if tables:
                cursor.execute(f"DROP TABLE {tables} CASCADE")
        yield


@contextmanager
def _in_a_new_file() -> Iterator[None]:
    """SQLite changes tables only outside a transaction, so they get a file of theirs.

    Its pages are then copied into ours in one transaction, for servers that have ours
    open would go on reading a file that was moved away.
    """
    ours = Path(connection.settings_dict["NAME"])
    new = _new_file()
    _remove(new)
    connection.close()
    connection.settings_dict["NAME"] = new
    try:
        yield
        connection.close()
        with (
            closing(sqlite3.connect(new)) as source,
            closing(sqlite3.connect(ours)) as target,
        ):
            source.backup(target)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = ours
        _remove(new)


def clear_up() -> None:
    """Remove what a killed run has left; PostgreSQL does so by itself."""
    if connection.vendor == "sqlite":
        _remove(_new_file())


def _new_file() -> Path:
    ours = Path(connection.settings_dict["NAME"])
    return ours.with_name(f".{ours.name}.restored")


def _remove(file: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


def birth_mark() -> str:
    """Return what tells this database from all others: when its tables were made."""
    recorder = MigrationRecorder(connection)
    if not recorder.has_table():
        return ""
    moments = recorder.migration_qs.values_list("applied", flat=True)
    return " ".join(moment.isoformat() for moment in moments.order_by("pk")[:3])
