"""Participation of groups: whether more people took part than are named."""

import re
from collections.abc import Iterator

from languages import russian
from languages.names.extraction import find_names

from ...proposal import Extracted, ProposedPerson
from ...readers.blocks import Block
from ...rules import Rules
from ..labels import PEOPLE
from ..language_versions import LanguageVersion
from ..segmentation.headings import is_heading
from ..texts import Sentence, sentences_of, trimmed, without_quotes

_WORD = re.compile(r"[^\W\d_]+")
_PARTED = re.compile(r"[,;]|\s(?:и|және|мен|бен|пен|and)\s")  # members of a list


def find_others(
    version: LanguageVersion, prose: list[Block], people: list[ProposedPerson]
) -> Extracted[bool]:
    """Return whether more people took part than are named."""
    words = version.rules
    pattern = words.pattern("others")
    for value in version.labelled(*PEOPLE):
        if match := pattern.search(value.plain):
            return Extracted(True, (value.span(*match.span()),))
    for sentence in sentences_of(prose):
        match = pattern.search(sentence.plain)
        if match and find_names(sentence.text, version.language):
            place = trimmed(sentence.text, *match.span())
            return Extracted(True, (sentence.span(*place),), 0.9)
    for sentence in sentences_of(b for b in prose if not is_heading(b, words)):
        if group := _unnamed_group(sentence, words, nobody_named=not people):
            return Extracted(True, (sentence.span(*group),), 0.8)
    return Extracted(False, confidence=0.7)


def _unnamed_group(
    sentence: Sentence, rules: Rules, *, nobody_named: bool
) -> tuple[int, int] | None:
    """Return where a sentence says that a group took part, and names nobody of it.

    «The participants» may be those who are named elsewhere, «the students» are not.
    """
    plain = without_quotes(sentence)
    attended = rules.pattern("attended").search(plain)
    names = rules.names_in(sentence.text)
    groups = list(_groups(plain, rules))
    for number, (start, end) in enumerate(groups):
        anybody = rules.pattern("anybody").match(plain, start)
        if not (nobody_named if anybody else attended):
            continue
        parted = _PARTED.search(plain, end)
        while parted and parted.group() == "," and _apposed(groups[number:], parted):
            parted = _PARTED.search(plain, parted.end())
        until = parted.start() if parted else len(plain)
        if not any(start < name.end and name.start < until for name in names):
            return start, end
    return None


def _apposed(groups: list[tuple[int, int]], comma: re.Match[str]) -> bool:
    """Tell whether the next group follows at once: «кандидаты наук, доценты А. и Б.»"""
    return any(start == comma.end() + 1 for start, _end in groups)


def _groups(plain: str, rules: Rules) -> Iterator[tuple[int, int]]:
    """Yield the places of words for several people: «студенты», «80 адам»."""
    for match in rules.pattern("groups").finditer(plain):
        yield match.span()
    if rules.language == "ru":
        for word in _WORD.finditer(plain):
            if russian.is_group_of_people(word.group()):
                yield word.span()
