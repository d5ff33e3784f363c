"""The ways in which people write a day and an hour."""

from datetime import date, time

import pytest

from languages.dates.extraction import find_days, find_times

SIXTH = date(2011, 12, 6)


@pytest.mark.parametrize(
    "text",
    [
        "2011 жылғы 6 желтоқсанда",
        "2011 жылдың 6 желтоқсаны күні",
        "2011 ж. 6 желтоқсан",
        "6 желтоқсан 2011 жыл",
        "2011 жылғы «6» желтоқсан",
        "2011 жылдың желтоқсан айының 6-сында",
        "2011 жылдың желтоқсан айының 6 жұлдызында",
        "2011 жылғы желтоқсанның 6-сы күні",
        "6 декабря 2011 года",
        "«6» декабря 2011 г.",
        "6-го декабря 2011 г.",
        "06.12.2011 ж.",
        "06/12/2011",
        "2011-12-06",
        "6 december 2011",
        "december 6, 2011",
        "6th of december 2011",
        "december 6th, 2011",
        "dec. 6, 2011",
    ],
)
def test_a_day_is_read_in_every_usual_form(text):
    [found] = find_days(text)

    assert (found.first, found.last) == (SIXTH, None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2011 жылдың 6-7 желтоқсанында", SIXTH, date(2011, 12, 7)),
        ("6-8 декабря 2011 г.", SIXTH, date(2011, 12, 8)),
        ("с 6 по 8 декабря 2011 года", SIXTH, date(2011, 12, 8)),
        ("december 6–8, 2011", SIXTH, date(2011, 12, 8)),
        ("from 6 to 8 december 2011", SIXTH, date(2011, 12, 8)),
        ("6-8.12.2011", SIXTH, date(2011, 12, 8)),
        ("30 ноября – 1 декабря 2011 г.", date(2011, 11, 30), date(2011, 12, 1)),
        ("30 декабря 2010 – 2 января 2011 г.", date(2010, 12, 30), date(2011, 1, 2)),
    ],
)
def test_a_span_of_days_has_two_ends(text, first, last):
    [found] = find_days(text)

    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "үстіміздегі жылдың 6- желтоқсан күні",
        "биыл 6 желтоқсанда",
        "6 декабря текущего года",
        "6 декабря с.г.",
        "6 december this year",
    ],
)
def test_a_day_of_this_year_has_no_year_of_its_own(text):
    [found] = find_days(text)

    assert found.first is None
    assert found.months_and_days == ((12, 6),)


@pytest.mark.parametrize(
    "text",
    [
        "31 ақпан 2011 ж.",
        "12.31.2011",
        "ақпан 28 күннен тұрады",  # no day of February, but how many it has
        "от 20 до 30 человек",
        "may 2022",
        "рейтинг 4.50",
        "",
    ],
)
def test_what_is_no_day_is_not_one(text):
    assert find_days(text) == []


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("сағат 11.00-де", time(11)),
        ("сағат 10-да басталды", time(10)),
        ("начало в 10-00", time(10)),
        ("14 марта в 15.00", time(15)),
        ("в 14 часов", time(14)),
        ("at 11:30 am", time(11, 30)),
        ("at 3 p.m.", time(15)),
        ("12 a.m.", time(0)),
        ("12 p.m.", time(12)),
    ],
)
def test_an_hour_is_read_beside_its_word(text, hour):
    assert [found.value for found in find_times(text)] == [hour]


def test_a_day_in_figures_is_no_hour():
    assert find_times("06.12.2011 және 4.50") == []
