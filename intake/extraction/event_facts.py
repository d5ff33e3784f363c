"""Event extraction: what kind it was, how, where and when, and on what occasion."""

import re
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import NamedTuple

from events.choices import EventKind, Mode
from languages.dates.extraction import FoundDays, find_days, find_times
from languages.sentences import flat

from ..proposal import Extracted, Span
from ..readers.blocks import Block
from ..rules import Rules, founded_in, year_of_anniversary
from ..rules.chains import find_chains
from .language_versions import LanguageVersion
from .texts import Sentence, extracted, is_prose, sentences_of, trimmed, without_quotes

_LOCATIVE = re.compile(r"(?<=[ыі])н[дт][ае]$")  # «залында»
_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_FORMAT_REACH = 45  # letters between «in the format of» and the word for a kind
_LONGEST_OCCASION = 110  # letters
_HEAD = 8  # blocks among which a paper says that it is minutes or a programme
_PUBLISHED, _TELLS, _HELD = 0.3, 0.65, 0.95  # what a day's sentence weighs
_STAMP = re.compile(r"(?:[\W\d]|[гж](?!\w))*")  # an hour, the number of readers
_IS = re.compile(r"\s[–—-]\s")  # «11 April is the birthday of»
_NEAR_START = 12  # letters
_ENDS_OCCASION = re.compile(r"[,.;:()«»\n]|\s[–—-]\s")


# --- Kind and mode -------------------------------------------------------------------


def find_kind(version: LanguageVersion) -> Extracted[EventKind] | None:
    """Return the kind: what is said of the format, else the first word for one."""
    texts = [*version.labelled("kind", "mode"), *version.opening]
    for sentence in texts:
        if kind := _kind_by_format(sentence, version.rules):
            return kind
    best: Extracted[EventKind] | None = None
    for sentence in texts:
        kind = _kind_in(sentence, version.rules)
        if kind and kind.value is not EventKind.OTHER:
            return kind
        best = best or kind
    return best


def _kind_by_format(sentence: Sentence, rules: Rules) -> Extracted[EventKind] | None:
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
            start, end = near.start + match.start(), near.start + match.end()
            return Extracted(kind, (sentence.span(start, end),), 0.95)
    return None


def _kind_in(sentence: Sentence, rules: Rules) -> Extracted[EventKind] | None:
    """Return the kind named first in a sentence, unless it only frames another."""
    plain = without_quotes(sentence)
    kinds = []
    for kind, words in rules.kinds.items():
        for match in rules.compiled(words).finditer(plain):
            frame, (start, end) = rules.pattern("frame"), match.span()
            before, after = plain[:start], plain[end:]
            is_kazakh = rules.language == "kk"
            is_frame = frame.match(after) if is_kazakh else frame.search(before)
            if not is_frame:
                kinds.append((kind is EventKind.OTHER, start, end, kind))
                break
    if not kinds:
        return None
    _other, start, end, kind = min(kinds)
    sure = rules.pattern("held").search(plain) or not is_prose(sentence.block)
    return Extracted(kind, (sentence.span(start, end),), 0.95 if sure else 0.75)


def find_mode(version: LanguageVersion) -> Extracted[Mode] | None:
    """Return how people met, when the text says so."""
    texts = [*version.labelled("mode", "venue"), *version.opening]
    for mode, words in version.rules.modes.items():
        for sentence in texts:
            pattern = version.rules.compiled(rf"(?<![\w-])(?:{words})")
            if match := pattern.search(without_quotes(sentence)):
                return Extracted(mode, (sentence.span(*match.span()),), 0.9)
    return None


# --- Place ---------------------------------------------------------------------------


def find_city(version: LanguageVersion) -> Extracted[str] | None:
    """Return the city, when it is named as the place and not in another's name."""
    texts = [*version.labelled("city", "venue"), *version.opening]
    for sentence in texts:
        plain = without_quotes(sentence)
        for city, words in version.rules.cities.items():
            pattern = version.rules.compiled(rf"(?<![\w-])(?:{words})(?!\w)")
            if match := pattern.search(plain):
                return Extracted(city, (sentence.span(*match.span()),), 0.8)
    return None


def find_venue(version: LanguageVersion) -> Extracted[str] | None:
    """Return the room, the hall or the platform where people met."""
    for sentence in version.labelled("venue"):
        start, end = trimmed(sentence.block.text, sentence.start, sentence.end, " .;")
        return extracted(sentence.block, start, end, 0.95)
    for sentence in version.opening:
        if match := version.rules.pattern("venues").search(sentence.plain):
            start = sentence.start + match.start()
            place = trimmed(sentence.block.text, start, sentence.start + match.end())
            venue = extracted(sentence.block, *place, 0.7)
            words = _LOCATIVE.sub("", venue.value)
            return Extracted(words, venue.spans, venue.confidence)
    return None


# --- Occasion ------------------------------------------------------------------------


def find_occasion(version: LanguageVersion) -> Extracted[str] | None:
    """Return the anniversary or the day to which the event was devoted."""
    for sentence in version.labelled("occasion"):
        return extracted(sentence.block, sentence.start, sentence.end, 0.9)
    for sentence in version.opening:
        for match in version.rules.pattern("occasions").finditer(sentence.plain):
            if occasion := _occasion(sentence, match, version.rules):
                return occasion
    return None


