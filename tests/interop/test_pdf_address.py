"""The address of the paper: who gets it, how often it is drawn, and when not at all."""

import pytest
from django.core.cache import cache

from events.models import Event
from interop.paper import pdf
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
def nobody_draws(monkeypatch):
    """A moment in which another reader's paper is being drawn, and drawn, and drawn."""
    monkeypatch.setattr(pdf, "PATIENCE", 0.01)
    return pdf._one_at_a_time


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_is_handed_out_to_be_shown(client, language):
    event = EventFactory(published=True)

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


def test_a_reader_who_waited_too_long_is_told_when_to_come_again(client, nobody_draws):
    address = f"/kk/events/{EventFactory(published=True).pk}.pdf"

    with nobody_draws:
        response = client.get(address)

    assert response.status_code == 503
    assert response["Retry-After"] == "60"
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

    with django_assert_num_queries(9):
        assert client.get(f"/kk/events/{event.pk}.pdf").status_code == 200
