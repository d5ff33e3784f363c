"""Serialisation of rows: each table as JSON, a row a line, the same on both databases.

Rows are read and written by the models as the database's own migrations describe
them, not as the code does today: an archive is read by the version that made it, and
then migrates as any other database.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import methodcaller

from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models import Max

from . import Refused

# What is made of other rows; who is signed in, tries to or was locked out just now; and
# letters on their way, which an older archive would send once more.
_LEFT_APPS = {"axes", "django_tasks_database", "mail_queue", "sessions"}
_LEFT_MODELS = {
    "accounts.attempt",
    "search.entry",
    "search.facets",
    "search.namekey",
    "search.skeleton",
    "search.stamp",
}
_AT_ONCE = 500

plain = methodcaller("isoformat")  # of a day, an hour, a moment


def applied_migrations() -> list[tuple[str, str]]:
    """Return the migrations of the database, but of apps of which nothing is kept."""
    loader = MigrationLoader(connection)
    known = set(loader.applied_migrations) & set(loader.graph.nodes)
    return sorted(one for one in known if one[0] not in _LEFT_APPS)


def kept_models(migrations: Iterable[tuple[str, str]]) -> list[type[models.Model]]:
    """Return the models of all tables to keep, as they were after ``migrations``."""
    loader = MigrationLoader(connection)
    if unknown := set(migrations) - set(loader.graph.nodes):
        raise Refused(
            "The archive is of a version that this one does not know: "
            f"{'.'.join(min(unknown))}. Install a version that does."
        )
    apps = loader.project_state(list(migrations)).apps
    return sorted(
        filter(_is_kept, apps.get_models(include_auto_created=True)),
        key=lambda model: model._meta.label_lower,
    )


def migrate_to(migrations: Iterable[tuple[str, str]]) -> None:
    """Make the tables of an empty database as they were after ``migrations``."""
    executor = MigrationExecutor(connection)
    wanted = set(migrations)
    graph = executor.loader.graph
    followed = {
        parent.key
        for migration in wanted
        for parent in graph.node_map[migration].parents
        if parent.key[0] == migration[0]
    }
    executor.migrate(sorted(wanted - followed))


def _is_kept(model: type[models.Model]) -> bool:
    meta = model._meta
    left = meta.app_label in _LEFT_APPS or meta.label_lower in _LEFT_MODELS
    return meta.managed and not meta.proxy and not left


def rows_of(model: type[models.Model]) -> Iterator[dict]:
    """Yield each row as a mapping from column to value."""
    fields = model._meta.local_concrete_fields
    columns = [field.column for field in fields]
    rows = model._base_manager.order_by("pk").values_list(
        *[field.attname for field in fields]
    )
    for row in rows.iterator(chunk_size=_AT_ONCE):
        yield dict(zip(columns, row, strict=True))


def as_line(row: dict) -> bytes:
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=plain)
    return f"{text}\n".encode()


def empty(kept: Iterable[type[models.Model]]) -> None:
    """Take out what migrations have written: the archive has it, or had it removed."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for model in kept:
            cursor.execute(f"DELETE FROM {quote(model._meta.db_table)}")  # noqa: S608


def load(model: type[models.Model], lines: Iterable[bytes]) -> int:
    """Write the rows that ``rows_of`` has read, and return how many they are."""
    fields = model._meta.local_concrete_fields
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = quote(model._meta.db_table)
    sql = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608
    count, lines = 0, iter(lines)
    with connection.cursor() as cursor:
        while batch := [json.loads(line) for line in islice(lines, _AT_ONCE)]:
            values = ([_value(one, row[one.column]) for one in fields] for row in batch)
            cursor.executemany(sql, list(values))
            count += len(batch)
    return count


def _value(field: models.Field, value):
    """Return a value as the database takes it; nothing is cleaned or made anew."""
    if value is None and field.null:
        return None
    return field.get_db_prep_value(field.to_python(value), connection)


# --- Numbers given so far --------------------------------------------------

_GIVEN = {
    "sqlite": "SELECT seq FROM sqlite_sequence WHERE name = %s",
    "postgresql": """
        SELECT pg_sequence_last_value(pg_get_serial_sequence(%s, 'id')::regclass)
    """,
}


def last_numbers(kept: Iterable[type[models.Model]]) -> dict[str, int]:
    """Return the last number that each table gave, also to a row that has gone."""
    numbers = {}
    for model in filter(_is_numbered, kept):
        with connection.cursor() as cursor:
            cursor.execute(_GIVEN[connection.vendor], [model._meta.db_table])
            given = cursor.fetchone() or (0,)
        largest = model._base_manager.aggregate(largest=Max("pk"))["largest"]
        if number := max(given[0] or 0, largest or 0):
            numbers[model._meta.label_lower] = number
    return numbers


def go_on_after(numbers: dict[str, int], kept: Iterable[type[models.Model]]) -> None:
    """Let each table give later numbers than any before: an address is given once."""
    with connection.cursor() as cursor:
        for model in kept:
            if number := numbers.get(model._meta.label_lower):
                _go_on(cursor, model._meta.db_table, number)


def _go_on(cursor, table: str, number: int) -> None:
    if connection.vendor == "postgresql":
        sequence = "pg_get_serial_sequence(%s, 'id')"
        cursor.execute(f"SELECT setval({sequence}, %s)", [table, number])
        return
    cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
    cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, number])


def _is_numbered(model: type[models.Model]) -> bool:
    key = model._meta.pk
    return isinstance(key, models.AutoField) and key.column == "id"
