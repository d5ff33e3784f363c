"""Dates of references: the days of an event as each language and style cites them.

A program that sets references knows neither spans of days nor Kazakh, so these words
are put where it would print a date.
"""

from datetime import date

from languages.dates.formatting import MONTHS, format_span

_SHORT = {
    "kk": "",  # cuts none
    "ru": "янв. февр. марта апр. мая июня июля авг. сент. окт. нояб. дек.",
    "en": "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.",
}


def short(start: date, end: date | None, language: str) -> str:
    """Return days with their months cut, where a language cuts them.

    >>> short(date(2023, 10, 29), date(2023, 11, 1), "ru")
    '29 окт. – 1 нояб. 2023 г.'
    >>> short(date(2023, 10, 29), date(2023, 11, 1), "en")
    '29 Oct.–1 Nov. 2023'
    """
    words = format_span(start, end, language)
    for whole, cut in zip(MONTHS[language], _SHORT[language].split(), strict=False):
        words = words.replace(whole, cut)
    return words.replace(" – ", "–") if language == "en" else words


def year_first(start: date, end: date | None, language: str) -> str:
    """Return days as APA writes them: in English the month stands before the day.

    >>> year_first(date(2021, 12, 10), date(2021, 12, 12), "en")
    '2021, December 10–12'
    """
    if language != "en":
        return format_span(start, end, language)
    if end and end.year != start.year:
        return f"{start.year}, {_american(start)}–{end.year}, {_american(end)}"
    return f"{start.year}, {_american(start, end)}"


def without_year(start: date, end: date | None, language: str) -> str:
    """Return days as Chicago writes them at the end, whose year stands by the author.

    >>> without_year(date(2021, 12, 10), date(2021, 12, 12), "kk")
    '10–12 желтоқсан'
    """
    if end and end.year != start.year:
        if language != "en":
            return format_span(start, end, language)
        return f"{_american(start)}, {start.year}–{_american(end)}, {end.year}"
    if language == "en":
        return _american(start, end)
    words = format_span(start, end, language).removeprefix(f"{start.year} ж. ")
    return words.removesuffix(f" {start.year} г.")


def _american(start: date, end: date | None = None) -> str:
    first = f"{MONTHS['en'][start.month - 1]} {start.day}"
    if end in (None, start):
        return first
    last = end.day if end.month == start.month else _american(end)
    return f"{first}–{last}"
