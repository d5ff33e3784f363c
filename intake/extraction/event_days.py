"""Temporal extraction: the days and the hour of the event, among all a text names."""

import functools
import re
from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple

from languages.dates.extraction import FoundDays, find_days, find_times
from languages.sentences import flat

from ..proposal import Extracted, Span
from ..readers.blocks import Block
from ..rules import LANGUAGES, Rules, in_any_language, rules
from .language_versions import LanguageVersion
from .texts import Sentence, is_prose, sentences_of, without_quotes

_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")


class _Candidate(NamedTuple):
    sentence: Sentence
    days: FoundDays
    weight: float

    @property
    def span(self) -> Span:
        return self.sentence.span(self.days.start, self.days.end)


@dataclass(frozen=True, slots=True)
class EventDays:
    """The days of the event; ``year`` is a proposal where the text gives none."""

    found: FoundDays
    spans: tuple[Span, ...]
    confidence: float
    year: int | None = None

    def first(self) -> date | None:
        if self.found.years:
            return self.found.first
        year = self.found.year or self.year
        return self.found.first_in(year) if year else None

    def last(self) -> date | None:
        if self.found.years:
            return self.found.last
        pairs = self.found.months_and_days
        return date(self.year, *pairs[-1]) if len(pairs) > 1 and self.year else None


def find_event_days(version: LanguageVersion) -> EventDays | None:
    """Return the day that best fits, with a proposal for a year left out."""
    blocks = [*version.blocks, *version.boilerplate]
    sentences = [
        *((s, 1.0) for s in version.labelled("date", "date_time", "time")),
        *((s, _weight(s, version.rules)) for s in sentences_of(blocks)),
    ]
    candidates = [
        _Candidate(sentence, days, weight)
        for sentence, weight in sentences
        for days in find_days(sentence.plain)
    ]
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: candidate.weight)
    if best.days.year:
        return EventDays(best.days, (best.span,), best.weight)
    year, spans = _proposed_year(best.days, candidates, blocks)
    return EventDays(best.days, (best.span, *spans), best.weight * 0.6, year)


def _weight(sentence: Sentence, rules: Rules) -> float:
    """Return how likely a day in this sentence is the day of the event."""
    plain = without_quotes(sentence)
    if rules.pattern("boilerplate").match(plain):
        return 0.3
    kind, _match = rules.first_of("kinds", plain)
    held = bool(rules.pattern("held").search(plain))
    if is_prose(sentence.block):
        return 0.55 + 0.25 * (kind is not None) + 0.15 * held
    return 0.85 if len(plain.split()) <= 8 or kind or held else 0.7


def _proposed_year(
    days: FoundDays, candidates: list[_Candidate], blocks: list[Block]
) -> tuple[int | None, tuple[Span, ...]]:
    """Return a year another part of the text suggests: the same day, an anniversary,
    the day of publication, or a year that stands alone."""
    dated = [other for other in candidates if other.days.year]
    for other in dated:
        if other.days.months_and_days[0] == days.months_and_days[0]:
            return other.days.year, (other.span,)
    whole = flat("\n".join(block.text for block in blocks))
    for context in ("", whole):
        for block in blocks:
            if suggested := year_of_anniversary(flat(block.text), context):
                year, start, end = suggested
                return year, (Span(block.number, start, end),)
    for other in dated:
        return other.days.year, (other.span,)
    for block in blocks:
        if match := _YEAR.search(block.text):
            return int(match.group()), (Span(block.number, *match.span()),)
    return None, ()


def find_start_time(version: LanguageVersion) -> Extracted[time] | None:
    """Return the hour at which the event began."""
    labelled = version.labelled("time", "date_time", "date")
    for sentence in [*labelled, *version.opening]:
        for found in find_times(sentence.plain):
            span = sentence.span(found.start, found.end)
            return Extracted(found.value, (span,), 0.9)
    return None


# --- Anniversaries ------------------------------------------------------------------


_LIKELY = range(1990, 2036)  # years of which there are records
_NEARBY = 90  # letters between the number and what it counts


def year_of_anniversary(text: str, context: str = "") -> tuple[int, int, int] | None:
    """Return the year in which an anniversary named in ``text`` fell, and its place.

    What it is the anniversary of may stand elsewhere, in ``context``.

    >>> year_of_anniversary("қазақстанның тәуелсіз ел болғанының 20 жылдығына арнап")[0]
    2011
    """
    for count in _compiled_count().finditer(text):
        around = text[max(0, count.start() - _NEARBY) : count.end() + _NEARBY]
        for founded, words in _founded():
            year = founded + int(count[1])
            if year in _LIKELY and (words.search(around) or words.search(context)):
                return year, count.start(), count.end()
    return None


@functools.cache
def _compiled_count() -> re.Pattern[str]:
    return re.compile(rf"(\d{{1,4}})\s?-?\s?{in_any_language('anniversary')}")


@functools.cache
def _founded() -> list[tuple[int, re.Pattern[str]]]:
    """Return the years from which anniversaries count, with the words for them."""
    words: dict[int, list[str]] = {}
    for language in LANGUAGES:
        for year, pattern in rules(language).anniversaries.items():
            words.setdefault(year, []).append(pattern)
    return [(year, re.compile("|".join(patterns))) for year, patterns in words.items()]
