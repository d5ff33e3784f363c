"""One day or one hour as people type it into a field of a form."""

from datetime import date, time

import pytest

from languages.dates.typed import typed_day, typed_hour

DAYS = """15/05/2025|15.05.2025|15-05-2025|15 05 2025|2025-05-15|2025.5.15|15 мая 2025
15 мая 2025 г.|15 мамыр 2025|15 мамыр 2025 ж.|2025 ж. 15 мамыр|2025 жылғы 15 мамыр
May 15, 2025|15 May 2025|15th May 2025|15 МАЯ 2025|  15  мая  2025 """
NO_DAYS = """|түсте|31.02.2025|05/15/2025|15.13.2025|15 мая|мамыр 2025|2025|5/25
5-6 мая 2025|15 мая 2025, 16 мая 2025|15 мая 2025 и далее|0|15.05.25 ж"""
HOURS = "15.30|15:30|15-30|15 30|15 сағ. 30|сағат 15.30|15 сағ 30 мин|15 ч 30|3:30 p.m."
NO_HOURS = "|түсте|24:00|15.60|15:00-17:00|930|9.5|15.00 16.00|-1"


@pytest.mark.parametrize("text", DAYS.replace("\n", "|").split("|"))
def test_a_day_is_read_as_people_write_it(text):
    assert typed_day(text) == date(2025, 5, 15)


@pytest.mark.parametrize("text", NO_DAYS.replace("\n", "|").split("|"))
def test_what_is_no_day_or_may_be_several_is_not_guessed(text):
    assert typed_day(text) is None


@pytest.mark.parametrize("text", HOURS.split("|"))
def test_an_hour_is_read_as_people_write_it(text):
    assert typed_hour(text) == time(15, 30)


@pytest.mark.parametrize("text", NO_HOURS.split("|"))
def test_what_is_no_hour_is_not_guessed(text):
    assert typed_hour(text) is None
