"""The copied site on all cores: the same bytes, whichever process ends meanwhile."""

import os
import signal
import time

import pytest
from django.core.management import CommandError
from django.db import connections, transaction

from interop.packing.folder import FolderError, replacing
from tests.factories import EventFactory, ParticipationFactory

from .copies import bytes_of, copied, dead_links

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _a_site_of_few_pages(settings, nothing_but):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    pages = ("home", "events:detail", "interop:export", "sitemap")
    nothing_but(*pages, "participants:person")


@pytest.fixture(autouse=True)
def _events():
    events = EventFactory.create_batch(2, published=True)
    ParticipationFactory(event=events[1])


@pytest.fixture
def whole(tmp_path):
    """The bytes of a copy that one process has made, in peace."""
    with transaction.atomic():
        return bytes_of(copied(tmp_path / "whole"))


def test_all_processes_together_make_the_bytes_of_one(tmp_path, whole):
    folder = copied(tmp_path / "site")

    assert bytes_of(folder) == whole
    assert list(dead_links(folder)) == []


def test_an_error_of_the_site_is_told_by_whichever_process_meets_it(tmp_path, settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.interop.copies.broken_sitemap"]

    with pytest.raises(CommandError, match="answered /sitemap.xml with 500"):
        copied(tmp_path / "site")


def test_a_copy_goes_on_from_where_processes_were_killed(tmp_path, settings, whole):
    site, peace = tmp_path / "site", settings.MIDDLEWARE

    settings.MIDDLEWARE = [*peace, "tests.interop.copies.ends_itself"]
    with pytest.raises(CommandError, match="The next run goes on"):
        copied(site)
    left = bytes_of(tmp_path / ".site.unfinished")

    settings.MIDDLEWARE = [*peace, "tests.interop.copies.ends_the_copy"]
    connections.close_all()
    if not (killed := os.fork()):
        copied(site)
        os._exit(0)
    _pid, status = os.waitpid(killed, 0)
    nobody_writes = wait_for_the_lock(tmp_path)

    settings.MIDDLEWARE = peace
    made = {name for name in left if not name.startswith(".ahead")}
    assert {"kk/index.html"} <= made < whole.keys()
    assert (os.WTERMSIG(status), nobody_writes) == (signal.SIGKILL, True)
    assert bytes_of(copied(site)) == whole


def wait_for_the_lock(folder):
    """Whether nobody writes there any more; processes hold what their parent held."""
    for _look in range(100):
        try:
            with replacing(folder / "another"):
                return True
        except FolderError:
            time.sleep(0.1)
    return False
