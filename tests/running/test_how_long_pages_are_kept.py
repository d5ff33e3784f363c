"""Kept pages end: with the stamp, with a minute, with the next record that is due."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from events import workflow
from events.choices import Status
from events.models import Event
from events.saving import saving
from roundtable.running.page_cache import PageCache
from search import stamp
from tests.factories import EventFactory, SectionFactory
from tests.running.conftest import IN_EACH_CACHE
from tests.running.test_cache import NOBODY_LISTENS

from .pages import moved, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", IN_EACH_CACHE)
def test_a_page_is_kept_until_the_stamp_moves(event, reader, pages_in, at_once, kind):
    pages_in(kind)
    before = words(reader.get(event.get_absolute_url()))
    kept = words(reader.get(moved(event, "Жаңа зал")))

    with at_once():
        stamp.renew()

    assert kept == before
    assert "Жаңа зал" in words(reader.get(event.get_absolute_url()))


def test_a_page_is_kept_for_a_minute_at_most(event, reader, clock):
    reader.get(event.get_absolute_url())
    address = moved(event, "Жаңа зал")

    clock.passes(59)
    kept = words(reader.get(address))
    clock.passes(2)

    assert "Жаңа зал" not in kept
    assert "Жаңа зал" in words(reader.get(address))


def test_a_page_is_kept_until_the_next_record_is_due(reader, clock, editor, at_once):
    due = EventFactory(status=Status.REVIEW, title_kk="Ертеңгі жиын")
    SectionFactory(event=due)
    at = timezone.now() + timedelta(seconds=20)
    with at_once():
        workflow.transition(workflow.PUBLISH, due, by=editor, publish_at=at)
    before = words(reader.get("/kk/"))

    clock.passes(20)

    assert "Ертеңгі жиын" not in before
    assert "Ертеңгі жиын" in words(reader.get("/kk/"))


def test_what_came_due_while_a_page_was_made_is_not_missed(event, reader, clock):
    made = []

    def slow(request):
        clock.passes(5)
        made.append(HttpResponse("Бет"))
        return made[-1]

    Event.objects.update(publish_at=timezone.now() + timedelta(seconds=3))
    with saving(event, by=None):
        event.refresh_from_db()
        event.save()
    cache = PageCache(slow)

    assert [cache(RequestFactory().get("/kk/")) for _time in range(2)] == made


def test_a_page_made_while_something_changed_is_not_kept(reader, at_once):
    made = []

    def overtaken(request):
        with at_once():
            stamp.renew()
        made.append(HttpResponse("Бет"))
        return made[-1]

    cache = PageCache(overtaken)

    assert [cache(RequestFactory().get("/kk/")) for _time in range(2)] == made


def test_pages_are_made_where_the_cache_is_away(event, reader, settings, caplog):
    backend = "roundtable.running.cache.PatientRedisCache"
    pages = {"BACKEND": backend, "LOCATION": NOBODY_LISTENS}
    settings.CACHES = settings.CACHES | {"pages": pages}

    reader.get(event.get_absolute_url())

    assert "Жаңа зал" in words(reader.get(moved(event, "Жаңа зал")))


def test_a_few_hundred_pages_are_kept_in_memory(reader):
    for number in range(700):
        caches["pages"].set(str(number), b"")

    assert len(caches["pages"]._cache) <= 500
