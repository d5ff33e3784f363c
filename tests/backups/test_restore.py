"""There and back: what was backed up stands again, on either database."""

import signal
from contextlib import closing
from operator import itemgetter

import pytest
from django.db import connection

from tests.sites import own_site, sqlite_site

from .conftest import back_up, contents

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="session")
def restored(archived, tmp_path_factory, django_db_blocker):
    """An empty site after its restore; who changes something takes a copy."""
    folder = tmp_path_factory.mktemp("restored")
    with django_db_blocker.unblock(), own_site(folder) as site:
        site.manage("restore", archived)
        yield site


@pytest.fixture(scope="session")
def travelled(archived, restored, tmp_path_factory):
    """The same site on SQLite, which it is already where the tests run on that."""
    if connection.vendor == "sqlite":
        yield restored
        return
    with sqlite_site(tmp_path_factory.mktemp("travelled")) as site:
        site.manage("restore", archived)
        yield site


@pytest.fixture
def copy(restored, tmp_path):
    with own_site(tmp_path, like=restored) as site:
        yield site


@pytest.fixture
def other_site(copy):
    """A site that has something else to lose."""
    with closing(copy.opened()) as database, database:
        database.cursor().execute("UPDATE events_event SET title_kk = 'Басқа'")
    (photo,) = copy.media.glob("events/*/photos/*")
    photo.write_bytes(b"another")
    (copy.media / "events/stranger.jpg").write_bytes(b"its own")
    return copy


def state(site):
    """Return the titles of records, and the files that readers can ask for."""
    with closing(site.opened()) as database:
        cursor = database.cursor()
        cursor.execute("SELECT title_kk FROM events_event ORDER BY id")
        titles = [title for (title,) in cursor.fetchall()]
    files = [p for p in site.media.glob("events/**/*") if p.is_file()]
    return titles, {str(p.relative_to(site.media)): p.read_bytes() for p in files}


def test_what_was_backed_up_stands_again(filled_site, archived, restored, travelled):
    """On the other database, too; its archive is the same, and so is its way back."""
    for site in {restored, travelled}:
        assert contents(back_up(site)) == contents(archived)
    assert state(restored) == state(filled_site)
    checked = restored.manage("rebuild_search", "--check")
    assert checked == "The index is up to date.\n"
    assert len(list(restored.media.glob("renditions/**/*.webp"))) == 3


def test_an_archive_of_an_earlier_version_is_restored_as_this_one(tmp_path):
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    with (
        own_site(tmp_path / "old", "first-records") as old,
        own_site(tmp_path / "new") as new,
    ):
        before = by_number(old.rows()["events_event"])
        new.manage("restore", back_up(old))

        after = by_number(new.rows()["events_event"])
        kept = before[0].keys() & after[0].keys()  # a recording is a row by now
        assert pick(after, kept) == pick(before, kept)
        assert before[0].keys() - kept == {"recording_url"}
        assert "0 migrations applied.\n" in new.manage("upgrade")


def pick(rows, names):
    return [{name: row[name] for name in names} for row in rows]


def by_number(rows):
    return sorted(rows, key=itemgetter("id"))


def test_a_number_that_was_given_is_never_given_again(copy):
    script = "import django; django.setup(); from tests.factories import EventFactory;"

    made = copy.run("-c", f"{script} print(EventFactory().pk)")

    assert made.stdout == "3\n"  # the second was deleted before the backup


def test_a_database_that_holds_something_is_replaced_only_by_force(
    other_site, archived, filled_site
):
    before = state(other_site)
    refused = other_site.run("manage.py", "restore", archived)
    untouched = state(other_site)

    other_site.manage("restore", archived, "--force")

    assert refused.returncode == 1
    assert refused.stderr.startswith(
        "CommandError: Nothing was changed. The database holds something already"
    )
    assert untouched == before
    assert state(other_site) == state(filled_site)


def test_a_damaged_archive_changes_nothing(other_site, archived, tmp_path):
    before = state(other_site)
    damaged = tmp_path / "damaged.tar.gz"
    damaged.write_bytes(archived.read_bytes()[:-300])

    refused = other_site.run("manage.py", "restore", damaged, "--force")

    assert refused.returncode == 1
    assert "The archive is damaged" in refused.stderr
    assert state(other_site) == before
    assert sorted(path.name for path in other_site.media.iterdir()) == [
        "events",
        "incoming",
        "portal",
        "renditions",
    ]


KILLED = """
import os, signal, sys
from pathlib import Path
import django
django.setup()
from django.core.management import call_command

def kill(*arguments):
    os.kill(os.getpid(), signal.SIGKILL)

def kill_at(count, act):
    def counted(*arguments):
        kill() if len(calls) == count else calls.append(1)
        return act(*arguments)
    calls = []
    return counted

if sys.argv[2] == "before the database":
    os.sync = kill
else:
    Path.rename = kill_at(int(sys.argv[2]), Path.rename)
call_command("restore", sys.argv[1], "--force")
"""


@pytest.mark.parametrize("moment", ["before the database", "1"])
def test_a_killed_restore_leaves_the_old_state_or_the_new(
    other_site, filled_site, archived, moment
):
    """The media change places by renames, once the database has changed."""
    before = state(other_site)

    killed = other_site.run("-c", KILLED, archived, moment)
    other_site.manage("upgrade")

    is_old = moment == "before the database"
    assert killed.returncode == -signal.SIGKILL
    assert state(other_site) == (before if is_old else state(filled_site))
    assert not list(other_site.folder.glob("**/.*"))


BEGIN = """
import sys
from pathlib import Path
import django
django.setup()
from django.core.management import call_command
"""
FULL_DISK = """
def refuse(*arguments):
    raise OSError("No space left")
Path.rename = refuse
call_command("restore", sys.argv[1], "--force")
"""
TAKEN_DOWN = """
from django.contrib.auth.models import User
from events.history.takedown import take_down
from events.models import Event, Photo, RemovedFile
photo = Photo.objects.get()
take_down(photo.event, photo.image.name, "Өзі сұрады.", by=User.objects.get())
call_command("restore", sys.argv[1], "--force")
print(Photo.objects.count(), RemovedFile.objects.get().reason)
"""


def test_what_fails_after_the_database_was_replaced_is_not_called_nothing(
    other_site, filled_site, archived
):
    failed = other_site.run("-c", BEGIN + FULL_DISK, archived)
    other_site.manage("upgrade")

    assert failed.stderr.splitlines()[-1] == (
        "django.core.management.base.CommandError: The restore has not come to its "
        "end: No space left. Run: manage.py upgrade. It finishes what is left, or "
        "undoes it if the database is still the old one."
    )
    assert state(other_site) == state(filled_site)


def test_a_file_removed_since_the_archive_was_made_stays_removed(copy, archived):
    (photo,) = copy.media.glob("events/*/photos/*")
    name = photo.relative_to(copy.media)

    done = copy.run("-c", BEGIN + TAKEN_DOWN, archived)

    *_rows, told, found = done.stdout.splitlines()
    assert told == f"Removed again, as it had been since the archive was made: {name}"
    assert found == "0 Өзі сұрады."
    assert not photo.exists()
