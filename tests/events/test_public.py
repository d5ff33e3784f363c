"""What is worked out of the whole archive is kept, and right after every change."""

import time
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events import public, workflow
from events.choices import Status
from events.indexing.reindexing import reindex
from tests.factories import (
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kept(settings):
    settings.PAGES_KEPT_FOR = 60
    caches["pages"].clear()


def record(name, **facts):
    event = EventFactory(topics=[TopicFactory(name_kk=name)], **facts)
    person = PersonFactory(family_name_kk=name, given_name_kk="")
    place = ParticipationFactory(event=event, person=person)
    organiser = OrganiserFactory(event=event)
    return event, person, place, organiser.organisation


def test_what_is_hidden_is_in_no_count_and_no_list():
    soon = timezone.now() + timedelta(days=1)
    event, person, _place, body = record("Асан", published=True, starts_on="1991-05-01")
    record("Берік", starts_on="2001-05-01")
    record("Ғали", status=Status.WITHDRAWN, starts_on="2002-05-01")
    record("Дина", published=True, publish_at=soon, starts_on="2003-05-01")

    assert (public.count(), public.years(), public.count_of_people()) == (1, [1991], 1)
    numbers, letters = public.register_of_people("kk")
    assert (list(numbers), letters) == ([person.pk], {"А": (0, 1)})
    assert list(public.topics()) == list(event.topics.all())
    assert list(public.organising_bodies()) == list(public.named_bodies()) == [body]


def test_nothing_is_asked_again_while_nothing_changes(django_assert_num_queries):
    record("Асан", published=True)
    public.years()

    with django_assert_num_queries(1):  # whether anything has changed
        public.years()


def test_a_page_asks_once_whether_anything_has_changed(client):
    _event, person, _place, _body = record("Асан", published=True)

    with CaptureQueriesContext(connection) as asked:
        client.get(person.get_absolute_url())

    stamps = [one for one in asked if one["sql"] == "SELECT mark FROM search_stamp"]
    assert len(stamps) == 1


def test_a_list_begins_with_what_its_order_and_size_ask_for(client):
    event = EventFactory(published=True)
    for kazakh, russian in (("Асан", "Яков"), ("Берік", "Алексей")):
        person = PersonFactory(family_name_kk=kazakh, family_name_ru=russian)
        ParticipationFactory(event=event, person=person)
    last = person.pk

    def begin(query):
        items = client.get(f"/api/v1/people?{query}").json()["items"]
        return [one["id"] for one in items]

    assert begin("lang=kk&page_size=1") == [last - 1]
    assert begin("lang=kk") == [last - 1, last]
    assert begin("lang=ru") == [last, last - 1]


def test_a_withdrawn_record_is_out_of_its_list_at_once(client, editor, at_once):
    event, other = EventFactory.create_batch(2, published=True)
    assert len(client.get("/kk/events/").context["page"]) == 2

    with at_once():
        workflow.transition(workflow.WITHDRAW, event, by=editor, reason="Қате")

    assert list(client.get("/kk/events/").context["page"]) == [other]


def test_a_withdrawn_record_is_out_of_the_counts_at_once(editor, at_once):
    event = EventFactory(published=True)
    assert public.count() == 1

    with at_once():
        workflow.transition(workflow.WITHDRAW, event, by=editor, reason="Қате")

    assert (public.count(), public.years()) == (0, [])


def test_a_record_whose_time_has_come_is_counted(monkeypatch):
    due = timezone.now() + timedelta(minutes=5)
    event = EventFactory(published=True, publish_at=due)
    reindex(event.pk)
    assert public.count() == 0
    later = due + timedelta(seconds=1)

    monkeypatch.setattr(timezone, "now", lambda: later)
    monkeypatch.setattr(time, "time", later.timestamp)

    assert public.count() == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL knows its tables")
def test_sqlite_begins_with_the_places_of_a_person_and_not_with_all_records():
    sql, values = public.people().query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        steps = [row[3] for row in cursor.fetchall()]

    after = steps.index("CORRELATED SCALAR SUBQUERY 1") + 1
    assert "person_id=?" in steps[after]
