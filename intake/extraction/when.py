"""The days and the hour of the event, among all the days a text names."""

import re
from dataclasses import dataclass
from datetime import date, time

from languages.dates.extraction import FoundDays, find_days, find_times
from languages.sentences import flat

from ..proposal import Extracted, Span
from ..readers.blocks import Block
from ..rules import Rules
from ..rules.anniversaries import year_of
from .labels import Fact
from .passages import opening, values_of, without_quotes
from .texts import Sentence, is_prose, sentences_of


@dataclass(frozen=True, slots=True)
class When:
    """The days of the event; ``year`` is a proposal where the text gives none."""

    days: FoundDays
    span: Span
    confidence: float
    year: int | None = None
    year_spans: tuple[Span, ...] = ()

    def first(self, year: int | None = None) -> date | None:
        known = year or self.days.year or self.year
        if self.days.years:
            return self.days.first
        return self.days.first_in(known) if known else None

    def last(self) -> date | None:
        if self.days.years:
            return self.days.last
        pairs = self.days.months_and_days
        return date(self.year, *pairs[-1]) if len(pairs) > 1 and self.year else None


def find_when(blocks: list[Block], facts: list[Fact], rules: Rules) -> When | None:
    """Return the day that best fits, with a proposal for a year left out."""
    places = [
        *((s, 1.0) for s in values_of(facts, "date", "date_time", "time")),
        *((s, _weight(s, rules)) for s in sentences_of(blocks)),
    ]
    found = [
        (weight, -number, days, sentence)
        for number, (sentence, weight) in enumerate(places)
        for days in find_days(sentence.plain)
    ]
    if not found:
        return None
    weight, _number, days, sentence = max(found, key=lambda f: f[:2])
    span = Span(
        sentence.block.number, sentence.start + days.start, sentence.start + days.end
    )
    if days.year:
        return When(days, span, weight)
    year, year_spans = _proposed_year(days, [f[2:] for f in found], blocks)
    return When(days, span, weight * 0.6, year, year_spans)


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


def _proposed_year(days, found, blocks) -> tuple[int | None, tuple[Span, ...]]:
    """Return a year another part of the text suggests: the same day, an anniversary,
    the day of publication, or a year that stands alone."""
    dated = [(other, s) for other, s in found if other.year]
    same = [f for f in dated if f[0].months_and_days[0] == days.months_and_days[0]]
    for other, sentence in same:
        return other.year, (_span_of(other, sentence),)
    whole = flat("\n".join(block.text for block in blocks))
    for context in ("", whole):
        for block in blocks:
            if suggested := year_of(flat(block.text), context):
                year, start, end = suggested
                return year, (Span(block.number, start, end),)
    for other, sentence in dated:
        return other.year, (_span_of(other, sentence),)
    for block in blocks:
        match = re.search(r"(?<!\d)20[0-4]\d(?!\d)", block.text)
        if match:
            return int(match.group()), (Span(block.number, *match.span()),)
    return None, ()


def _span_of(days: FoundDays, sentence: Sentence) -> Span:
    start = sentence.start + days.start
    return Span(sentence.block.number, start, sentence.start + days.end)


def find_time(
    blocks: list[Block], facts: list[Fact], rules: Rules
) -> Extracted[time] | None:
    """Return the hour at which the event began."""
    labelled = values_of(facts, "time", "date_time", "date")
    for sentence in [*labelled, *sentences_of(opening(blocks))]:
        for found in find_times(sentence.plain):
            start = sentence.start + found.start
            span = Span(sentence.block.number, start, sentence.start + found.end)
            return Extracted(found.value, (span,), 0.9)
    return None
