"""Readers of kept pages, the time that passes for them, and what they read."""

import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.utils import timezone
from redis import Redis
from redis.exceptions import RedisError

from events.history import versions
from events.saving import saving
from tests import needs
from tests.events.test_gate import SECRET
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    PhotoFactory,
    SectionFactory,
    SeriesFactory,
    TopicFactory,
)
from tests.sites import Site

REDIS = "redis://127.0.0.1:6379/9"  # a database of the tests' own


def redis_answers():
    try:
        return Redis.from_url(REDIS).ping()
    except RedisError:
        return False


needs_redis = needs._needs("Redis", redis_answers())
IN_EACH_CACHE = ["memory", pytest.param("redis", marks=needs_redis)]


def _reader():
    reader = Client()
    reader.handler.load_middleware()  # with the settings of this moment
    return reader


@pytest.fixture
def fresh(settings):
    """A reader for whom every page is made anew."""
    settings.PAGES_KEPT_FOR = 0
    return _reader()


@pytest.fixture
def reader(fresh, settings):
    """A reader without a session, from whom pages are kept for the next one."""
    settings.PAGES_KEPT_FOR = 60
    caches["pages"].clear()
    return _reader()


@pytest.fixture
def pages_in(settings):
    """Say where pages are kept."""

    def choose(kind):
        if kind == "redis":
            backend = "roundtable.running.cache.PatientRedisCache"
            pages = {"BACKEND": backend, "LOCATION": REDIS}
            settings.CACHES = settings.CACHES | {"pages": pages}
        caches["pages"].clear()

    return choose


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self):
        self.time = time.time()

    def now(self):
        return datetime.fromtimestamp(self.time, UTC)

    def passes(self, seconds):
        self.time += seconds


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(time, "time", lambda: clock.time)
    monkeypatch.setattr(timezone, "now", clock.now)
    return clock


@pytest.fixture
def event():
    """A public record that has something of everything, and is found."""
    topics = [TopicFactory()]
    shown = {"title_kk": SECRET, "series": SeriesFactory(), "topics": topics}
    event = EventFactory(published=True, **shown)
    OrganiserFactory(event=event)
    ParticipationFactory(event=event)
    SectionFactory(event=event)
    PhotoFactory(event=event)
    DocumentFactory(event=event)
    for number in (1, 2):
        with saving(event, by=None):
            event.save()
            event.version = number
            versions.begin(event, timezone.now())
    return event


@pytest.fixture
def site_of_processes(tmp_path):
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
