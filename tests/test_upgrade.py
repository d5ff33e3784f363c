"""Upgrades: a database of an earlier version migrates without losing a value."""

import gzip
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest
from django.db import connection

ROOT = Path(__file__).parent.parent
DUMPS = Path(__file__).parent / "upgrades"
RENAMED = {"events_steptaken": "events_transition"}
# What a migration writes of itself. The index is made of the records, and attempts to
# sign in, once counted by axes, are not kept.
BOOKKEEPING = {"django_migrations", "django_content_type", "auth_permission"}


@pytest.fixture
def old_database(tmp_path, request):
    """Unpack a database of this kind, and return its address and a way to open it."""
    unpack = _sqlite if connection.vendor == "sqlite" else _postgresql
    return unpack(request.param, tmp_path, request)


def _sqlite(name, folder, request):
    file = folder / "old.sqlite3"
    file.write_bytes(gzip.decompress((DUMPS / f"{name}.sqlite3.gz").read_bytes()))
    return f"sqlite:///{file}", lambda: sqlite3.connect(file)


def _postgresql(name, folder, request):
    # A database of the running tests is there already: only its server is asked.
    request.getfixturevalue("django_db_setup")
    server = connection.settings_dict
    database = f"{server['NAME']}_upgrade"
    where = {
        "host": server["HOST"],
        "port": server["PORT"] or None,
        "user": server["USER"],
        "password": server["PASSWORD"] or None,
    }

    def execute(sql):
        with closing(psycopg2.connect(dbname="postgres", **where)) as one:
            one.autocommit = True
            one.cursor().execute(sql)

    execute(f'DROP DATABASE IF EXISTS "{database}"')
    execute(f'CREATE DATABASE "{database}"')
    request.addfinalizer(lambda: execute(f'DROP DATABASE "{database}" WITH (FORCE)'))
    dump = gzip.decompress((DUMPS / f"{name}.postgresql.sql.gz").read_bytes())
    with closing(psycopg2.connect(dbname=database, **where)) as one, one:
        one.cursor().execute(dump.decode())
    host = server["HOST"].replace("/", "%2F")
    secret = f":{server['PASSWORD']}" if server["PASSWORD"] else ""
    address = f"postgres://{server['USER']}{secret}@{host}:{server['PORT']}/{database}"
    return address, lambda: psycopg2.connect(dbname=database, **where)


def rows_of(opened):
    """Return the rows of every table, each as a mapping from column to value."""
    with closing(opened()) as database:
        cursor = database.cursor()
        return {table: _rows(cursor, table) for table in _tables(cursor)}


def _tables(cursor):
    tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
    if connection.vendor == "postgresql":
        tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    cursor.execute(tables)
    names = {name for (name,) in cursor.fetchall()} - BOOKKEEPING
    dropped = ("search_", "sqlite_", "axes_")
    return {name for name in names if not name.startswith(dropped)}


def _rows(cursor, table):
    cursor.execute(f'SELECT * FROM "{table}"')
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def upgrade(address):
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": address},
        check=True,
    )


@pytest.mark.parametrize("old_database", ["before-wings"], indirect=True)
def test_an_older_database_migrates_without_losing_a_value(old_database):
    address, opened = old_database
    before = rows_of(opened)

    upgrade(address)

    after = rows_of(opened)
    assert sum(map(len, before.values())) > 1_000
    for table, rows in before.items():
        columns = rows[0] if rows else {}
        kept = [
            {name: row[name] for name in columns}
            for row in after[RENAMED.get(table, table)]
        ]
        assert sorted(kept, key=repr) == sorted(rows, key=repr), table
    assert logged(opened) == [("intake", "sourcefile", 2)]


def logged(opened):
    """Return of which model, under which name, the log of the desk tells files."""
    with closing(opened()) as database:
        cursor = database.cursor()
        cursor.execute(
            "SELECT app_label, model, count(*) FROM django_admin_log"
            " JOIN django_content_type ON content_type_id = django_content_type.id"
            " WHERE model = 'sourcefile' GROUP BY app_label, model"
        )
        return cursor.fetchall()
