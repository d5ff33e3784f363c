"""The address of the paper: who gets it, how often it is drawn, and when not at all."""

import subprocess
import sys

import pytest
from django.core.cache import cache

from events.models import Event, Section
from interop.paper import pdf_layout, process
from languages.fallback import LANGUAGES
from tests import needs
from tests.factories import (
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    SectionFactory,
    SeriesFactory,
    TopicFactory,
)

from .papers import words_of

pytestmark = [
    pytest.mark.django_db,
    needs.pango,
]


@pytest.fixture
def nobody_draws():
    """A moment in which another reader's paper is being drawn, and drawn, and drawn."""
    return process._one_at_a_time


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_is_handed_out_to_be_shown(client, language):
    event = EventFactory(published=True, title_ru="Тақырып", title_en="Title")

    response = client.get(f"/{language}/events/{event.pk}.pdf")

    assert response["Content-Type"] == "application/pdf"
    name = f"roundtable-{event.pk}-{language}.pdf"
    assert response["Content-Disposition"] == f'inline; filename="{name}"'
    assert response.content.startswith(b"%PDF-1.7")


def test_a_paper_is_drawn_once_for_all_readers(client, nobody_draws):
    address = f"/kk/events/{EventFactory(published=True).pk}.pdf"
    first = client.get(address)

    with nobody_draws:
        second = client.get(address)

    assert second.content == first.content


def test_a_changed_record_is_drawn_anew(client):
    event = EventFactory(published=True)
    address = f"/kk/events/{event.pk}.pdf"
    before = client.get(address)
    Event.objects.update(venue_kk="Жаңа зал")

    after = client.get(address)

    assert before["ETag"] != after["ETag"]
    assert "Жаңа зал" in words_of(after.content)


def test_who_has_it_already_or_only_asks_about_it_costs_no_drawing(
    client, nobody_draws
):
    address = f"/kk/events/{EventFactory(published=True).pk}.pdf"

    with nobody_draws:
        asked = client.head(address)
        same = client.get(address, headers={"if-none-match": asked["ETag"]})
        since = {"if-modified-since": asked["Last-Modified"]}
        later = client.get(address, headers=since)

    assert [asked.status_code, same.status_code, later.status_code] == [200, 304, 304]


def test_a_reader_is_told_at_once_to_wait_and_the_browser_asks_again(
    client, nobody_draws
):
    address = f"/kk/events/{EventFactory(published=True).pk}.pdf"

    with nobody_draws:
        response = client.get(address)

    assert response.status_code == 503
    assert response["Retry-After"] == response["Refresh"] == "5"
    assert response["Cache-Control"] == "no-store"
    assert client.get(address).status_code == 200


def test_a_withdrawn_record_leaves_no_paper_behind(client):
    event = EventFactory(published=True)
    address = f"/kk/events/{event.pk}.pdf"
    client.get(address)
    Event.objects.update(status="withdrawn", withdrawn_at=event.publish_at)

    assert client.get(address).status_code == 410


def test_scholar_is_told_where_the_paper_is(client):
    event = EventFactory(published=True, abstract_kk="Аңдатпа")
    ParticipationFactory(event=event)

    page = client.get(event.get_absolute_url())

    address = f"http://127.0.0.1:8000/kk/events/{event.pk}.pdf"
    assert (
        f'<meta name="citation_pdf_url" content="{address}">' in page.content.decode()
    )
    assert f'<{address}>; rel="item"; type="application/pdf"' in page["Link"]


@pytest.mark.parametrize("count", [1, 30])
def test_a_paper_costs_the_same_queries_however_long_the_record_is(
    client, django_assert_num_queries, count
):
    topics = TopicFactory.create_batch(count)
    event = EventFactory(published=True, series=SeriesFactory(), topics=topics)
    for _row in range(count):
        OrganiserFactory(event=event)
        SectionFactory(event=event, speaker=ParticipationFactory(event=event))
    cache.clear()

    with django_assert_num_queries(15):
        assert client.get(f"/kk/events/{event.pk}.pdf").status_code == 200


# --- Limits of a drawing ---------------------------------------------------------


@pytest.fixture
def hostile(settings):
    """A record with a table that no paper is wide enough for."""
    event = EventFactory(published=True)
    SectionFactory(event=event)
    cells = '<td colspan="100">а</td>' * 1000
    wide = f"<table><tr>{cells}</tr></table>"
    Section.objects.update(body_kk=wide)
    return f"/kk/events/{event.pk}.pdf"


def test_a_page_that_would_take_minutes_is_given_up_in_time(
    client, hostile, monkeypatch, caplog
):
    monkeypatch.setattr(process, "SECONDS", 3)

    response = client.get(hostile)

    assert response.status_code == 503
    assert "Retry-After" not in response
    assert "басып шығаруға болады" in response.content.decode()
    assert "could not be drawn" in caplog.text


def test_what_cannot_be_drawn_is_not_tried_by_every_reader(
    client, hostile, monkeypatch, nobody_draws
):
    monkeypatch.setattr(process, "SECONDS", 1)
    client.get(hostile)

    with nobody_draws:
        response = client.get(hostile)

    assert response.status_code == 503
    assert "Retry-After" not in response


def test_after_a_page_that_was_given_up_the_next_paper_is_drawn(
    client, hostile, monkeypatch
):
    with monkeypatch.context() as short_of_time:
        short_of_time.setattr(process, "SECONDS", 1)
        client.get(hostile)

    response = client.get(f"/kk/events/{EventFactory(published=True).pk}.pdf")

    assert response.status_code == 200


def test_a_drawing_process_that_was_killed_is_started_anew(client):
    client.get(f"/kk/events/{EventFactory(published=True).pk}.pdf")
    process._running[0].kill()

    response = client.get(f"/kk/events/{EventFactory(published=True).pk}.pdf")

    assert response.status_code == 200


def test_a_drawing_cannot_take_the_memory_of_the_machine():
    greedy = (
        "from interop.paper import drawing; drawing._limit_memory();"
        "bytearray(drawing.MEMORY)"
    )

    ended = subprocess.run([sys.executable, "-c", greedy], capture_output=True)

    assert b"MemoryError" in ended.stderr


def test_a_page_longer_than_any_record_is_not_even_begun(first):
    page = pdf_layout.page_of(first)
    page["html"] += " " * process.LONGEST

    with process._one_at_a_time, pytest.raises(process.DrawingError):
        process.draw(page, wait=False)
