"""Bulk downloads: all that is published at once, as lines of JSON and as a table."""

import csv
import io
import json

import pytest
from django.utils import timezone

from languages.fallback import LANGUAGES
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

    with django_assert_num_queries(3 * 12 + 1):
        text = streamed(client.get("/api/v1/records.jsonl"))

    assert [json.loads(line)["id"] for line in text.splitlines()] == made


def test_a_calendar_of_a_thousand_speakers_is_written(client):
    for event in EventFactory.create_batch(11, published=True):
        places = ParticipationFactory.build_batch(95, event=event, person=None)
        for speaker in type(places[0]).objects.bulk_create(places):
            event.sections.create(speaker=speaker, heading_kk="Сөз")

    assert client.get("/kk/events.ics").status_code == 200
