"""Occasion extraction: the anniversary or the day to which an event was devoted."""

import re

from languages.sentences import flat

from ...proposal import Extracted
from ...rules import Rules
from ...rules.chains import find_chains
from ..language_versions import LanguageVersion
from ..texts import Sentence, trimmed

_LONGEST_OCCASION = 110  # letters
_ENDS_OCCASION = re.compile(r"[,.;:()«»\n]|\s[–—-]\s")


def find_occasion(version: LanguageVersion) -> Extracted[str] | None:
    """Return the anniversary or the day to which the event was devoted."""
    for sentence in version.labelled("occasion"):
        return sentence.extracted(0, len(sentence.text), 0.9)
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
    occasion = sentence.extracted(*trimmed(sentence.text, start, end), 0.8)
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
