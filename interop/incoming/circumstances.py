"""When, where, in which form and on which occasion the event took place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from events.choices import EventKind, Mode
from languages.reading_dates import FoundDays, find_days, find_times
from languages.sentences import flat

from .blocks import Block
from .labels import Fact
from .proposal import Reading, Span
from .rules import Rules
from .rules.anniversaries import year_of
from .texts import Sentence, is_prose, quoted, reading, sentences_of, trimmed

_FIRST_PROSE = 5
_FORMAT_REACH = 45  # letters between «in the format of» and the word for a kind
_LONGEST_OCCASION = 110


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


def opening(blocks: list[Block]) -> list[Block]:
    """Return the part of a text that tells what happened: its head and first prose."""
    seen, count = [], 0
    for block in blocks:
        seen.append(block)
        count += is_prose(block)
        if count == _FIRST_PROSE:
            break
    return seen


def _values(facts: Iterable[Fact], *names: str) -> list[Sentence]:
    return [
        Sentence(value.block, value.start, value.end)
        for fact in facts
        if fact.name in names
        for value in fact.values
    ]


# --- Kind and mode -------------------------------------------------------------------


def find_kind(
    blocks: list[Block], facts: list[Fact], rules: Rules
) -> Reading[EventKind] | None:
    """Return the kind: what is said of the format, else the first word for one."""
    texts = [*_values(facts, "kind", "mode"), *sentences_of(opening(blocks))]
    for sentence in texts:
        if found := _kind_by_format(sentence, rules):
            return found
    best: Reading[EventKind] | None = None
    for sentence in texts:
        found = _kind_in(sentence, rules)
        if found and found.value is not EventKind.OTHER:
            return found
        best = best or found
    return best


def _kind_by_format(sentence: Sentence, rules: Rules) -> Reading[EventKind] | None:
    plain = sentence.plain
    for cue in rules.pattern("format").finditer(plain):
        near = slice(max(0, cue.start() - _FORMAT_REACH), cue.start())
        if rules.language != "kk":
            near = slice(cue.end(), cue.end() + _FORMAT_REACH)
        matches = [
            (match.start(), kind, match)
            for kind, words in rules.kinds.items()
            if (match := rules.compiled(words).search(plain[near]))
        ]
        _place, kind, match = min(matches, key=lambda m: m[0], default=(0, None, None))
        if match and kind is not EventKind.OTHER:
            start = sentence.start + near.start + match.start()
            end = sentence.start + near.start + match.end()
            return Reading(kind, (Span(sentence.block.number, start, end),), 0.95)
    return None


def _kind_in(sentence: Sentence, rules: Rules) -> Reading[EventKind] | None:
    """Return the kind named first in a sentence, unless it only frames another."""
    plain = _without_quotes(sentence)
    found = []
    for kind, words in rules.kinds.items():
        for match in rules.compiled(words).finditer(plain):
            frame = rules.pattern("frame")
            is_frame = (
                frame.search(plain[: match.start()])
                if rules.language != "kk"
                else (frame.match(plain[match.end() :]))
            )
            if not is_frame:
                found.append(
                    (kind is EventKind.OTHER, match.start(), match.end(), kind)
                )
                break
    if not found:
        return None
    _other, start, end, kind = min(found)
    sure = rules.pattern("held").search(plain) or not is_prose(sentence.block)
    span = Span(sentence.block.number, sentence.start + start, sentence.start + end)
    return Reading(kind, (span,), 0.95 if sure else 0.75)


def _without_quotes(sentence: Sentence) -> str:
    plain = sentence.plain
    for first, last in quoted(sentence.text):
        plain = plain[:first] + " " * (last - first) + plain[last:]
    return plain


def find_mode(
    blocks: list[Block], facts: list[Fact], rules: Rules
) -> Reading[Mode] | None:
    """Return how people met, when the text says so."""
    texts = [*_values(facts, "mode", "venue"), *sentences_of(opening(blocks))]
    for mode, words in rules.modes.items():
        for sentence in texts:
            if match := rules.compiled(words).search(_without_quotes(sentence)):
                start = sentence.start + match.start()
                span = Span(sentence.block.number, start, sentence.start + match.end())
                return Reading(mode, (span,), 0.9)
    return None


# --- Day and hour --------------------------------------------------------------------


def find_when(blocks: list[Block], facts: list[Fact], rules: Rules) -> When | None:
    """Return the day that best fits, with a proposal for a year left out."""
    places = [
        *((s, 1.0) for s in _values(facts, "date", "date_time", "time")),
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
    plain = _without_quotes(sentence)
    if rules.pattern("furniture").match(plain):
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
    for block in blocks:
        if suggested := year_of(flat(block.text)):
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
) -> Reading[time] | None:
    """Return the hour at which the event began."""
    labelled = _values(facts, "time", "date_time", "date")
    for sentence in [*labelled, *sentences_of(opening(blocks))]:
        for found in find_times(sentence.plain):
            start = sentence.start + found.start
            span = Span(sentence.block.number, start, sentence.start + found.end)
            return Reading(found.value, (span,), 0.9)
    return None


# --- Place ---------------------------------------------------------------------------


def find_city(
    blocks: list[Block], facts: list[Fact], rules: Rules
) -> Reading[str] | None:
    """Return the city, when it is named as the place and not in another's name."""
    texts = [*_values(facts, "city", "venue"), *sentences_of(opening(blocks))]
    for sentence in texts:
        plain = _without_quotes(sentence)
        for city, words in rules.cities.items():
            if match := rules.compiled(rf"(?<![\w-])(?:{words})(?!\w)").search(plain):
                start = sentence.start + match.start()
                return reading(
                    sentence.block, start, sentence.start + match.end(), 0.8, city
                )
    return None


