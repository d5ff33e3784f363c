"""The folder of a copied site: replaced as a whole, or left as it was."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError

from events.models import Event
from interop.packing.folder import replacing
from interop.site import addresses
from tests import needs
from tests.factories import EventFactory

from .copies import bytes_of, copied, dead_links

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_host(settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]


@pytest.fixture(autouse=True)
def _few_addresses(nothing_but):
    nothing_but("home", "about", "events:list", "events:detail")


def test_a_file_that_did_not_change_keeps_its_date(tmp_path):
    EventFactory(published=True)
    folder = copied(tmp_path / "site")
    about, page = folder / "kk/about/index.html", folder / "kk/index.html"
    for path in (about, page):
        os.utime(path, (1, 1))
    Event.objects.update(title_kk="Басқа атау")

    copied(folder)

    assert about.stat().st_mtime == 1
    assert page.stat().st_mtime > 1


def test_a_folder_of_somebody_else_is_never_touched(tmp_path):
    (tmp_path / "thesis.docx").write_text("жұмыс")

    with pytest.raises(CommandError) as refusal:
        copied(tmp_path)

    assert "holds other files" in str(refusal.value)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [
        "thesis.docx"
    ]


def test_a_copy_that_fails_leaves_the_old_one(tmp_path, settings):
    folder = copied(tmp_path / "site")
    before = bytes_of(folder)
    settings.ALLOWED_HOSTS = ["elsewhere.example"]

    with pytest.raises(CommandError) as refusal:
        copied(folder)

    assert "Add the host of SITE_URL to ALLOWED_HOSTS." in str(refusal.value)
    assert bytes_of(folder) == before


@needs.pango
def test_papers_may_stay_at_the_portal(tmp_path, settings, monkeypatch):
    monkeypatch.setitem(addresses.CARRIED, "interop:paper", set())
    event = EventFactory(published=True)

    folder = copied(tmp_path / "site", "--without-papers")

    page = folder / event.get_absolute_url().lstrip("/") / "index.html"
    there = f"{settings.SITE_URL}/kk/events/{event.pk}.pdf"
    assert f'href="{there}"' in page.read_text("utf-8")
    assert list(folder.rglob("*.pdf")) == []


def test_an_empty_archive_can_be_copied_too(tmp_path):
    folder = copied(tmp_path / "site")

    assert (folder / "kk/events/index.html").is_file()
    assert list(dead_links(folder)) == []


def test_a_record_withdrawn_while_it_is_copied_is_in_no_copy(tmp_path, settings):
    event = EventFactory(published=True)
    folder = tmp_path / "site"
    settings.MIDDLEWARE = [
        *settings.MIDDLEWARE,
        "tests.interop.copies.editor_meanwhile",
    ]

    copied(folder)

    assert (folder / "kk/index.html").exists()
    assert [*folder.glob(f"kk/events/{event.pk}*")] == []


def test_an_archive_that_never_rests_is_not_copied(tmp_path, settings):
    EventFactory(published=True)
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.interop.copies.never_at_rest"]

    with pytest.raises(CommandError, match="are changed all the time"):
        copied(tmp_path / "site")

    assert not (tmp_path / "site").exists()


KILLED = """
import os, signal, sys
from pathlib import Path
from interop.packing import folder

if sys.argv[2] == "while it changes places":
    rename, moves = Path.rename, []
    def rename_once(path, target):
        if moves:
            os.kill(os.getpid(), signal.SIGKILL)
        moves.append(target)
        return rename(path, target)
    Path.rename = rename_once
with folder.replacing(Path(sys.argv[1])) as new:
    (new / "page.html").write_text("new")
    if sys.argv[2] == "while it is written":
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("moment", ["while it is written", "while it changes places"])
def test_what_a_killed_copy_leaves_goes_with_the_next(tmp_path, moment):
    site = tmp_path / "site"
    with replacing(site) as new:
        (new / "page.html").write_text("old")

    killed = subprocess.run([sys.executable, "-c", KILLED, site, moment], cwd=ROOT)
    left = len(list(tmp_path.iterdir()))
    with replacing(site):
        seen = (site / "page.html").read_text()

    assert (killed.returncode, left, seen) == (-signal.SIGKILL, 2, "old")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_copy_that_another_process_is_writing_is_left_alone(tmp_path):
    with replacing(tmp_path / "site") as first:
        with pytest.raises(CommandError) as refusal:
            copied(tmp_path / "site")
        assert first.exists()
        (first / "page.html").write_text("first")

    assert "Another process is writing" in str(refusal.value)
    assert (tmp_path / "site/page.html").read_text() == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
