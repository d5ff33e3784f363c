"""Sites of their own beside the running tests: database, media, and their commands.

What is killed, migrated or replaced as a whole is done in a process of its own.
"""

import gzip
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2
from django.db import connection

from .shared import made_once

ROOT = Path(__file__).parent.parent
OLD_DATABASES = Path(__file__).parent / "upgrades"
ENDINGS = {"sqlite": "sqlite3.gz", "postgresql": "postgresql.sql.gz"}


class Site:
    def __init__(self, folder, address, opened):
        self.folder, self.address, self.opened = folder, address, opened
        self.media = folder / "media"

    @property
    def environment(self):
        return os.environ | {
            "DATABASE_URL": self.address,
            "DJANGO_SETTINGS_MODULE": "roundtable.settings",
            "MEDIA_ROOT": str(self.media),
            "STATIC_ROOT": str(self.folder / "static"),
        }

    def run(self, *command, **environment):
        """Run Python with ``command`` in the site's environment."""
        return subprocess.run(
            [sys.executable, *map(str, command)],
            cwd=ROOT,
            env=self.environment | environment,
            capture_output=True,
            text=True,
        )

    def manage(self, *command, **environment):
        """Run one of the project's commands, and return what it printed."""
        done = self.run("manage.py", *command, **environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def rows(self):
        """Return the rows of every table, each as a mapping from column to value."""
        with closing(self.opened()) as database:
            cursor = database.cursor()
            return {table: _rows(cursor, table) for table in _tables(cursor)}


def _tables(cursor):
    if isinstance(cursor, sqlite3.Cursor):
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    else:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    names = {name for (name,) in cursor.fetchall()}
    return {name for name in names if not name.startswith(("search_", "sqlite_"))}


def _rows(cursor, table):
    cursor.execute(f'SELECT * FROM "{table}"')
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


@contextmanager
def sqlite_site(folder, old="", like=None):
    """Give a site on SQLite; it is empty, has an ``old`` database, or is a copy."""
    file = folder / "site.sqlite3"
    if old:
        file.write_bytes(gzip.decompress(_dump(old, "sqlite")))
    if like:
        with closing(like.opened()) as source, closing(sqlite3.connect(file)) as copy:
            source.backup(copy)
        shutil.copytree(like.media, folder / "media")
    yield Site(folder, f"sqlite:///{file}", lambda: sqlite3.connect(file))


@contextmanager
def postgresql_site(folder, old="", like=None):
    """Give a site on the server of the running tests, which must be PostgreSQL."""
    server = connection.settings_dict
    where = {
        "host": server["HOST"],
        "port": server["PORT"] or None,
        "user": server["USER"],
        "password": server["PASSWORD"] or None,
    }
    name = f"{server['NAME']}_{folder.name}"[:63].lower()

    def opened(database=name):
        return psycopg2.connect(dbname=database, **where)

    def execute(sql):
        with closing(opened("postgres")) as one:
            one.autocommit = True
            one.cursor().execute(sql)

    execute(f'DROP DATABASE IF EXISTS "{name}"')
    template = like.address.rpartition("/")[2] if like else "template1"
    execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    if like:
        shutil.copytree(like.media, folder / "media")
    if old:
        with closing(opened()) as one, one:
            one.cursor().execute(gzip.decompress(_dump(old, "postgresql")).decode())
    host = server["HOST"].replace("/", "%2F")
    secret = f":{server['PASSWORD']}" if server["PASSWORD"] else ""
    address = f"postgres://{server['USER']}{secret}@{host}:{server['PORT']}/{name}"
    try:
        yield Site(folder, address, opened)
    finally:
        execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def migrate_once(tmp_path_factory, set_up):
    """Set up the database of a worker on SQLite: one migrates, the others copy."""

    def make(folder):
        (folder / "media").mkdir(parents=True)
        set_up()
        with closing(sqlite3.connect(folder / "site.sqlite3")) as copy:
            connection.connection.backup(copy)

    made_once(tmp_path_factory, "migrated", make)
    name = connection.creation._get_test_db_name()
    with (
        closing(migrated(tmp_path_factory).opened()) as source,
        closing(sqlite3.connect(name, uri=True)) as memory,
    ):
        source.backup(memory)
        set_up()  # finds nothing to migrate


def migrated(tmp_path_factory):
    """Return the site that they copy."""
    with sqlite_site(made_once(tmp_path_factory, "migrated", None)) as site:
        return site


def own_site(folder, old="", like=None):
    """Give a site on the kind of database that the running tests use."""
    sites = {"sqlite": sqlite_site, "postgresql": postgresql_site}
    return sites[connection.vendor](folder, old, like)


def _dump(old, vendor):
    return (OLD_DATABASES / f"{old}.{ENDINGS[vendor]}").read_bytes()
