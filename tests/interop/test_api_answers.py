"""Whatever the API is asked, it answers programs of any page, as JSON and in words."""

import time
from datetime import UTC, datetime

import pytest
from django.core.cache import cache

from events.indexing.reindexing import reindex
from events.models import Event
from interop.api import records
from tests.factories import EventFactory, ParticipationFactory, SectionFactory

pytestmark = pytest.mark.django_db

MOMENTS = (
    "modified_since: Give a day or a moment as RFC 3339 writes them: 2024-05-31 or "
    "2024-05-31T10:00:00+05:00, with %2B for + in an address."
)
WRONG = {  # a parameter, and what is said of it in English
    "page=x": "page: Give a whole number.",
    "page=0": "page: Give 1 or more.",
    "page_size=101": "page_size: Give 100 or less.",
    "lang=de": "lang: Give one of these: kk, ru, en.",
    f"topic={'a' * 51}": "topic: Give at most 50 characters.",
    "topic=%D2%9A": "topic: Give it as the answers of the API do.",
    "language=x": "language: Give one of these: kk, ru, en.",
    "modified_since=yesterday": MOMENTS,
    "modified_since=0001-01-01": MOMENTS,
}


@pytest.fixture
def event():
    event = EventFactory(published=True, title_kk="Алаш мұрасы")
    ParticipationFactory(event=event)
    return event


def addresses(event):
    kinds = ("records", "people", "organisations", "topics", "series")
    person = event.participations.get().person_id
    named = ("records.jsonl", "records.csv", "openapi.json", "docs", "reconcile", "x")
    yield from (f"/api/v1/{name}" for name in (*kinds, *named))
    yield from (
        f"/api/v1/records/{event.pk}",
        f"/api/v1/people/{person}",
        "/api/",
        "/api/x",
    )


def body(response):
    return b"".join(response) if response.streaming else response.content


def test_every_address_answers_a_preflight(client, event):
    for address in addresses(event):
        response = client.options(address, headers={"origin": "https://a.example"})

        allowed = "GET, HEAD, OPTIONS" + ", POST" * address.endswith("reconcile")
        assert response.status_code == 204, address
        assert response["Allow"] == allowed
        assert response["Access-Control-Allow-Methods"] == allowed
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "If-None-Match" in response["Access-Control-Allow-Headers"]
        assert int(response["Access-Control-Max-Age"]) > 0


def test_every_address_answers_head_as_it_answers_get(client, event):
    for address in addresses(event):
        asked, told = client.get(address), client.head(address)

        assert told.status_code == asked.status_code, address
        assert body(told) == b""
        for header in ("Content-Type", "Content-Length", "ETag", "Location"):
            assert told.get(header) == asked.get(header), (address, header)


def test_every_answer_may_be_read_by_any_page(client, event, settings, monkeypatch):
    settings.RATE_LIMITS = {"api": 1}
    moment = time.time()
    monkeypatch.setattr(time, "time", lambda: moment)
    client.raise_request_exception = False

    def asked(method, path):
        cache.clear()
        return client.generic(method, f"/api/v1/{path}")

    refused = {
        404: asked("GET", "x?lang=ru"),
        405: asked("DELETE", "records?lang=ru"),
        422: asked("GET", "records?colour=red&lang=ru"),
        429: asked("GET", "records") and client.get("/api/v1/records?lang=ru"),
    }
    Event.objects.filter(pk=event.pk).update(
        status="withdrawn", withdrawn_at="2020-01-01T00:00Z"
    )
    refused[410] = asked("GET", f"records/{event.pk}?lang=ru")
    monkeypatch.setattr(records, "build_records", None)
    refused[500] = asked("GET", "records?lang=ru")

    for status, response in refused.items():
        assert response.status_code == status
        assert response["Content-Type"] == "application/json; charset=utf-8"
        assert response["Access-Control-Allow-Origin"] == "*"
        assert int(response["Content-Length"]) == len(response.content)
        assert response["Content-Language"] == "ru"
        assert [*response.json()] == ["detail"]
    assert refused[405]["Allow"] == "GET, HEAD, OPTIONS"
    assert int(refused[429]["Retry-After"]) > 0


def test_an_error_is_told_in_the_language_that_is_asked_for(client):
    english = client.get("/api/v1/records/1", headers={"accept-language": "en"})
    russian = client.get("/api/v1/records/1?lang=ru", headers={"accept-language": "en"})
    default = client.get("/api/v1/records/1")

    assert english.json() == {"detail": "There is no public record with this number."}
    assert [r["Content-Language"] for r in (russian, default)] == ["ru", "kk"]


