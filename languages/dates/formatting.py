"""Days and spans of days as each language writes them.

Kazakh puts the year first, Russian declines the month, English here is British.
A span names what its two ends share only once. The sign of a year never parts from it.
"""

from datetime import date
from functools import cache

from babel import Locale

_YEAR = {
    "kk": "{year}\N{NO-BREAK SPACE}ж. {rest}",
    "ru": "{rest} {year}\N{NO-BREAK SPACE}г.",
    "en": "{rest} {year}",
}


def format_span(start: date, end: date | None, language: str) -> str:
    """Return the days from ``start`` to ``end``, or one day when there is no end.

    >>> format_span(date(2011, 12, 6), date(2011, 12, 8), "ru")
    '6–8 декабря 2011\\xa0г.'
    """
    end = end or start
    first, last = day_and_month(start, language), day_and_month(end, language)
    if start.year != end.year:
        days = [_with_year(start, first, language), _with_year(end, last, language)]
        return " – ".join(days)
    if start == end:
        return _with_year(end, last, language)
    if start.month == end.month:
        return _with_year(end, f"{start.day}–{last}", language)
    return _with_year(end, f"{first} – {last}", language)


@cache  # every day that is shown asks
def months(language: str) -> dict[int, str]:
    """Return the names of months as they stand behind a day, by their numbers."""
    return Locale.parse(language).months["format"]["wide"]


def day_and_month(day: date, language: str) -> str:
    """Return a day of any year.

    >>> day_and_month(date(2011, 12, 6), "kk")
    '6 желтоқсан'
    """
    return f"{day.day} {months(language)[day.month]}"


def _with_year(day: date, rest: str, language: str) -> str:
    return _YEAR[language].format(year=day.year, rest=rest)
