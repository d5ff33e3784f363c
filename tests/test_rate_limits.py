"""No address can ask for so much that others have to wait; nobody else notices."""

import time

import pytest
from django.core.cache import cache
from django.urls import get_resolver

from tests.factories import EventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _three_in_a_minute_that_stands(settings, monkeypatch):
    moment = time.time()
    monkeypatch.setattr(time, "time", lambda: moment)
    settings.RATE_LIMITS = dict.fromkeys(settings.RATE_LIMITS, 3)
    cache.clear()


@pytest.fixture
def asked(client):
    """Ask an address as often as one likes; the answers' statuses."""

    def asked(path, times=1, address="192.0.2.7"):
        answers = [client.get(path, REMOTE_ADDR=address) for _time in range(times)]
        return [answer.status_code for answer in answers]

    return asked


@pytest.mark.parametrize(
    "path",
    [
        "/kk/search/?q=реформа",
        "/kk/search/suggestions/?q=реф",
        "/kk/search/feed/?q=реформа",
        "/kk/events/{}/cite/",
        "/kk/events/{}/card.png",
        "/kk/reading-list/?e={}",
        "/kk/reading-list.bib?e={}",
        "/api/v1/records",
    ],
)
def test_the_fourth_question_of_a_minute_is_too_many(asked, path):
    path = path.format(EventFactory(published=True).pk)

    assert asked(path, times=4) == [200, 200, 200, 429]


def test_all_addresses_of_the_api_count_together(asked):
    paths = ["/api/v1/records", "/api/v1/people", "/api/v1/topics", "/api/v1/records"]

    assert [asked(path)[0] for path in paths] == [200, 200, 200, 429]


def test_another_address_is_not_kept_waiting(asked):
    asked("/kk/search/?q=а", times=4)

    assert asked("/kk/search/?q=а", address="192.0.2.8") == [200]


def test_one_household_has_many_addresses_of_ipv6_and_one_count(asked):
    asked("/kk/search/?q=а", times=3, address="2001:db8:1:2::3")

    assert asked("/kk/search/?q=а", address="2001:db8:1:2::4") == [429]
    assert asked("/kk/search/?q=а", address="2001:db8:1:3::4") == [200]


def test_pages_that_cost_little_have_no_limit(asked):
    event = EventFactory(published=True)

    assert asked(event.get_absolute_url(), times=9) == [200] * 9
    assert asked("/kk/events/", times=9) == [200] * 9


def test_readers_without_an_address_are_not_taken_for_one(asked):
    """Behind a proxy on a unix socket everybody would share one count."""
    assert asked("/kk/search/?q=а", times=5, address="") == [200] * 5


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "Сұраулар тым көп"),
        ("ru", "Слишком много запросов"),
        ("en", "Too many requests"),
    ],
)
def test_whoever_asks_too_often_is_told_in_their_language(client, language, words):
    path = f"/{language}/search/"
    for _time in range(3):
        client.get(path)

    response = client.get(path)

    assert response.status_code == 429
    assert words in response.content.decode()
    assert 0 < int(response["Retry-After"]) <= 60
    assert "no-store" in response["Cache-Control"]


def test_every_limit_is_one_of_an_address_that_exists(settings):
    names = set()
    for resolver in get_resolver().url_patterns:
        names.add(getattr(resolver, "name", None))
        inner = getattr(resolver, "url_patterns", [])
        space = getattr(resolver, "namespace", None)
        names |= {f"{space}:{one.name}" for one in inner if hasattr(one, "name")}
        for pattern in inner:
            space = getattr(pattern, "namespace", None)
            deeper = getattr(pattern, "url_patterns", [])
            names |= {f"{space}:{one.name}" for one in deeper if hasattr(one, "name")}

    elsewhere = {"api", "not_found", "single_sign_on", "single_sign_on_callback"}
    assert settings.RATE_LIMITS.keys() - elsewhere - names == set()
