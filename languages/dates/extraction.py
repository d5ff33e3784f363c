"""Days and hours as people write them, in Kazakh, Russian and English.

One table of months and one set of patterns serve all three: a Kazakh report quotes a
Russian order, and no day of one language means something else in another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from ..taken import Taken

_STEMS = {
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым "
    "шілде тамыз қыркүйе[кг] қазан қараша желтоқсан",
    "ru": "январ феврал март апрел ма[йя] июн июл август сентябр октябр ноябр декабр",
    "en": "january february march april may june "
    "july august september october november december",
}
_SHORT_MONTHS = {
    "янв фев мар апр май июн июл авг сен окт ноя дек": r"{}т?\.",
    "jan feb mar apr may jun jul aug sep oct nov dec": r"{}t?\.?(?![a-z])",
}
_ENDINGS = {"kk": r"[а-яәғқңөұүһі]{0,8}", "ru": "(?:ь|я|е|а|ем|ю)?", "en": ""}


def _months() -> Iterator[tuple[str, int]]:
    """Yield a pattern for every way to write a month, with its number."""
    for language, stems in _STEMS.items():
        for number, stem in enumerate(stems.split(), 1):
            yield rf"{stem}{_ENDINGS[language]}(?![^\W\d_])", number
    for names, shape in _SHORT_MONTHS.items():
        for number, name in enumerate(names.split(), 1):
            yield shape.format(name), number


_MONTHS = [(re.compile(pattern), number) for pattern, number in _months()]
MONTH = "(?:" + "|".join(pattern.pattern for pattern, _number in _MONTHS) + ")"

_ORDINAL = r"(?:\s?-\s?(?:шы|ші|ыншы|інші|сы|сі|го|ое|е|ого))?(?:st|nd|rd|th)?(?:\s?-)?"
_DIGIT = re.compile(r"\d")
_DAY = rf"(?<![\d.,/:-])[«\"“]?\s?([0-3]?\d)\s?[»\"”]?{_ORDINAL}"
_LAST_DAY = rf"[«\"“]?\s?([0-3]?\d)\s?[»\"”]?{_ORDINAL}"
_TO = (
    r"(?:(?<=[дтн][ае]н)\s|\s?(?:-|–|—|,|мен|бен|пен|және|и|по|до|to|and|till|until"
    r"|through|аралығы)\s?)"
)
_THIS_YEAR = (
    r"(?:(?:үстіміздегі|осы|ағымдағы|биылғы|бұл|сол)\s+жыл(?:дың|ғы|ы)|биыл(?:ғы)?"
    r"|(?:текущего|этого|нынешнего|сего)\s+года|с\.\s?г\.|т\.\s?г\.|this year)"
)
_YEAR = r"((?:19|20)\d\d)"
_YEAR_BEFORE = (
    rf"(?:(?:{_YEAR}\s?(?:-\s?)?(?:жыл\w{{0,12}}|ж\.?|года?)?\s?,?|{_THIS_YEAR})\s+)?"
)
_YEAR_AFTER = (
    rf"(?:\s?,?\s*(?:of\s+)?{_YEAR}(?!\d)(?:\s?(?:жыл[а-яәғқңөұүһі]{{0,12}}|ж\.?|года?|году"
    rf"|г\.?)(?![^\W\d_]))?|\s+{_THIS_YEAR})?"
)
_WORD_DAY = r"(?:\s+(?:of\s+)?|\s?)"

_DAY_THEN_MONTH = re.compile(
    rf"{_YEAR_BEFORE}{_DAY}(?:,\s[0-3]?\d(?=,|\s(?:и|және|and)\s)){{0,9}}"
    rf"{_WORD_DAY}(?:({MONTH}){_YEAR_AFTER}{_TO}{_LAST_DAY}"
    rf"{_WORD_DAY}({MONTH})|{_TO}{_LAST_DAY}{_WORD_DAY}({MONTH})|({MONTH}))"
    rf"{_YEAR_AFTER}"
)
_KAZAKH_MONTH_THEN_DAY = re.compile(
    rf"{_YEAR_BEFORE}({MONTH})\s+(?:айының\s+)?[«\"]?(\d{{1,2}})[»\"]?"
    rf"(?:\s?(?:-|–|мен|және)\s?(\d{{1,2}}))?"
    r"(?:\s?-?\s?(?:шы|ші|ыншы|інші)(?![^\W\d_]))?(?:\s?-?\s?(?:сы|сі|ы|і|нан|нен|дан|ден|тан)[а-яәғқңөұүһі]{0,12}|\s+жұлдыз|\s+күн)"
    rf"(?:\w{{0,12}}){_YEAR_AFTER}"
)
_ENGLISH_MONTH_THEN_DAY = re.compile(
    rf"(?<!\d )(?<!\w)({MONTH})\s*(?:the\s+)?(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
    rf"(?:\s?(?:-|–|—|to|till|until|and|through)\s?(?:({MONTH})\s+)?(\d{{1,2}})"
    rf"(?:st|nd|rd|th)?(?![\d:]))?{_YEAR_AFTER}"
)
_NUMERIC = re.compile(
    r"(?<![\d.])(?:(\d{1,2})(?:[./](\d{1,2})(?:[./]((?:19|20)\d\d))?)?\s?(?:-|–|—)\s?)?"
    r"(\d{1,2})[./](\d{1,2})[./]((?:19|20)?\d\d)(?![\d./]\d)"
)
_NUMERIC_WITHOUT_YEAR = re.compile(
    r"(?<![\d.])(\d\d)\.(\d\d)\s(?:и|по|мен|және|and|to)\s(\d\d)\.(\d\d)(?![.\d])"
)
_ISO = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])")


@dataclass(frozen=True, slots=True)
class FoundDays:
    """One day or a span of days in a text; without a year it has only a month."""

    start: int
    end: int
    months_and_days: tuple[tuple[int, int], ...]
    years: tuple[int, ...]

    @property
    def year(self) -> int | None:
        return self.years[-1] if self.years else None

    @property
    def first(self) -> date | None:
        return date(self.years[0], *self.months_and_days[0]) if self.years else None

    @property
    def last(self) -> date | None:
        """The last day of a span, or None where there is only one day."""
        if len(self.months_and_days) == 1 or not self.years:
            return None
        return date(self.years[-1], *self.months_and_days[-1])


def find_days(text: str) -> list[FoundDays]:
    """Return the days ``text`` names, in its order; ``text`` is in small letters.

    >>> [str(found.first) for found in find_days("2011 жылғы 6 желтоқсан; 7.12.2011")]
    ['2011-12-06', '2011-12-07']
    >>> found, = find_days("үстіміздегі жылдың 6- желтоқсан күні")
    >>> found.months_and_days, found.year
    (((12, 6),), None)
    """
    found: list[FoundDays] = []
    if not _DIGIT.search(text):
        return found
    taken = Taken(text)
    readers = (
        (_NUMERIC, _read_numeric),
        (_NUMERIC_WITHOUT_YEAR, _read_numeric_without_year),
        (_ISO, _read_iso),
        (_ENGLISH_MONTH_THEN_DAY, _read_english),
        (_DAY_THEN_MONTH, _read_day_then_month),
        (_KAZAKH_MONTH_THEN_DAY, _read_kazakh),
    )
    for pattern, read in readers:
        for match in pattern.finditer(text):
            days = read(match)
            if days and _exists(days) and taken.free(days.start, days.end):
                taken.take(days.start, days.end)
                found.append(days)
    return sorted(found, key=lambda days: days.start)


def _exists(days: FoundDays) -> bool:
    """Tell whether there are such days, in a leap year where no year is given."""
    try:
        spans = [date(days.year or 2000, *pair) for pair in days.months_and_days]
    except ValueError:
        return False
    return spans == sorted(spans) or len(days.years) > 1


def _month(written: str) -> int:
    return next(n for pattern, n in _MONTHS if pattern.fullmatch(written))


def _found(match: re.Match[str], pairs, years) -> FoundDays:
    known = tuple(int(year) for year in years if year)
    start = match.start() + len(match[0]) - len(match[0].lstrip(' «"“'))
    end = match.start() + len(match[0].rstrip(" ,"))
    return FoundDays(start, end, tuple(pairs), known)


def _read_day_then_month(match: re.Match[str]) -> FoundDays:
    before, day, month, middle, last_day, last_month = match.groups()[:6]
    shared_day, shared_month, only_month, after = match.groups()[6:]
    if month:
        pairs = [(_month(month), int(day)), (_month(last_month), int(last_day))]
    elif shared_month:
        pairs = [(_month(shared_month), int(d)) for d in (day, shared_day)]
    else:
        pairs = [(_month(only_month), int(day))]
    years = [before or middle, after] if middle else [before or after]
    return _found(match, pairs, years)


def _read_kazakh(match: re.Match[str]) -> FoundDays | None:
    before, month, day, last_day, after = match.groups()
    genitive = re.search(
        r"(?:н|д|т)[ыі]ң$|айының", match[0].split(day)[0].rstrip(' «"')
    )
    if not genitive:
        return None
    pairs = [(_month(month), int(d)) for d in (day, last_day) if d]
    return _found(match, pairs, [before or after])


def _read_english(match: re.Match[str]) -> FoundDays | None:
    month, day, last_month, last_day, after = match.groups()
    if not month.isascii():
        return None  # «желтоқсанның 6-сы» is read with its year
    pairs = [(_month(month), int(day))]
    if last_day:
        pairs.append((_month(last_month or month), int(last_day)))
    return _found(match, pairs, [after])


def _read_numeric(match: re.Match[str]) -> FoundDays:
    first_day, first_month, first_year, day, month, year = match.groups()
    full = year if len(year) == 4 else f"20{year}"
    pairs = [(int(month), int(day))]
    if first_day and int(first_month or month) <= 12:
        pairs.insert(0, (int(first_month or month), int(first_day)))
    return _found(match, pairs, [first_year, full])


def _read_numeric_without_year(match: re.Match[str]) -> FoundDays:
    first_day, first_month, day, month = map(int, match.groups())
    return _found(match, [(first_month, first_day), (month, day)], [])


def _read_iso(match: re.Match[str]) -> FoundDays:
    year, month, day = match.groups()
    return _found(match, [(int(month), int(day))], [year])


_HOUR = r"([01]?\d|2[0-3])"
_TIMES = [
    re.compile(pattern)
    for pattern in (
        rf"(?<![\d:.]){_HOUR}\s?[:]\s?([0-5]\d)(?![\d:])(\s?[ap]\.?m\b)?",
        rf"(?:сағат|сағ\.|уақыты:?|басталуы:?)\s+(?:таңғы\s+|күндізгі\s+)?{_HOUR}"
        r"(?:[.\-]([0-5]\d))?(?![\d])()",
        rf"(?:(?:^|\s)(?:в|с|на)|начало:?|время:?)\s+{_HOUR}[.\-]([0-5]\d)(?![.\d])()",
        rf"(?<![\d.]){_HOUR}(?:[.\-]([0-5]\d))?\s?(?:час(?:ов|а)?|ч\.|сағатта)(?!\w)()",
        rf"(?:at\s+|time:?\s+){_HOUR}(?:[.]([0-5]\d))?(\s?[ap]\.?m\b)?(?![\d])",
        rf"(?<![\d.:]){_HOUR}(?:\.([0-5]\d))?(\s?[ap]\.?m\b)",
    )
]


@dataclass(frozen=True, slots=True)
class FoundTime:
    """An hour of the day named in a text."""

    start: int
    end: int
    value: time


def find_times(text: str) -> list[FoundTime]:
    """Return the hours ``text`` names; ``text`` is in small letters.

    >>> [str(found.value) for found in find_times("сағат 11.00-де, at 3 p.m.")]
    ['11:00:00', '15:00:00']
    """
    taken = Taken(text, ((days.start, days.end) for days in find_days(text)))
    found: list[FoundTime] = []
    for pattern in _TIMES:
        for match in pattern.finditer(text):
            hour, minute, half = match.groups()
            place = match.start(1)
            if not taken.free(place, match.end()):
                continue
            taken.take(place, match.end())
            hours = int(hour)
            if half:
                hours = hours % 12 + 12 * ("p" in half)
            value = time(hours, int(minute or 0))
            found.append(FoundTime(place, match.end(), value))
    return sorted(found, key=lambda clock: clock.start)
