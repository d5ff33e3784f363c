"""Bulk downloads: all that is published at once, as lines of JSON and as a table."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.utils import timezone

from events.indexing.reindexing import reindex
from languages.fallback import LANGUAGES
from search.models import Entry, Stamp
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    event = EventFactory(published=True, title_kk="Алаш асылдары")
    unit = OrganisationFactory(name_kk="Тарих кафедрасы")
    OrganiserFactory(event=event, organisation=unit)
    ParticipationFactory(event=event, printed_name_kk="Ғ. Есім")
    EventFactory(published=True, starts_on="1991-12-16")
    return event


def streamed(response):
    return b"".join(response.streaming_content).decode("utf-8-sig")


def table(client):
    text = streamed(client.get("/api/v1/records.csv"))
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_line_is_what_the_record_itself_says(client, event, language):
    text = streamed(client.get(f"/api/v1/records.jsonl?lang={language}"))

    lines = [json.loads(line) for line in text.splitlines()]
    assert len(lines) == 2
    for line in lines:
        address = f"/api/v1/records/{line['id']}?lang={language}"
        assert client.get(address).json() == line


def test_the_table_has_a_row_for_each_record(client, event):
    rows = table(client)

    assert [row["id"] for row in rows] == [str(event.pk), str(event.pk + 1)]
    assert rows[0]["title"] == "Алаш асылдары"
    assert rows[0]["organisers"] == "Тарих кафедрасы"
    assert rows[0]["participants"] == "Ғ. Есім"
    assert rows[0]["ends_on"] == ""


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_no_cell_of_the_table_is_a_formula(client, sign):
    EventFactory(published=True, title_kk=f"{sign}HYPERLINK(1)")

    rows = table(client)

    assert rows[0]["title"] == f"'{sign}HYPERLINK(1)"


def test_nothing_hidden_is_handed_out_at_once(client, event):
    EventFactory(status="withdrawn", withdrawn_at=timezone.now())
    EventFactory()

    for ending in ("jsonl", "csv"):
        text = streamed(client.get(f"/api/v1/records.{ending}"))

        assert len(text.splitlines()) == (2 if ending == "jsonl" else 3)


def test_a_long_archive_is_read_in_batches(
    client, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr("interop.packing.bulk.BATCH", 2)
    made = [EventFactory(published=True).pk for _row in range(5)]

    with django_assert_num_queries(3 * 12 + 5):
        text = streamed(client.get("/api/v1/records.jsonl"))

    assert [json.loads(line)["id"] for line in text.splitlines()] == made


# --- Asked for again ----------------------------------------------------------


@pytest.mark.parametrize("name", ["records.jsonl", "records.csv"])
def test_whoever_has_all_of_it_is_told_so_until_something_changes(
    client, event, at_once, name
):
    def ask(tag=""):
        return client.get(f"/api/v1/{name}", headers={"If-None-Match": tag})

    soon = timezone.now() + timedelta(days=1)
    later = EventFactory(published=True, publish_at=soon)
    with at_once():
        reindex(event.pk, later.pk)
    before = ask()["ETag"]
    again = ask(before)
    Entry.objects.filter(record=later.pk).update(public_from=timezone.now())
    due = ask(before)
    with at_once():
        reindex(event.pk)
    changed = ask(due["ETag"])

    assert [one.status_code for one in (again, due, changed)] == [304, 200, 200]


@pytest.mark.parametrize("name", ["records.jsonl", "records.csv"])
def test_whoever_asks_by_time_is_told_so_until_something_changes(
    client, event, at_once, name
):
    def ask(since=""):
        headers = {"If-Modified-Since": since}
        return client.get(f"/api/v1/{name}", headers=headers)

    def minutes_ago(number):
        return timezone.now() - timedelta(minutes=number)

    with at_once():
        reindex(event.pk)
    too_new = ask()
    Stamp.objects.update(renewed_at=minutes_ago(3))
    Entry.objects.update(public_from=minutes_ago(5))
    before = ask()["Last-Modified"]
    again = ask(before)
    Entry.objects.filter(record=event.pk).update(public_from=minutes_ago(2))
    due = ask(before)
    with at_once():
        reindex(event.pk)
    changed = ask(due["Last-Modified"])

    assert "Last-Modified" not in too_new
    assert [one.status_code for one in (again, due, changed)] == [304, 200, 200]


def test_records_of_a_thousand_speakers_are_written(client):
    for event in EventFactory.create_batch(11, published=True):
        places = ParticipationFactory.build_batch(95, event=event, person=None)
        for speaker in type(places[0]).objects.bulk_create(places):
            event.sections.create(speaker=speaker, heading_kk="Сөз")

    lines = b"".join(client.get("/api/v1/records.jsonl"))
    assert len(lines.splitlines()) == 11
