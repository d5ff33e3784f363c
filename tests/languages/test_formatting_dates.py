from datetime import date

import pytest

from languages.dates.formatting import format_span

DAY = date(2011, 12, 6)


@pytest.mark.parametrize(
    ("end", "kk", "ru", "en"),
    [
        (None, "2011\xa0ж. 6 желтоқсан", "6 декабря 2011\xa0г.", "6 December 2011"),
        (
            date(2011, 12, 8),
            "2011\xa0ж. 6–8 желтоқсан",
            "6–8 декабря 2011\xa0г.",
            "6–8 December 2011",
        ),
        (
            date(2011, 12, 31),
            "2011\xa0ж. 6–31 желтоқсан",
            "6–31 декабря 2011\xa0г.",
            "6–31 December 2011",
        ),
        (
            date(2012, 1, 2),
            "2011\xa0ж. 6 желтоқсан – 2012\xa0ж. 2 қаңтар",
            "6 декабря 2011\xa0г. – 2 января 2012\xa0г.",
            "6 December 2011 – 2 January 2012",
        ),
    ],
)
def test_a_span_names_what_its_ends_share_once(end, kk, ru, en):
    assert format_span(DAY, end, "kk") == kk
    assert format_span(DAY, end, "ru") == ru
    assert format_span(DAY, end, "en") == en


def test_a_span_over_two_months_of_one_year_names_the_year_once():
    span = format_span(date(2019, 10, 30), date(2019, 11, 1), "kk")

    assert span == "2019\xa0ж. 30 қазан – 1 қараша"
