"""What kind of event it was, in which form it was held, and where."""

import re

from events.choices import EventKind, Mode

from ..proposal import Extracted, Span
from ..readers.blocks import Block
from ..rules import Rules
from .labels import Fact
from .passages import opening, values_of, without_quotes
from .texts import Sentence, extracted, is_prose, sentences_of, trimmed

_LOCATIVE = re.compile(r"(?<=[ыі])н[дт][ае]$")  # «залында»
_FORMAT_REACH = 45  # letters between «in the format of» and the word for a kind


# --- Kind and mode -------------------------------------------------------------------


def find_kind(
    blocks: list[Block], facts: list[Fact], rules: Rules
) -> Extracted[EventKind] | None:
    """Return the kind: what is said of the format, else the first word for one."""
    texts = [*values_of(facts, "kind", "mode"), *sentences_of(opening(blocks))]
    for sentence in texts:
        if found := _kind_by_format(sentence, rules):
            return found
    best: Extracted[EventKind] | None = None
    for sentence in texts:
        found = _kind_in(sentence, rules)
        if found and found.value is not EventKind.OTHER:
            return found
        best = best or found
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
            start = sentence.start + near.start + match.start()
            end = sentence.start + near.start + match.end()
            return Extracted(kind, (Span(sentence.block.number, start, end),), 0.95)
    return None


def _kind_in(sentence: Sentence, rules: Rules) -> Extracted[EventKind] | None:
    """Return the kind named first in a sentence, unless it only frames another."""
    plain = without_quotes(sentence)
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
    return Extracted(kind, (span,), 0.95 if sure else 0.75)


def find_mode(
    blocks: list[Block], facts: list[Fact], rules: Rules
) -> Extracted[Mode] | None:
    """Return how people met, when the text says so."""
    texts = [*values_of(facts, "mode", "venue"), *sentences_of(opening(blocks))]
    for mode, words in rules.modes.items():
        for sentence in texts:
            known = rules.compiled(rf"(?<![\w-])(?:{words})")
            if match := known.search(without_quotes(sentence)):
                start = sentence.start + match.start()
                span = Span(sentence.block.number, start, sentence.start + match.end())
                return Extracted(mode, (span,), 0.9)
    return None


# --- Place ---------------------------------------------------------------------------


def find_city(
    blocks: list[Block], facts: list[Fact], rules: Rules
) -> Extracted[str] | None:
    """Return the city, when it is named as the place and not in another's name."""
    texts = [*values_of(facts, "city", "venue"), *sentences_of(opening(blocks))]
    for sentence in texts:
        plain = without_quotes(sentence)
        for city, words in rules.cities.items():
            if match := rules.compiled(rf"(?<![\w-])(?:{words})(?!\w)").search(plain):
                start = sentence.start + match.start()
                return extracted(
                    sentence.block, start, sentence.start + match.end(), 0.8, city
                )
    return None


def find_venue(
    blocks: list[Block], facts: list[Fact], rules: Rules
) -> Extracted[str] | None:
    """Return the room, the hall or the platform where people met."""
    for sentence in values_of(facts, "venue"):
        start, end = trimmed(sentence.block.text, sentence.start, sentence.end, " .;")
        return extracted(sentence.block, start, end, 0.95)
    for sentence in sentences_of(opening(blocks)):
        if match := rules.pattern("venues").search(sentence.plain):
            start = sentence.start + match.start()
            place = trimmed(sentence.block.text, start, sentence.start + match.end())
            found = extracted(sentence.block, *place, 0.7)
            words = _LOCATIVE.sub("", found.value)
            return Extracted(words, found.spans, found.confidence)
    return None
