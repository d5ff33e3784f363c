"""The doctor: what is wrong with an installation, said in words."""

import os
import socket
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.db.models import Value

from events.models import Coverage, Event
from roundtable import upkeep
from roundtable.diagnosis import configuration, contents, surroundings
from roundtable.diagnosis.findings import Level
from roundtable.running import health
from search.models import Entry
from tests.factories import EventFactory, PhotoFactory

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.django_db


def told(check):
    """Return the level and the first words of each finding."""
    return [(str(found.level), found.sentence.partition(".")[0]) for found in check()]


def test_letters_that_only_look_right_are_told():
    event = EventFactory()
    assert told(contents.letters) == [("OK", "Every text is in its own alphabet")]
    Event.objects.filter(pk=event.pk).update(title_kk=Value("Əлем"))

    assert told(contents.letters) == [("WARN", "Some only look right in 1 texts")]


def test_nothing_fails_on_a_demo(settings):
    settings.DEBUG, settings.ALLOWED_HOSTS = True, []
    printed = StringIO()

    call_command("doctor", stdout=printed)

    lines = printed.getvalue().splitlines()
    assert len(lines) >= 14
    assert {line.split()[0] for line in lines} == {"OK", "WARN"}
    assert "OK   search: The index is up to date." in lines


def test_a_failure_is_an_exit_status(settings):
    settings.ALLOWED_HOSTS = ["elsewhere.example"]

    with pytest.raises(SystemExit) as status:
        call_command("doctor", stdout=StringIO())

    assert status.value.code == 1


def test_it_works_while_the_database_is_away(tmp_path):
    environment = os.environ | {
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
        "MEDIA_ROOT": str(tmp_path),
    }

    done = subprocess.run(
        [sys.executable, "manage.py", "doctor"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )

    *_others, last = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (1, "")
    assert last.startswith("FAIL database: It does not answer (connection to server")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://records.example.edu", ("OK", "Readers find the site at https://rec")),
        (
            "http://records.example.edu",
            ("WARN", "http://records.example.edu is not en"),
        ),
        ("https://other.example.edu", ("FAIL", "The host of SITE_URL, https://other.")),
    ],
)
def test_the_address_is_one_that_is_answered(settings, address, expected):
    settings.SITE_URL = address
    settings.ALLOWED_HOSTS = ["records.example.edu"]

    ((found),) = configuration.address()

    assert (found.level, found.sentence[:36]) == expected


def test_a_key_that_is_none_is_noticed_before_it_is_needed(settings):
    settings.BACKUP_KEY = "secret"

    assert told(configuration.backup_key) == [
        ("FAIL", "BACKUP_KEY is no key of age: see ")
    ]


def test_a_real_site_hears_what_django_says_of_its_settings(settings):
    settings.DEBUG = False
    settings.SECRET_KEY = "short"

    found = list(configuration.django_checks())

    assert any("SECRET_KEY has less than 50" in one.sentence for one in found)


def test_what_the_settings_silence_is_not_said(settings):
    settings.DEBUG = False
    settings.SECURE_HSTS_SECONDS = 3600

    found = list(configuration.django_checks())

    assert [one.sentence for one in found if "W021" in one.sentence] == []


def test_a_mail_server_that_is_not_there_is_named(settings, unused_port):
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", unused_port

    (found,) = surroundings.mail()

    assert found.level == Level.FAIL
    assert found.sentence.startswith(f"127.0.0.1:{unused_port} cannot be reached")


@pytest.fixture
def unused_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def test_a_mail_server_behind_the_queue_is_looked_at():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        script = "import django;"
        script += "django.setup(); from roundtable.diagnosis import surroundings;"
        script += "print(*surroundings.mail())"

        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env=os.environ
            | {
                "EMAIL_URL": f"smtp://127.0.0.1:{port}",
                "DJANGO_SETTINGS_MODULE": "roundtable.settings",
            },
            capture_output=True,
            text=True,
        )

    assert done.stdout == f"OK   mail: 127.0.0.1:{port} can be reached.\n"


def test_letters_that_are_only_printed_do_not_leave_the_house(settings):
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.console.EmailBackend"

    assert told(surroundings.mail) == [("WARN", "No letter leaves the house (console)")]


def test_media_that_cannot_be_written_are_noticed(settings, tmp_path):
    (tmp_path / "file").touch()
    settings.MEDIA_ROOT = tmp_path / "file"

    found = next(surroundings.disk())

    assert found.level == Level.FAIL
    assert found.sentence.startswith("Nothing can be saved: the media folder")


def test_looking_at_the_disk_leaves_nothing_behind(tmp_path):
    assert told(surroundings.disk) != []
    assert list(tmp_path.iterdir()) == []


def test_a_restore_that_was_cut_short_is_told_of(tmp_path):
    (tmp_path / ".arriving").mkdir()

    said = told(surroundings.unfinished_restore)

    assert said == [("WARN", "A restore was cut short")]


def test_a_disk_that_is_nearly_full_is_told_of(monkeypatch):
    monkeypatch.setattr(health, "SPARE", 10**18)

    assert told(surroundings.disk)[0][0] == "FAIL"


def test_the_time_zones_know_that_almaty_has_moved():
    assert told(configuration.time_zones) == [("OK", "Almaty is at UTC+5")]


def test_a_clock_that_agrees_is_right():
    assert [level for level, _words in told(surroundings.clock)] == ["OK"]


def test_what_is_made_of_records_is_missed(settings):
    photo = PhotoFactory(event=EventFactory(published=True))
    Entry.objects.all().delete()
    Coverage.objects.all().delete()
    default_storage.delete(photo.small.name)

    checks = (contents.index, contents.coverage, contents.renditions)

    assert [told(check) for check in checks] == [
        [("FAIL", "The index is out of date for 1 records")],
        [("WARN", "Nothing is known of those of 1 records")],
        [("WARN", "1 smaller copies are missing")],
    ]


def test_an_earlier_database_is_told_to_migrate(tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")

    assert told(contents.migrations) == [
        ("FAIL", "1 wait, so the database is not of this version")
    ]


def test_a_broken_photo_keeps_no_other_from_its_smaller_copies(tmp_path):
    event = EventFactory(published=True)
    broken, whole = PhotoFactory(event=event), PhotoFactory(event=event)
    for photo in (broken, whole):
        default_storage.delete(photo.small.name)
    (tmp_path / broken.image.name).write_bytes(b"not a picture")

    assert upkeep.update_renditions() == 1
    assert default_storage.exists(whole.small.name)
