"""The home page: words from the archive, its years, its newest records, this day."""

from datetime import date

import pytest
from django.utils import timezone

from events.browsing import quotation
from tests.factories import EventFactory, PhotoFactory, SectionFactory

pytestmark = pytest.mark.django_db

WORDS = "Бүкіл жиын саяси жаңару жолын бірге іздеу керек деген ортақ тоқтамға келді."
HEADLINE = "Үстел басында айтылған сөз хатталып қалады."


def said(body, **facts):
    event = EventFactory(published=True, **facts)
    return SectionFactory(event=event, kind="conclusions", body_kk=body)


def test_an_empty_archive_begins_with_the_headline(client):
    response = client.get("/kk/")

    assert response.context["quotation"] is None
    assert f"<h1>{HEADLINE}</h1>" in response.content.decode()


def test_home_begins_with_what_was_concluded_and_leads_to_its_paragraph(client):
    section = said(f"<p>Қысқа.</p><p>{WORDS}</p>")

    found = client.get("/kk/").context["quotation"]

    assert (found.text, found.address) == (WORDS, f"{section.get_absolute_url()}p2")


def test_nothing_is_quoted_in_another_language(client):
    said(f"<p>{WORDS}</p>", title_ru="О пути")

    assert client.get("/ru/").context["quotation"] is None


def test_what_a_machine_translated_is_not_quoted():
    section = said(f"<p>{WORDS}</p>", original_language="ru", title_ru="О пути")
    section.event.origins.create(language="kk", made="machine")

    assert quotation.of_day("kk", date(2021, 5, 5)) is None


def test_of_a_long_paragraph_the_first_sentence_is_quoted():
    said(f"<p>{WORDS} {'Содан кейін тағы да көп сөз айтылды. ' * 9}</p>")

    assert quotation.of_day("kk", date(2021, 5, 5)).text == WORDS


def test_one_day_has_one_quotation_and_the_next_day_another():
    for number in range(3):
        said(f"<p>{number}. {WORDS}</p>")

    days = [date(2021, 5, day) for day in (1, 1, 2)]

    first, again, other = (quotation.of_day("kk", day).text for day in days)
    assert (first == again, first == other) == (True, False)


def test_only_photos_with_consent_are_shown(client):
    event = EventFactory(published=True)
    photo = PhotoFactory(event=event)
    PhotoFactory(event=event, consent="refused")
    PhotoFactory(event=event, consent="")

    response = client.get("/kk/")

    (newest,) = response.context["newest"]
    assert newest.shown_photos == [photo]
    assert response.content.decode().count("<img") == 1


def test_what_took_place_on_this_day_is_told_with_round_numbers_first(
    client, monkeypatch
):
    monkeypatch.setattr(timezone, "localdate", lambda: date(2021, 5, 5))
    for year in range(2001, 2013):
        EventFactory(published=True, starts_on=date(year, 5, 5))
    EventFactory(starts_on=date(2006, 5, 5))

    response = client.get("/kk/")

    told = [event.starts_on.year for event in response.context["today"]]
    assert told == [2011, 2006, 2001]
    assert "/kk/calendar/05-05/" in response.content.decode()


def test_a_day_without_records_is_not_mentioned(client):
    EventFactory(published=True, starts_on=timezone.localdate())

    assert client.get("/kk/").context["today"] == []


def test_what_was_called_off_did_not_take_place_on_this_day(client):
    day = timezone.localdate().replace(year=2016)
    EventFactory(published=True, starts_on=day, outcome="cancelled")

    assert client.get("/kk/").context["today"] == []
