"""Two processes of a site, each with a cache of another kind: neither is behind."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest
from django.db import connection

from tests.factories import EventFactory, SectionFactory
from tests.running.conftest import REDIS, needs_redis
from tests.sites import ROOT, Site

pytestmark = [
    pytest.mark.usefixtures("_synonyms_stay"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def site(tmp_path):
    """The site of the running tests, so that other processes can be of it."""
    if connection.vendor == "sqlite":
        file = tmp_path / "site.sqlite3"
        with closing(sqlite3.connect(file)) as copy:
            connection.connection.backup(copy)
        return Site(tmp_path, f"sqlite:///{file}", None)
    server = connection.settings_dict
    user = f"{server['USER']}:{server['PASSWORD']}".removesuffix(":")
    where = f"{server['HOST'].replace('/', '%2F')}:{server['PORT']}"
    return Site(tmp_path, f"postgres://{user}@{where}/{server['NAME']}", None)


@contextmanager
def process_of(site, cache):
    """Give what asks another process of a site."""
    kept = {"PAGES_KEPT_FOR": "60", "CACHE_URL": cache}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.running.process"],
        cwd=ROOT,
        env=site.environment | kept,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:

        def ask(*told):
            print(json.dumps(told), file=process.stdin, flush=True)
            return json.loads(process.stdout.readline())

        yield ask
        process.stdin.close()


MADE, KEPT, GONE = [200, False], [200, True], [410, False]


@needs_redis
def test_what_one_withdraws_is_gone_at_once_in_both(editor, pages_in, request):
    pages_in("redis")
    event = EventFactory(published=True)
    SectionFactory(event=event)
    address, why = event.get_absolute_url(), {"reason": "Себебі бар."}
    site = request.getfixturevalue("site")  # as it is by now

    with process_of(site, "locmemcache://") as one, process_of(site, REDIS) as other:
        for ask in (one, other):  # the first page of a process takes its time
            ask("read", address.replace("/kk/", "/ru/"))
        herds = [ask("read", address, 4) for ask in (one, other)]
        one("take", "withdraw", why)
        gone = [ask("read", address) for ask in (one, other)]
        other("take", "reopen")
        other("take", "publish")
        back = [ask("read", address) + ask("read", address) for ask in (one, other)]
        other("take", "withdraw", why)
        gone += [ask("read", address) for ask in (one, other)]

    for herd in herds:  # who came while it was made has waited
        assert sorted(herd) == [MADE, KEPT, KEPT, KEPT]
    assert back == [[MADE, KEPT]] * 2
    assert gone == [[GONE]] * 4
