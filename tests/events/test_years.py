"""Years and days: the picture of the archive, its strips, and anniversaries."""

from datetime import date

import pytest
from django.utils import timezone, translation

from events import anniversaries, timeline
from events.browsing import seats
from tests.factories import (
    EventFactory,
    OrganiserFactory,
    SectionFactory,
    SeriesFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def listed(client, code, language="kk"):
    return list(client.get(f"/{language}/calendar/{code}/").context["page"])


def test_each_seat_leads_to_its_record_and_has_the_sign_of_its_topic(client):
    largest, other = TopicFactory(), TopicFactory()
    EventFactory(published=True, topics=[largest])
    event = EventFactory(
        published=True, topics=[other, largest], starts_on="2019-05-05"
    )
    plain = EventFactory(published=True, starts_on="2019-06-06")
    EventFactory(starts_on="2019-07-07")

    picture = client.get("/kk/years/").context["picture"]

    found = {
        column.year.year: [(seat.event, seat.sign) for seat in column.seats]
        for column in picture.columns
    }
    assert found[2019] == [(event, 0), (plain, seats.SIGNS)]
    html = client.get("/kk/years/").content.decode()
    assert html.count('href="' + event.get_absolute_url()) == 1
    assert client.get(event.get_absolute_url()).status_code == 200
    assert html.count("?year=2019") == 2  # beneath its column, and in the table


def test_a_year_of_many_records_is_a_bar_and_no_seat(client, monkeypatch):
    monkeypatch.setattr(seats, "MOST_IN_A_YEAR", 3)
    EventFactory.create_batch(4, published=True)
    EventFactory.create_batch(3, published=True, starts_on="2012-01-01")

    many, few = client.get("/kk/years/").context["picture"].columns

    assert (many.year.count, len(many.seats)) == (4, 0)
    assert (few.year.count, len(few.seats)) == (3, 3)
    assert 0 < many.top < seats.BARS


@pytest.mark.parametrize(
    ("most", "seated", "height"), [(5, True, 4 * timeline.SEAT), (6, False, 40)]
)
def test_a_strip_has_a_seat_for_each_of_few_records(most, seated, height):
    (year,) = timeline.in_archive({2011: most})

    assert (year.is_seated, year.height) == (seated, height)


@pytest.mark.parametrize(("numbers", "limit"), [([30] * 20, 30), ([30] * 21, 29)])
def test_a_picture_has_never_more_seats_than_a_page_bears(numbers, limit):
    assert seats._limit(numbers) == limit


def test_years_without_records_are_left_out_of_an_empty_archive(client):
    assert "notice" in client.get("/kk/years/").content.decode()


def test_a_strip_leads_to_the_page_on_which_a_year_begins(client):
    topic = TopicFactory()
    EventFactory.create_batch(
        25, published=True, topics=[topic], starts_on="2020-01-01"
    )
    older = EventFactory(published=True, topics=[topic], starts_on="2001-01-01")

    years = client.get(topic.get_absolute_url()).context["years"]

    assert [(one.year, one.count) for one in years] == [(2001, 1), (2020, 25)]
    place, _sign, anchor = years[0].address.partition("#")
    response = client.get(topic.get_absolute_url() + place)
    assert older in response.context["page"]
    assert f'id="{anchor}"' in response.content.decode()


def test_the_archive_keeps_its_other_filters_when_a_year_is_chosen(client):
    EventFactory(published=True, kind="panel")
    EventFactory(published=True, kind="panel", starts_on="2001-01-01")
    EventFactory(published=True, kind="lecture", starts_on="2001-01-01")

    years = client.get("/kk/events/?kind=panel&year=2011").context["years"]

    assert [(one.year, one.count) for one in years] == [(2001, 1), (2011, 1)]
    assert years[0].address == "?kind=panel&year=2001"


def test_a_day_lists_what_took_place_on_it_in_whatever_year(client):
    on_it = EventFactory(published=True, starts_on="2011-12-06")
    over_it = EventFactory(published=True, starts_on="2010-12-05", ends_on="2010-12-07")
    new_year = EventFactory(
        published=True, starts_on="2008-12-31", ends_on="2009-01-01"
    )
    EventFactory(published=True, starts_on="2011-06-12")
    EventFactory(starts_on="2009-12-06")

    assert listed(client, "12-06") == [on_it, over_it]
    assert listed(client, "01-01") == listed(client, "12-31") == [new_year]


def test_the_29th_of_february_is_a_day_and_the_30th_is_none(client):
    leap = EventFactory(published=True, starts_on="2012-02-29")
    EventFactory(published=True, starts_on="2011-02-28")

    assert listed(client, "02-29") == [leap]
    for code in ("02-30", "13-01", "00-10", "12-00"):
        assert client.get(f"/kk/calendar/{code}/").status_code == 404


def test_a_record_of_the_first_year_of_all_breaks_no_day(client):
    EventFactory(published=True, starts_on="0001-01-05")

    assert client.get("/kk/calendar/01-05/").status_code == 200
    assert client.get("/kk/years/").status_code == 200


def test_days_lead_to_the_nearest_days_with_records_around_the_year(client):
    for day in ("2011-12-06", "2012-03-01"):
        EventFactory(published=True, starts_on=day)
    EventFactory(starts_on="2012-03-05")

    context = client.get("/kk/calendar/12-16/").context

    assert (context["before"], context["after"]) == ("12-06", "03-01")
    text = client.get("/sitemap-pages.xml").content.decode()
    assert "/kk/calendar/03-01/" in text
    assert "/kk/calendar/03-05/" not in text


def test_only_round_numbers_of_years_are_told(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: date(2021, 12, 6))

    with translation.override("en"):
        told = [anniversaries.round_number(date(y, 12, 6)) for y in (2011, 2012, 2021)]

    assert told == ["10 years ago", "", ""]


def test_a_series_shows_its_conclusions_and_who_answered_what(client):
    series = SeriesFactory()
    for year in (2018, 2019):
        event = EventFactory(published=True, series=series, starts_on=f"{year}-05-05")
        OrganiserFactory(event=event)
        SectionFactory(event=event, kind="conclusions", body_kk=f"<p>Ортақ {year}</p>")
        SectionFactory(event=event, kind="questions", body_kk=f"<p>Сұрақ {year}</p>")
    draft = EventFactory(series=series)
    SectionFactory(event=draft, kind="conclusions")

    context = client.get(series.get_absolute_url()).context

    concluded = [
        (event.starts_on.year, [str(said.beginning) for said in parts])
        for event, parts in context["conclusions"]
    ]
    assert concluded == [(2019, ["Ортақ 2019"]), (2018, ["Ортақ 2018"])]
    assert [str(one.beginning) for one in context["questions"]] == [
        "Сұрақ 2019",
        "Сұрақ 2018",
    ]


def test_years_of_nothing_are_no_strip():
    assert timeline.in_list({}) == timeline.in_archive({}) == []
