"""Days of an event as references write them, in the words of each language."""

from datetime import date

from languages.dates.formatting import format_span, months

_SHORT = {
    "ru": "янв. февр. марта апр. мая июня июля авг. сент. окт. нояб. дек.",
    "en": "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.",
}


def short(start: date, end: date | None, language: str) -> str:
    """Return days with cut months: «29 окт. – 1 нояб. 2023 г.», “10–12 Dec. 2021”."""
    words = format_span(start, end, language)
    cut = _SHORT.get(language, "").split()
    for whole, month in zip(months(language).values(), cut, strict=False):
        words = words.replace(whole, month)
    return words.replace(" – ", "–") if language == "en" else words


def year_first(start: date, end: date | None, language: str) -> str:
    """Return days as APA writes them: “2023, December 30–2024, January 2”."""
    if language != "en":
        return format_span(start, end, language)
    if end and end.year != start.year:
        return f"{year_first(start, None, 'en')}–{year_first(end, None, 'en')}"
    return f"{start.year}, {without_year(start, end, 'en')}"


def without_year(start: date, end: date | None, language: str) -> str:
    """Return days whose year is told elsewhere: “December 10–12”, «10–12 желтоқсан»."""
    if language != "en":
        words = format_span(start, end, language).removeprefix(f"{start.year}\xa0ж. ")
        return words.removesuffix(f" {start.year}\xa0г.")
    first = f"{months('en')[start.month]} {start.day}"
    if end in (None, start):
        return first
    last = without_year(end, None, "en")
    if end.year != start.year:
        return f"{first}–{last}, {end.year}"
    return f"{first}–{end.day if end.month == start.month else last}"
