"""Event extraction: what kind it was, how it was held, where, and for what occasion."""

import re

from events.choices import EventKind, Mode
from languages.sentences import flat

from ..proposal import Extracted
from ..rules import LANGUAGES, Rules
from ..rules import rules as rules_of
from ..rules.chains import find_chains
from .language_versions import LanguageVersion
from .texts import Sentence, extracted, is_prose, trimmed, without_quotes

_LOCATIVE = re.compile(r"(?<=[ыі])н[дт][ае]$")  # «залында»
_FORMAT_REACH = 45  # letters between «in the format of» and the word for a kind


_LONGEST_OCCASION = 110
_ENDS_OCCASION = re.compile(r"[,.;:()«»\n]|\s[–—-]\s")


# --- Kind and mode -------------------------------------------------------------------


def find_kind(version: LanguageVersion) -> Extracted[EventKind] | None:
    """Return the kind: what is said of the format, else the first word for one."""
    texts = [*version.labelled("kind", "mode"), *version.opening]
    for sentence in texts:
        if found := _kind_by_format(sentence, version.rules):
            return found
    best: Extracted[EventKind] | None = None
    for sentence in texts:
        found = _kind_in(sentence, version.rules)
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
            start, end = near.start + match.start(), near.start + match.end()
            return Extracted(kind, (sentence.span(start, end),), 0.95)
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
            found = extracted(sentence.block, *place, 0.7)
            words = _LOCATIVE.sub("", found.value)
            return Extracted(words, found.spans, found.confidence)
    return None


# --- Occasion ------------------------------------------------------------------------


def find_occasion(version: LanguageVersion) -> Extracted[str] | None:
    """Return the anniversary or the day to which the event was devoted."""
    for sentence in version.labelled("occasion"):
        return extracted(sentence.block, sentence.start, sentence.end, 0.9)
    for sentence in version.opening:
        for match in version.rules.pattern("occasions").finditer(sentence.plain):
            if found := _occasion(sentence, match, version.rules):
                return found
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
    found = extracted(sentence.block, *place, 0.8)
    if rules.pattern("occasion_dative").match(flat(found.value)):
        words = re.sub(r"^[Кк]о?\s", "", found.value)
        return Extracted(f"К {words}", found.spans, 0.8)
    return found


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


# --- Languages ----------------------------------------------------------------------


def find_spoken(version: LanguageVersion) -> Extracted[tuple[str, ...]] | None:
    """Return the working languages, where a label gives them."""
    for value in version.labelled("language"):
        codes = tuple(code for code in LANGUAGES if _names_language(value.plain, code))
        span = value.span(0, len(value.text))
        return Extracted(codes, (span,)) if codes else None
    return None


def _names_language(plain: str, code: str) -> bool:
    """Tell whether a label names a language, in its own words or in another's."""
    tables = (rules_of(language) for language in LANGUAGES)
    return any(table.compiled(table.languages[code]).search(plain) for table in tables)
