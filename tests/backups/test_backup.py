"""Backup: one moment of database and media, while the site goes on working."""

import signal

import pytest
from pyrage.x25519 import Identity

from tests.sites import own_site

from .conftest import contents

pytestmark = pytest.mark.django_db

BEGIN = """
import os, signal, sys, threading
import django
django.setup()
from django.core.files.storage import default_storage
from django.core.management import call_command
from events.models import Topic
from intake.models import SourceFile
from intake.uploads import forget
from roundtable.backups import databases

def elsewhere(act):
    thread = threading.Thread(target=act)
    thread.start()
    thread.join()
"""
ONE_MOMENT = """
with databases.snapshot():
    before = Topic.objects.count()
    elsewhere(lambda: Topic.objects.create(name_kk="Жаңа"))
    print(Topic.objects.count() - before)
print(Topic.objects.count() - before)
"""
FORGOTTEN = """
opened = default_storage.open
def forget_first(name):
    default_storage.open = opened
    elsewhere(lambda: forget(SourceFile.objects.get()))
    return opened(name)
default_storage.open = forget_first
call_command("backup", sys.argv[1])
"""
KILLED = """
os.fsync = lambda number: os.kill(os.getpid(), signal.SIGKILL)
call_command("backup", sys.argv[1])
"""


def test_it_holds_all_but_what_can_be_made_again_and_who_is_signed_in(archived):
    held = contents(archived)

    assert [row["title_kk"] for row in held["rows/events.event.jsonl"]] == [
        "Дөңгелек үстел"
    ]
    assert {"rows/auth.user.jsonl", "rows/reversion.version.jsonl"} < held.keys()
    assert not {name for name in held if "session" in name or "axes" in name}
    assert [name for name in held if name.startswith("rows/search.")] == [
        "rows/search.concept.jsonl"
    ]
    assert len([name for name in held if name.startswith("media/events/")]) == 1
    assert len([name for name in held if name.startswith("media/incoming/")]) == 1


@pytest.fixture
def copy(filled_site, tmp_path_factory):
    with own_site(tmp_path_factory.mktemp("copy"), like=filled_site) as site:
        yield site


def test_who_writes_meanwhile_neither_waits_nor_is_seen(copy):
    done = copy.run("-c", BEGIN + ONE_MOMENT)

    assert (done.stdout, done.stderr) == ("0\n1\n", "")


def test_a_killed_backup_leaves_what_the_next_one_clears(filled_site, tmp_path):
    killed = filled_site.run("-c", BEGIN + KILLED, tmp_path)
    left = [path.name for path in tmp_path.iterdir()]

    filled_site.manage("backup", tmp_path)

    assert (killed.returncode, left) == (-signal.SIGKILL, [".roundtable.part"])
    assert [path.suffix for path in tmp_path.iterdir()] == [".gz"]


def test_with_a_key_it_is_encrypted(filled_site, tmp_path):
    key = str(Identity.generate())

    filled_site.manage("backup", tmp_path, BACKUP_KEY=key)

    (path,) = tmp_path.iterdir()
    assert path.name.endswith(".tar.gz.age")
    assert path.read_bytes().startswith(b"age-encryption.org/v1\n")


def test_a_file_that_goes_under_way_goes_with_its_row(copy, tmp_path):
    done = copy.run("-c", BEGIN + FORGOTTEN, tmp_path)

    (path,) = tmp_path.iterdir()
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(path)["rows/intake.sourcefile.jsonl"] == []
