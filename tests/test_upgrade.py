"""Upgrades: a database of an earlier version comes to this one and keeps each value."""

from contextlib import closing
from importlib import import_module

import pytest

from .sites import own_site

pytestmark = pytest.mark.django_db  # its server is asked for databases of their own

RENAMED = {
    "events_steptaken": "events_transition",
    "participants_distinctpeople": "participants_person_apart_from",
}
# What became rows of its own, and is compared below.
MOVED = {"events_event": ["recording_url"]}
# What a migration writes of itself, and the permissions that this version gives roles.
BOOKKEEPING = {
    "django_migrations",
    "django_content_type",
    "auth_permission",
    "auth_group_permissions",
}
NOTHING_TO_DO = """\
0 migrations applied.
Roles have their permissions.
0 records had no state of translations.
0 records indexed.
0 smaller copies of photos made.
0 documents lost their metadata.
0 documents say how many pages they have.
"""

NEW = {("auth_group", "faculty editor")}  # rows that an upgrade adds


@pytest.fixture
def old_site(tmp_path, request):
    """A site as an earlier version left it."""
    with own_site(tmp_path, request.param) as site:
        yield site


def kept_rows(site):
    return {
        table: rows
        for table, rows in site.rows().items()
        if table not in BOOKKEEPING and not table.startswith("axes_")  # not kept
    }


def assert_every_value_is_kept(before, after):
    for table, rows in before.items():
        rows = [
            {name: row[name] for name in row if name not in MOVED.get(table, [])}
            for row in rows
        ]
        columns = rows[0] if rows else {}
        kept = [
            {name: row[name] for name in columns}
            for row in after[RENAMED.get(table, table)]
            if (table, row.get("name")) not in NEW
        ]
        assert sorted(kept, key=repr) == sorted(rows, key=repr), table


@pytest.mark.parametrize(
    ("old_site", "most"),
    [("first-records", 300), ("before-registers", 600), ("before-wings", 800)],
    indirect=["old_site"],
)
def test_an_older_database_is_upgraded_once_and_keeps_every_value(old_site, most):
    before = kept_rows(old_site)

    old_site.manage("upgrade")

    assert sum(map(len, before.values())) > most
    assert_every_value_is_kept(before, kept_rows(old_site))
    assert old_site.manage("upgrade") == NOTHING_TO_DO


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


@pytest.mark.parametrize("old_site", ["before-wings"], indirect=True)
def test_recordings_and_the_log_of_the_desk_come_along_and_recordings_back(old_site):
    """The one recording becomes a row; the log tells of files that moved."""
    name = "events.migrations.0023_several_recordings"
    ((_app, before),) = import_module(name).Migration.dependencies
    with closing(old_site.opened()) as database:
        database.cursor().execute(
            "UPDATE events_event SET recording_url ="
            " 'https://example.kz/' || id || '.mp4' WHERE id > 3"
        )
        database.commit()
    links = links_of(old_site)

    old_site.manage("migrate", "--verbosity", "0")

    shown = {
        row["event_id"]: (row["url"], row["consent"])
        for row in old_site.rows()["events_recording"]
    }
    assert shown == {pk: (url, "before") for pk, url in links.items() if url}
    assert {row["consent"] for row in old_site.rows()["events_photo"]} == {"before"}
    assert logged(old_site.opened) == [("intake", "sourcefile", 2)]

    old_site.manage("migrate", "events", before, "--verbosity", "0")

    assert links_of(old_site) == links


def links_of(site):
    return {row["id"]: row["recording_url"] for row in site.rows()["events_event"]}