def _occasion(
    sentence: Sentence, match: re.Match[str], rules: Rules
) -> Extracted[str] | None:
    """Return the words of an occasion: before its cue in Kazakh, else behind it."""
    plain = sentence.plain
    if rules.language == "kk":
        participle = rules.compiled(rf"\s{rules.occasion_ends}(?!\w)")
        if not participle.match(plain, match.end()):
            return None
        start, end = _kazakh_start(sentence, match.start(), rules), match.end()
    else:
        lead = rules.compiled(rf"{rules.occasion_lead}\s+").match(plain, match.start())
        start = lead.end() if lead else match.start()
        end = _end_of(plain, match.end(), rules)
    place = trimmed(sentence.block.text, sentence.start + start, sentence.start + end)
    occasion = extracted(sentence.block, *place, 0.8)
    if rules.pattern("occasion_dative").match(flat(occasion.value)):
        words = re.sub(r"^[Кк]о?\s", "", occasion.value)
        return Extracted(f"К {words}", occasion.spans, 0.8)
    return occasion


def _kazakh_start(sentence: Sentence, end: int, rules: Rules) -> int:
    """Return where a Kazakh occasion begins, which stands before its cue."""
    plain = sentence.plain
    units = [chain.end for chain in find_chains(sentence.text[:end], "kk")]
    start = max([0, end - _LONGEST_OCCASION, *units])
    for pattern in (_ENDS_OCCASION, rules.compiled(rf"{rules.occasion_starts}\s+")):
        for match in pattern.finditer(plain, start, end):
            start = max(start, match.end())
    while start and plain[start - 1].isalnum() and start < end:
        start += 1
    return start


def _end_of(plain: str, start: int, rules: Rules) -> int:
    ends = rules.compiled(rf"\s{rules.occasion_ends}(?=\s|$)")
    stops = [
        match.start()
        for pattern in (_ENDS_OCCASION, ends)
        if (match := pattern.search(plain, start))
    ]
    return min([*stops, start + _LONGEST_OCCASION, len(plain)])


# --- Days and hour -----------------------------------------------------------------


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
    stamps = _stamps(version)
    sentences = [
        *((s, 1.0) for s in version.labelled("date", "date_time", "time")),
        *((s, _weight(s, version.rules, stamps)) for s in sentences_of(blocks)),
    ]
    candidates = [
        _Candidate(sentence, days, weight)
        for sentence, weight in sentences
        for days in find_days(sentence.plain)
    ]
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: candidate.weight)
    published = next((c for c in candidates if c.weight == _PUBLISHED), None)
    if best.weight < _HELD and published and (
        days := _counted(version, published, best.days)
    ):
        return days
    if best.weight < _TELLS:
        return EventDays(best.days, (best.span,), best.weight, asked=True)
    if best.days.year:
        return EventDays(best.days, (best.span,), best.weight)
    year, spans = _proposed_year(best.days, candidates, blocks)
    guess = replace(best.days, years=(year,) if year else ())
    return EventDays(guess, (best.span, *spans), best.weight * 0.6, has_year=False)


def _weight(sentence: Sentence, rules: Rules, stamps: set[int]) -> float:
    """Return how likely a day in this sentence is the day of the event."""
    plain = without_quotes(sentence)
    if rules.pattern("boilerplate").match(plain) or sentence.block.number in stamps:
        return _PUBLISHED
    kind, _match = rules.first_of("kinds", plain)
    held = any(rules.pattern(name).search(plain) for name in ("held", "attended"))
    if is_prose(sentence.block):
        day, *_others = [*find_days(plain), None]
        begins = day and day.start <= 3 and not _IS.match(plain, day.end)
        return 0.5 + 0.1 * (kind is not None) + 0.2 * bool(begins) + 0.35 * held
    return 0.85 if len(plain.split()) <= 8 or kind or held else 0.7


def _stamps(version: LanguageVersion) -> set[int]:
    """Return the lines that only say when a page was published.

    A paper is dated by the day it tells of, and in full: «9 июня 1996 г.» Counters
    of readers, hours and buttons stand on a page.
    """
    head = [block for block in version.blocks[:_HEAD] if not is_prose(block)]
    papers = version.rules.pattern("papers")
    is_paper = any(papers.search(flat(block.text)) for block in head)
    is_page = version.boilerplate or any(block.text.isdigit() for block in head)
    stamps = set()
    for block in version.blocks:
        plain = flat(block.text)
        days = find_days(plain)
        if len(days) != 1 or len(days[0].months_and_days) > 1 or not days[0].year:
            continue
        rest = plain[: days[0].start] + plain[days[0].end :]
        in_full = re.search(r"[гж]", plain[days[0].end - 5 :]) or "жыл" in plain
        counted = re.search(r"\d", rest) and not in_full
        if _STAMP.fullmatch(rest) and (
            is_page or counted or not (is_paper or in_full)
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
        if kind and match and (match.start() < _NEAR_START or rules.pattern("held").search(plain)):
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
    """Return the hour at which the event began."""
    labelled = version.labelled("time", "date_time", "date")
    for sentence in [*labelled, *version.opening]:
        for clock in find_times(sentence.plain):
            span = sentence.span(clock.start, clock.end)
            return Extracted(clock.value, (span,), 0.9)
    return None
