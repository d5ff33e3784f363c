"""One day or one hour as people type it into a field; what is unsure is refused.

In a text «3.04» may be many things. In a field for a day it is a day, or nothing.
"""

import re
from datetime import date, time

from .extraction import find_days, find_times

LONGEST = 60  # letters: «сейсенбі, 2025 жылғы 15 мамыр»

_DAY_FIRST = re.compile(r"(\d{1,2})[./\s-]\s?(\d{1,2})[./\s-]\s?(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})")
_HOUR = re.compile(
    r"(?:(?:сағат|сағ\.?|в|at)\s?)?([01]?\d|2[0-3])"
    r"(?:\s?(?:[:.\-–]|сағат|сағ\.?|час(?:ов|а)?|ч\.?|h|\s)\s?([0-5]\d)"
    r"(?:\s?(?:минут|мин\.?|min\.?))?|\s?(?:сағат|сағ\.?|час(?:ов|а)?|ч\.?|h))?"
)


def typed_day(text: str) -> date | None:
    """Return the day that ``text`` is, or None where it is none or may be another.

    >>> ways = ["15/05/2025", "15.5.2025", "2025-05-15", "15 мая 2025", "May 15, 2025"]
    >>> {str(typed_day(way)) for way in [*ways, "2025 ж. 15 мамыр", "15 мамыр 2025 ж."]}
    {'2025-05-15'}
    >>> [typed_day(way) for way in ("31.02.2025", "15 мая", "5-6 мая 2025", "5/25")]
    [None, None, None, None]
    """
    text = _flat(text)
    if numbers := _DAY_FIRST.fullmatch(text):
        return _day(*reversed(numbers.groups()))
    if numbers := _YEAR_FIRST.fullmatch(text):
        return _day(*numbers.groups())
    found = find_days(text)
    if len(found) != 1 or found[0].last or len(found[0].years) != 1:
        return None
    rest = text[: found[0].start] + text[found[0].end :]
    return None if re.search(r"\w", rest) else found[0].first


def typed_hour(text: str) -> time | None:
    """Return the hour that ``text`` is, or None where it is none.

    >>> ways = ["15.30", "15:30", "15-30", "15 сағ. 30", "15 сағ 30 мин", "3:30 p.m."]
    >>> {str(typed_hour(way)) for way in [*ways, "15 30", "в 15.30", "15ч30"]}
    {'15:30:00'}
    >>> [str(typed_hour(way)) for way in ("9", "15 часов", "25:00", "15:75", "түсте")]
    ['09:00:00', '15:00:00', 'None', 'None', 'None']
    """
    text = _flat(text)
    if found := _HOUR.fullmatch(text):
        hour, minute = found.groups()
        return time(int(hour), int(minute or 0))
    times = find_times(text)
    is_whole = len(times) == 1 and not text[: times[0].start].strip("at ")
    return times[0].value if is_whole and times[0].end == len(text) else None


def _day(year, month, day):
    try:
        return date(int(year), int(month), int(day))
    except ValueError:  # there is no 31 February
        return None


def _flat(text: str) -> str:
    return " ".join(text[:LONGEST].lower().replace(".m.", ".m").split())
