"""Event classification: of which kind an event was, and how people met."""

import re

from events.choices import EventKind, Mode

from ...proposal import Extracted
from ...readers.blocks import BlockKind
from ...rules import Rules
from ..language_versions import LanguageVersion
from ..texts import Sentence, is_prose, quoted, without_quotes

_FEW = 2  # words
_MANY = re.compile(r"[лдт][ае]р")  # «семинарлар» are others
_FORMAT_REACH = 45  # letters between «in the format of» and the word for a kind


def find_kind(version: LanguageVersion) -> Extracted[EventKind] | None:
    """Return the kind: what is said of the format, else the first word for one."""
    told = (s for s in version.opening if s.block.kind is not BlockKind.ITEM)
    texts = [*version.labelled("kind", "mode"), *told]
    for sentence in texts:
        if kind := _kind_by_format(sentence, version.rules):
            return kind
    kinds = [kind for s in texts if (kind := _kind_in(s, version.rules))]
    return min(kinds, key=lambda kind: kind.value is EventKind.OTHER, default=None)


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
            start, end = (near.start + place for place in match.span())
            return Extracted(kind, (sentence.span(start, end),), 0.95)
    return None


def _kind_in(sentence: Sentence, rules: Rules) -> Extracted[EventKind] | None:
    """Return the kind named first in a sentence, unless it only frames another."""
    plain = without_quotes(sentence)
    for first, last in quoted(sentence.text):  # the «round table» itself
        words = sentence.plain[first:last]
        if len(words.split()) <= _FEW and rules.first_of("kinds", words)[1]:
            plain = plain[:first] + words + plain[last:]
    kinds = []
    for kind, words in rules.kinds.items():
        for match in rules.compiled(words).finditer(plain):
            frame, (start, end) = rules.pattern("frame"), match.span()
            behind = rules.language == "kk"
            if behind and kind is not EventKind.OTHER and _MANY.match(plain, end):
                continue
            if not (
                frame.match(plain[end:]) if behind else frame.search(plain[:start])
            ):
                kinds.append((kind is EventKind.OTHER, start, end, kind))
                break
    if not kinds:
        return None
    _other, start, end, kind = min(kinds)
    sure = rules.pattern("held").search(plain) or not is_prose(sentence.block)
    return Extracted(kind, (sentence.span(start, end),), 0.95 if sure else 0.75)


def find_mode(version: LanguageVersion) -> Extracted[Mode] | None:
    """Return how people met; who joined from afar makes a meeting hybrid."""
    rules, partly = version.rules, None
    labelled = version.labelled("mode", "venue")
    for mode, words in rules.modes.items():
        pattern = rules.compiled(rf"(?<![\w-])(?:{words})")
        for sentence in [*labelled, *version.opening]:
            plain = without_quotes(sentence)
            match = pattern.search(plain)
            if not match:
                continue
            span = sentence.span(*match.span())
            next_words = " ".join(plain[match.end() :].split()[:2])
            is_of_event = rules.first_of("kinds", next_words)[1]  # «онлайн-семинар»
            joined = rules.pattern("joined").search(plain)
            if (
                mode is Mode.ONLINE
                and joined
                and not is_of_event
                and sentence not in labelled
            ):
                partly = partly or Extracted(Mode.HYBRID, (span,), 0.7)
            elif (
                mode is Mode.HYBRID
                or sentence in labelled
                or rules.first_of("kinds", plain)[1]
                or not is_prose(sentence.block)
            ):
                return Extracted(mode, (span,), 0.9)
    return partly


def tells_of_event(sentence: Sentence, rules: Rules) -> bool:
    """Tell whether a sentence says what took place or who came."""
    plain = without_quotes(sentence)
    kind, _match = rules.first_of("kinds", plain)
    told = (rules.pattern(name).search(plain) for name in ("held", "attended"))
    return kind is not None or any(told) or not is_prose(sentence.block)