@pytest.mark.parametrize(("query", "sentence"), WRONG.items())
def test_what_makes_no_sense_is_told_in_a_sentence(client, query, sentence):
    response = client.get(f"/api/v1/records?{query}", headers={"accept-language": "en"})

    assert (response.status_code, response.json()) == (422, {"detail": sentence})


def test_an_unknown_parameter_is_an_error_that_names_the_known(client, event):
    for address in addresses(event):
        if address.startswith("/api/v1/") and not address.endswith(
            ("/x", "n", "s", "e")
        ):
            response = client.get(f"{address}?color=red&lang=en")
            assert response.status_code == 422, address
            assert response.json()["detail"].startswith("color: There is no such")

    told = client.get("/api/v1/topics?color=red&lang=en").json()["detail"]
    assert told == "color: There is no such parameter, only lang, page, page_size."


# --- Which records, in which order -----------------------------------------------


@pytest.fixture
def three():
    """Records of three years, of which the second was changed last; in the index."""
    titles = {"1991-12-16": "Алаш", "2001-01-02": "Абай", "2011-12-06": "Алаш пен Абай"}
    events = [
        EventFactory(published=True, starts_on=day, title_kk=title)
        for day, title in titles.items()
    ]
    SectionFactory(event=events[0], heading_kk="Алаш", body_kk="<p>Алаш, Алаш.</p>")
    for event, month in zip(events, (5, 7, 6), strict=True):
        Event.objects.filter(pk=event.pk).update(
            modified_at=datetime(2024, month, 1, 19, 30, tzinfo=UTC),
            publish_at=datetime(2024, 1, 1, tzinfo=UTC),
        )
    reindex(*(event.pk for event in events))
    return [event.pk for event in events]


def numbers(client, query):
    page = client.get(f"/api/v1/records?{query}").json()
    assert page["count"] == len(page["items"])
    return [record["id"] for record in page["items"]]


def test_records_come_in_the_order_that_is_asked_for(client, three):
    first, second, third = three

    assert (
        numbers(client, "") == numbers(client, "sort=-date") == [third, second, first]
    )
    assert numbers(client, "sort=date") == [first, second, third]
    assert numbers(client, "sort=modified") == [first, third, second]
    assert numbers(client, "sort=-modified") == [second, third, first]
    assert numbers(client, "sort=relevance") == [third, second, first]


def test_records_are_found_by_words_as_in_the_search(client, three):
    first, second, third = three

    assert numbers(client, "q=алаштың") == [first, third]
    assert numbers(client, "q=алаштың&sort=-date") == [third, first]
    assert numbers(client, "q=алаш абай") == [third]
    assert numbers(client, "q=алаш&year=1991") == [first]
    assert numbers(client, "q=абай семинар") == [second, third]  # some of the words
    assert numbers(client, "q=%00") == [third, second, first]
    assert numbers(client, "q=жоқсөз") == []


def test_records_are_those_that_readers_saw_change_since(client, three):
    first, second, third = three

    assert numbers(client, "modified_since=2024-06-02&sort=modified") == [third, second]
    assert numbers(client, "modified_since=2024-06-01T19:30:00Z") == [third, second]
    assert numbers(client, "modified_since=2024-06-02T00:30:01%2B05:00") == [second]
    Event.objects.filter(pk=first).update(publish_at=datetime(2024, 8, 1, tzinfo=UTC))
    assert numbers(client, "modified_since=2024-07-31") == [first]


@pytest.mark.parametrize("count", [1, 9])
def test_words_cost_the_same_for_one_and_many(client, django_assert_num_queries, count):
    for event in EventFactory.create_batch(count, published=True, title_kk="Алаш"):
        reindex(event.pk)

    with django_assert_num_queries(18):
        page = client.get("/api/v1/records?q=алаш").json()

    assert page["count"] == count


def test_an_hour_is_told_with_its_offset(client):
    event = EventFactory(
        published=True, starts_on="2011-12-06", start_time="10:00", end_time="12:30"
    )
    whole_day = EventFactory(published=True)

    told = client.get(f"/api/v1/records/{event.pk}").json()
    no_hour = client.get(f"/api/v1/records/{whole_day.pk}").json()

    assert told["starts_at"] == "2011-12-06T10:00:00+06:00"
    assert told["ends_at"] == "2011-12-06T12:30:00+06:00"
    assert told["start_time"] == "10:00:00"
    assert (no_hour["starts_at"], no_hour["ends_at"]) == (None, None)


def test_operations_are_named_for_programs(client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]

    names = {
        one["operationId"] for methods in paths.values() for one in methods.values()
    }
    assert {"listRecords", "getRecord", "listPeople", "exportTable"} <= names
    assert not [name for name in names if "_" in name or "interop" in name]
