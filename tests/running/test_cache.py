"""Cache server that is away: pages go on, and one line of the log says so."""

import pytest
from django.core.cache import caches

from roundtable.running.cache import PatientRedisCache
from tests import needs
from tests.factories import EventFactory

NOBODY_LISTENS = "redis://127.0.0.1:9/1"


@pytest.fixture
def away(settings, monkeypatch):
    monkeypatch.setattr(PatientRedisCache, "away_until", 0.0)
    backend = "roundtable.running.cache.PatientRedisCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": NOBODY_LISTENS}}
    return caches["default"]


def test_reads_find_nothing_and_writes_are_dropped(away):
    away.set("a", 1)
    away.set_many({"a": 1, "b": 2})
    away.delete_many(["a"])

    assert away.get("a") is None
    assert away.get("a", "default") == "default"
    assert away.get_many(["a", "b"]) == {}
    assert away.get_or_set("a", 2) == 2
    assert "a" not in away
    assert away.add("a", 1) is True
    assert (away.touch("a"), away.delete("a"), away.clear()) == (False, False, None)
    with pytest.raises(ValueError, match="not found"):
        away.incr("a")


def test_the_log_says_it_once(away, caplog):
    for _time in range(3):
        away.get("a")

    assert caplog.messages == ["The cache is away: ConnectionError"]


def test_it_is_asked_again_after_a_while(away, caplog, monkeypatch):
    away.get("a")
    monkeypatch.setattr(PatientRedisCache, "away_until", 0.0)  # the while is over
    away.get("a")

    assert len(caplog.messages) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/kk/", "/kk/events/", "/healthz", "/admin/login/"])
def test_pages_go_on(away, client, page):
    assert client.get(page).status_code == 200


@pytest.mark.django_db
@needs.pango
def test_papers_are_still_drawn(away, client):
    event = EventFactory(published=True)

    response = client.get(f"/kk/events/{event.pk}.pdf")

    assert response.status_code == 200
    assert response.content.startswith(b"%PDF-")
