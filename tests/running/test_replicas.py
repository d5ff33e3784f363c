"""Replicas: who reads one, and that nobody reads there what is no longer so."""

import sqlite3
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

import pytest
from django.db import connection, connections, transaction

from events import public, workflow
from events.indexing.reindexing import reindex
from events.models import Event
from roundtable.running import replicas
from search import stamp
from tests.factories import EventFactory, SectionFactory, TopicFactory
from tests.sites import Site, postgresql_site

from .pages import told, words

pytestmark = [
    pytest.mark.usefixtures("_replica1", "_glossary_stays"),
    pytest.mark.django_db(transaction=True, databases=["default", "replica1"]),
]


@pytest.fixture
def event():
    event = EventFactory(published=True, venue_kk="Бас зал")
    SectionFactory(event=event)
    reindex(event.pk)
    return event


@pytest.fixture(scope="module")
def _replica1():
    """A second address; the tests may ask it, and empty only the first one after."""
    ours = connections.settings["default"]
    there = ours | {"TEST": ours["TEST"] | {"MIRROR": "default"}}
    connections.settings["replica1"] = there
    yield
    del connections.settings["replica1"]


@contextmanager
def copied(folder):
    """Give the name of a copy of the database, which nobody may use meanwhile."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(folder / "copy.sqlite3")) as copy:
            connection.connection.backup(copy)
        yield folder / "copy.sqlite3"
        return
    connection.close()
    (folder / "media").mkdir()
    like = Site(folder, f"postgres:///{connection.settings_dict['NAME']}", None)
    with postgresql_site(Path(mkdtemp(dir=folder)), like=like) as copy:
        yield copy.address.rpartition("/")[2]


@pytest.fixture
def replica(event, tmp_path, monkeypatch, settings):
    """A copy of the database that gets nothing by itself; it has a hall of its own."""
    monkeypatch.setattr(replicas, "_left_out", {})
    with copied(tmp_path) as name:
        monkeypatch.setitem(connections["replica1"].settings_dict, "NAME", name)
        settings.DATABASE_ROUTERS = ["roundtable.running.replicas.Router"]
        there = Event.objects.using("replica1")
        there.filter(pk=event.pk).update(venue_kk="Көшірме залы")
        yield there
        connections["replica1"].close()


def catch_up():
    with connections["replica1"].cursor() as cursor:
        cursor.execute("UPDATE search_stamp SET mark = %s", [stamp.current()])


def withdraw(event, by):
    workflow.transition(workflow.WITHDRAW, event, by=by, reason="Себебі бар.")


def hall(answer):
    return [name for name in ("Бас зал", "Көшірме залы") if name in words(answer)]


# --- Who reads it ------------------------------------------------------------


def test_readers_read_a_replica_and_whoever_may_be_somebody_the_primary(
    event, replica, reader
):
    address = event.get_absolute_url()
    signs = {"HTTP_COOKIE": "sessionid=x"}, {"QUERY_STRING": "preview=x"}

    made, kept = told(reader.get(address)), told(reader.get(address))
    found = words(reader.get("/kk/search/?q=дөңгелек"))
    others = [hall(reader.get(address, **sign)) for sign in signs]

    assert "Көшірме залы" in made[2]
    assert made == kept
    assert f'href="{address}' in found
    assert others == [["Бас зал"], ["Бас зал"]]


def test_an_act_reads_and_writes_the_primary(event, replica):
    with replicas.reading(stamp.current()) as is_chosen:
        with transaction.atomic():
            inside = Event.objects.get(pk=event.pk)
        outside = Event.objects.get(pk=event.pk)
        outside.topics.add(TopicFactory())
        outside.venue_kk = "Жаңа зал"
        outside.save(update_fields=["venue_kk"])

    assert is_chosen
    assert (inside.venue_kk, outside._state.db) == ("Бас зал", "default")
    assert replica.get(pk=event.pk).venue_kk == "Көшірме залы"
    assert Event.objects.get(pk=event.pk).venue_kk == "Жаңа зал"


# --- What is no longer so ----------------------------------------------------


def test_what_is_withdrawn_is_read_from_no_replica(event, replica, reader, editor):
    own = event.get_absolute_url()
    lists = ["/kk/events/", "/kk/feed/", "/kk/search/?q=дөңгелек"]
    before = [words(reader.get(page)) for page in lists]

    withdraw(event, editor)

    assert [page for page in before if own not in page] == []
    assert [page for page in lists if own in words(reader.get(page))] == []
    assert reader.get(own).status_code == 410
    assert replica.get(pk=event.pk).is_public


def test_nothing_of_a_replica_that_is_behind_is_kept_as_new(event, replica, reader):
    with replicas.reading(stamp.current()):
        EventFactory(published=True)
        stamp.renew()  # between the question whether it is current, and the page
        there = public.count()
    here = public.count()
    behind = reader.get(event.get_absolute_url())
    stamp.renew()
    catch_up()
    again = reader.get(event.get_absolute_url())

    assert (there, here) == (1, 2)
    assert (hall(behind), hall(again)) == (["Бас зал"], ["Көшірме залы"])


# --- What no replica can do --------------------------------------------------


def test_one_that_is_behind_away_or_broken_serves_nobody(
    event, replica, reader, monkeypatch, caplog
):
    mark, address = stamp.current(), event.get_absolute_url()
    reader.raise_request_exception = False
    has = partial(replicas.is_current, "replica1")

    asked = has(mark), has("another")
    with connections["replica1"].cursor() as cursor:
        cursor.execute("ALTER TABLE events_event RENAME TO gone")
    broken = hall(reader.get(address))
    connections["replica1"].close()
    monkeypatch.setitem(connections["replica1"].settings_dict, "NAME", "/no/where")
    away = [hall(reader.get(address, {"a": number})) for number in range(3)]

    assert asked == (True, False)
    assert [broken, *away] == [["Бас зал"]] * 4
    said = [line for line in caplog.messages if "left out" in line]
    assert said == ["replica1 is left out: OperationalError"]