def find_venue(
    blocks: list[Block], facts: list[Fact], rules: Rules
) -> Reading[str] | None:
    """Return the room, the hall or the platform where people met."""
    for sentence in _values(facts, "venue"):
        start, end = trimmed(sentence.block.text, sentence.start, sentence.end, " .;")
        return reading(sentence.block, start, end, 0.95)
    for sentence in sentences_of(opening(blocks)):
        if match := rules.pattern("venues").search(sentence.plain):
            start = sentence.start + match.start()
            place = trimmed(sentence.block.text, start, sentence.start + match.end())
            return reading(sentence.block, *place, 0.7)
    return None


# --- Occasion ------------------------------------------------------------------------

_ENDS_OCCASION = re.compile(r"[,.;:()«»\n]|\s[–—-]\s")
_KAZAKH_PARTICIPLE = re.compile(
    r"\s(?:арна\S*|орай|байланысты|қарсаңында|аясында|құрметіне|жыл\S*)(?!\w)"
)
_KAZAKH_CLOSES = re.compile(
    r"(?:\d+\s?[-–]?\s?\S+\s+күні|кафедрасы|факультеті|университеті\S*|міне|орай|\d{4}\s?"
    r"ж\S*|студенттері|ұжымы|ұйымдастыруымен|бүгін|біздің)\s+"
)
_DATIVE = re.compile(r"(?:ко?\s+)?(?=\d|\S+летию|дню)")
_ENDS_RUSSIAN = re.compile(
    r"\s(?:в|на|состоя\S+|прош\S+|был[аои]?|провед\S+|кафедр\S+|на тему|с участием"
    r"|организова\S+|среди|между|преподавател\S+|студент\S+|провел[аи]?|\d{1,2}\s\S+)(?=\s|$)"
)
_ENDS_ENGLISH = re.compile(
    r"\s(?:was|were|took|held|on \d|at|under|by|with|which|entitled|has|students"
    r"|organi[sz]ed)(?=\s|$)"
)


def find_occasion(
    blocks: list[Block], facts: list[Fact], rules: Rules
) -> Reading[str] | None:
    """Return the anniversary or the day to which the event was devoted."""
    for sentence in _values(facts, "occasion"):
        return reading(sentence.block, sentence.start, sentence.end, 0.9)
    for sentence in sentences_of(opening(blocks)):
        for match in rules.pattern("occasions").finditer(sentence.plain):
            if found := _occasion(sentence, match, rules):
                return found
    return None


def _occasion(sentence: Sentence, match: re.Match[str], rules: Rules):
    plain = sentence.plain
    if rules.language == "kk":
        participle = _KAZAKH_PARTICIPLE.match(plain, match.end())
        if not participle:
            return None
        start = _kazakh_start(plain, match.start())
        end = match.end()
    else:
        cue = re.match(
            r"\S+(?:\s+(?:occasion of|честь|рамках \S+))?\s+", plain[match.start() :]
        )
        start = match.start() + (cue.end() if cue else 0)
        end = _end_of(plain, match.end(), rules.language)
    place = trimmed(sentence.block.text, sentence.start + start, sentence.start + end)
    found = reading(sentence.block, *place, 0.8)
    if rules.language == "ru" and _DATIVE.match(flat(found.value)):
        words = re.sub(r"^[Кк]о?\s", "", found.value)
        return Reading(f"К {words}", found.spans, 0.8)
    return found


def _kazakh_start(plain: str, end: int) -> int:
    """Return where a Kazakh occasion begins, which stands before its cue."""
    start = max(0, end - _LONGEST_OCCASION)
    for pattern in (_ENDS_OCCASION, _KAZAKH_CLOSES):
        for match in pattern.finditer(plain, start, end):
            start = max(start, match.end())
    while start and plain[start - 1].isalnum() and start < end:
        start += 1
    return start


def _end_of(plain: str, start: int, language: str) -> int:
    ends = _ENDS_RUSSIAN if language == "ru" else _ENDS_ENGLISH
    stops = [
        match.start()
        for pattern in (_ENDS_OCCASION, ends)
        if (match := pattern.search(plain, start))
    ]
    return min([*stops, start + _LONGEST_OCCASION, len(plain)])
