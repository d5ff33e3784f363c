"""Temporal extraction: on which day and at which hour an event was held."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import NamedTuple

from languages.dates.extraction import FoundDays, FoundTime, find_days, find_times
from languages.lookback import leads
from languages.sentences import flat

from ...proposal import Extracted, Span
from ...readers.blocks import Block
from ...rules import Rules, founded_in, in_any_language, year_of_anniversary
from ..language_versions import LanguageVersion
from ..texts import Sentence, is_prose, quoted, sentences_of, without_quotes
from .kind_and_mode import tells_of_event

_HEAD = 8  # blocks among which a paper says that it is minutes or a programme
_PUBLISHED, _TELLS, _HELD = 0.3, 0.65, 0.95  # what a day's sentence weighs
_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_TIMETABLE = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)\s?[–—-]\s?\d?\d[.:]\d\d")
_BARE_CLOCK = re.compile(r"\d?\d\s?:\s?\d\d")  # as a page or a film counts its hours
_TO_LATER = re.compile(r"\s?[–—-]\s?\d?\d[:.]\d\d(?!\s?[/.-])")
_STAMP = re.compile(r"(?:[\W\d]|[гж](?!\w))*")  # an hour, the number of readers
_LONGEST_STAMP = 200  # letters
_IS = re.compile(r"\s[–—-]\s")  # «11 April is the birthday of»
_BRACKETS = re.compile(r"\([^()]*\)")
_OF_PAPER = re.compile(r"(?<!\w)от\s$")
_DATELINE = re.compile(r"[A-ZА-Я](?:[^\W\d]|[ .'’/\[\](),-]){1,60}[,(\]/-]\s*")
_DATELINE_ENDS = re.compile(
    r"[\s)]*(?:\([^()]{2,30}\)|/[^/]{2,30}/)?\s*(?:[–—:]|--?\s)"
)
_NEAR_START = 12  # letters
_BEGINS = re.compile(r"\W*(?:\w{1,2}\s)?(?:[a-z]{3,6}day,?\s)?(?:the\s)?")


class _Candidate(NamedTuple):
    sentence: Sentence
    days: FoundDays
    weight: float

    @property
    def span(self) -> Span:
        return self.sentence.span(self.days.start, self.days.end)


@dataclass(frozen=True, slots=True)
class EventDays:
    """The days of the event; where the text gives no year, they may have a guess.

    What is ``asked`` is only proposed: the day of publication, or one of many.
    """

    found: FoundDays
    spans: tuple[Span, ...]
    confidence: float
    has_year: bool = True
    asked: bool = False


def find_event_days(version: LanguageVersion) -> EventDays | None:
    """Return the day that best fits, with a proposal for a year left out."""
    blocks = [*version.blocks, *version.boilerplate]
    stamps = _stamps(version, version.blocks)
    candidates = [
        _Candidate(sentence, days, 1.0)
        for sentence in version.labelled("date", "date_time", "time")
        for days in _told_days(sentence)
    ]
    for sentence in sentences_of(blocks):
        told = _told_days(sentence)
        weight = _weight(sentence, version.rules, stamps) if told else 0
        candidates += [_Candidate(sentence, days, weight) for days in told]
    candidates = [
        c._replace(weight=_PUBLISHED) if _is_dateline(c.sentence, c.days) else c
        for c in candidates
    ]
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: candidate.weight)
    stamped = (c for c in candidates if c.weight == _PUBLISHED and c.days.year)
    published = next(stamped, None)
    may_count = published and best.weight < _HELD
    if may_count and (counted := _counted(version, published, best.days)):
        return counted
    if best.weight < _TELLS:
        return EventDays(best.days, (best.span,), best.weight, asked=True)
    if best.days.year:
        return EventDays(best.days, (best.span,), best.weight)
    year, spans = _proposed_year(best.days, candidates, blocks)
    guess = replace(best.days, years=(year,) if year else ())
    return EventDays(guess, (best.span, *spans), best.weight * 0.6, has_year=False)


def _told_days(sentence: Sentence) -> list[FoundDays]:
    """Return the days of a sentence, but where it tells others as well none of a title,
    of brackets or of a paper: «(род. 2 мая 1920 года)», «приказ от 2 мая»."""
    days = find_days(sentence.plain)
    aside = [*quoted(sentence.text)]
    aside += [match.span() for match in _BRACKETS.finditer(sentence.text)]
    told = [
        day
        for day in days
        if not any(a <= day.start and day.end <= b for a, b in aside)
        if not leads(_OF_PAPER, sentence.plain, day.start)
    ]
    return told or days


def _is_dateline(sentence: Sentence, days: FoundDays) -> bool:
    """Tell whether a day opens a report of a paper: «TARAZ, May 5, 2024 – …»."""
    lead = sentence.text[: days.start] if not sentence.start else ""
    is_led = _DATELINE.fullmatch(lead) and is_prose(sentence.block)
    return bool(is_led and _DATELINE_ENDS.match(sentence.text, days.end))


def _weight(sentence: Sentence, rules: Rules, stamps: set[int]) -> float:
    """Return how likely a day in this sentence is the day of the event."""
    plain = without_quotes(sentence)
    coming = rules.compiled(rf"{rules.coming}\s(?:\S+\s)?(?:{rules.events})")
    is_stamp = coming.search(plain) or rules.pattern("boilerplate").match(plain)
    if is_stamp or sentence.block.number in stamps:
        return _PUBLISHED
    kind, _match = rules.first_of("kinds", plain)
    held = any(rules.pattern(name).search(plain) for name in ("held", "attended"))
    if is_prose(sentence.block):
        day, *_others = [*find_days(plain), None]
        begins = day and _BEGINS.fullmatch(plain, 0, day.start)
        begins = begins and not _IS.match(plain, day.end)
        return 0.5 + 0.1 * (kind is not None) + 0.2 * bool(begins) + 0.35 * held
    if kind or held:
        return 0.9  # more than a line that is nothing but a day
    return 0.85 if len(plain.split()) <= 8 else 0.7


def _stamps(version: LanguageVersion, lines: Iterable[Block]) -> set[int]:
    """Return those of ``lines`` that only say when a page was published.

    A paper is dated by the day it tells of, and in full: «9 июня 1996 г.» Counters
    of readers, hours and buttons stand on a page.
    """
    head = [block for block in version.blocks[:_HEAD] if not is_prose(block)]
    papers = re.compile(in_any_language("papers"))
    is_paper = any(papers.search(flat(block.text)) for block in head)
    is_page = version.boilerplate or any(block.text.isdigit() for block in head)
    stamps = set()
    for block in lines:
        plain = flat(block.text)
        days = find_days(plain) if len(plain) <= _LONGEST_STAMP else ()
        if len(days) != 1 or len(days[0].months_and_days) > 1 or not days[0].year:
            continue
        rest = plain[: days[0].start] + plain[days[0].end :]
        in_full = re.search(r"[гж]", plain[days[0].end - 5 :]) or "жыл" in plain
        counted = re.search(r"\d", rest) and not in_full
        if _STAMP.fullmatch(rest) and (
            counted or not (is_paper if is_page and in_full else is_paper or in_full)
        ):
            stamps.add(block.number)
    return stamps


def _counted(
    version: LanguageVersion, published: _Candidate, best: FoundDays
) -> EventDays | None:
    """Return the day that «today» or «yesterday» means, counted from the publication.

    The ``best`` that the text names may go on from there: «today … from 11 to 12 May».
    """
    rules = version.rules
    for sentence in version.opening:
        plain = without_quotes(sentence)
        kind, _match = rules.first_of("kinds", plain)
        ago, match = rules.first_of("days_ago", plain)
        if not (kind and match):
            continue
        if match.start() < _NEAR_START or rules.pattern("held").search(plain):
            day = published.days.first - timedelta(days=ago)
            pairs = ((day.month, day.day),)
            if best.months_and_days[0] == pairs[0]:
                pairs = best.months_and_days
            found = replace(best, months_and_days=pairs, years=(day.year,))
            return EventDays(found, (sentence.span(*match.span()), published.span), 0.7)
    return None


def _proposed_year(
    days: FoundDays, candidates: list[_Candidate], blocks: list[Block]
) -> tuple[int | None, tuple[Span, ...]]:
    """Return a year another part of the text suggests: the same day, an anniversary,
    the day of publication, or a year that stands alone."""
    dated = [other for other in candidates if other.days.year]
    first = days.months_and_days[0]
    for other in dated:
        if other.days.months_and_days[0] == first:
            return other.days.year, (other.span,)
    anywhere = founded_in(flat("\n".join(block.text for block in blocks)))
    for founded in (frozenset(), anywhere):
        for block in blocks:
            if suggested := year_of_anniversary(flat(block.text), founded):
                year, start, end = suggested
                return year, (Span(block.number, start, end),)
    for other in dated:
        if other.weight == _PUBLISHED:
            later = first > other.days.months_and_days[0]
            return other.days.year - later, (other.span,)
    years = [(b, match) for b in blocks for match in _YEAR.finditer(b.text)]
    if len({match.group() for _block, match in years}) == 1:
        block, match = years[0]
        return int(match.group()), (Span(block.number, *match.span()),)
    return None, ()


def find_start_time(version: LanguageVersion) -> Extracted[time] | None:
    """Return the hour at which the event began: one told of it, or a programme's."""
    rules = version.rules
    labelled = version.labelled("time", "date_time", "date")
    hours = {s.block.number for s in version.labelled("time", "date_time")}
    page = rules.pattern("boilerplate")
    told = [s for s in version.opening if tells_of_event(s, rules)]
    told = [s for s in told if not page.match(s.plain)]
    stamps = _stamps(version, [sentence.block for sentence in told])
    for sentence in [*labelled, *(s for s in told if s.block.number not in stamps)]:
        if entry := _TIMETABLE.match(sentence.plain):
            return _first_hour(sentence, entry, version)
        for clock in find_times(sentence.plain):
            if sentence.block.number in hours or _is_told(sentence.plain, clock, rules):
                span = sentence.span(clock.start, clock.end)
                return Extracted(clock.value, (span,), 0.9)
    return None


def _is_told(plain: str, clock: FoundTime, rules: Rules) -> bool:
    """Tell whether somebody names an hour: «в 11:30», «2022 года, 10:00»."""
    if not _BARE_CLOCK.fullmatch(plain, clock.start, clock.end):
        return True
    leads = rules.compiled(rf"(?<!\w){rules.clock_leads}[:.]?\s*$|[^\W\d],\s*$")
    return bool(leads.search(plain[: clock.start]) or _TO_LATER.match(plain, clock.end))


def _first_hour(
    sentence: Sentence, entry: re.Match[str], version: LanguageVersion
) -> Extracted[time] | None:
    """Return the hour of a programme's first entry, unless people only arrive then."""
    number = version.blocks.index(sentence.block)
    lines = [flat(block.text) for block in version.blocks[number : number + 2]]
    if any(version.rules.pattern("before_start").search(line) for line in lines):
        return None
    value = time(int(entry[1]), int(entry[2]))
    return Extracted(value, (sentence.span(entry.start(1), entry.end(2)),), 0.8)
