"""Russian names of units: the smaller first, all but the first in the genitive."""

import functools
import re
from itertools import islice

from languages.lookback import before
from languages.names.declension import SURNAME
from languages.names.endings import ending_of
from languages.names.given_names import is_given_name
from languages.russian import agreeing, is_adjective, is_genitive, is_noun, nominative
from languages.sentences import flat
from languages.truecasing import capitalised

from . import rules
from .units import UNIVERSITY, UPPER, Unit, abbreviations, head_pattern, kind_of

_WORD = re.compile(r"[\w-]+|«[^»]{0,300}»|[^\s\w]")
_CAPITALISED_LAST = re.compile(rf"(?<!\w)([{UPPER}][\w-]{{1,40}})\s$")
_OWN_NAME = re.compile(rf"\s[{UPPER}][а-я]+(?!\s?[{UPPER}]|\w|\.)")
_BEFORE_PERSON = re.compile(rf"\s[{UPPER}][а-я]+(?=(?:\s[{UPPER}][а-я]+){{2}})")
_PLURAL = re.compile(r"[ыи]х$")
_MOST_ADJECTIVES = 6
_MOST_WORDS = 12


def russian_units(text: str) -> list[Unit]:
    """Return the units named in ``text``, whatever case they are in."""
    heads = [(m.start(), False, m) for m in head_pattern("ru").finditer(flat(text))]
    heads += [(m.start(), True, m) for m in abbreviations(text)]
    units: list[Unit] = []
    taken = 0
    for place, is_short, head in sorted(heads, key=lambda found: found[:2]):
        if place >= taken:
            make = _short_unit if is_short else _long_unit
            unit = make(text, head, taken)
            taken = unit.end
            if is_short or (unit.start, unit.end) != head.span():
                units.append(unit)  # «университетом» alone says nothing
    return units


def _short_unit(text: str, head: re.Match[str], _taken: int) -> Unit:
    end = _end_of_honour(text, head.end())
    return Unit(UNIVERSITY, text[head.start() : end], head.start(), end)


def _long_unit(text: str, head: re.Match[str], taken: int) -> Unit:
    start, adjectives = _adjectives_before(text, head.start(), taken)
    noun, gender = nominative(text[head.start() : head.end()])
    words = [agreeing(word, gender) if gender else word for word in adjectives]
    end = _end_of_honour(text, _end_of_subject(text, head.end()))
    named = _bare_name(text, start, head.start())
    lead = [named[1]] if named and named.start() == start else []
    name = capitalised(" ".join([*lead, *words, noun])) + text[head.end() : end]
    return Unit(kind_of(head), " ".join(name.split()), start, end)


def _adjectives_before(text: str, end: int, taken: int) -> tuple[int, list[str]]:
    words = list(re.finditer(r"[\w-]+", text[taken:end]))[-_MOST_ADJECTIVES:]
    start, found = end, []
    for word in reversed(words):
        between = text[taken + word.end() : start]
        if between.strip() or not is_adjective(word.group()):
            break
        if _PLURAL.search(word.group()):
            break  # «молодых учёных университета»: those of another unit
        start = taken + word.start()
        found.insert(0, word.group())
    named = _bare_name(text, taken, start)
    return named.start() if named else start, found


def _bare_name(text: str, start: int, end: int) -> re.Match | None:
    """Match a family name that stands undeclined: «Назарбаев Университет»."""
    match = _CAPITALISED_LAST.search(text, start, end)
    ending = ending_of(match[1]) if match else None
    return match if ending and ending.paradigm is SURNAME else None


def _end_of_subject(text: str, end: int) -> int:
    """Return where the genitives end that say what the unit is concerned with.

    An adjective counts only with its noun: in «кафедра истории исторического
    факультета» it belongs to the next unit.
    """
    is_adjectival = rules("ru").pattern("adjectival_nouns")
    last = _end_of_own_name(text, end)
    for word in islice(_WORD.finditer(text, last), _MOST_WORDS):
        shown = word.group()
        if shown.startswith("«"):
            return word.end() if not text[last : word.start()].strip() else last
        if shown in {",", "и"}:
            continue
        is_head = head_pattern("ru").fullmatch(flat(shown)) or abbreviations(shown)
        if not shown[0].isalpha() or is_head or _is_honour(shown):
            return last
        if not is_genitive(shown):
            return last
        if is_noun(shown) or is_adjectival.fullmatch(shown):
            last = word.end()
    return last


def _end_of_own_name(text: str, end: int) -> int:
    """Take in the name of a «Университет Нархоз», but no person behind a head."""
    head = re.search(r"\w+$", before(text, end))
    match = _OWN_NAME.match(text, end) or _BEFORE_PERSON.match(text, end)
    if match and is_given_name(match.group().strip().lower()):
        return end
    return match.end() if match and head and head[0][0].isupper() else end


def _end_of_honour(text: str, end: int) -> int:
    for pattern in _behind_name():
        if match := pattern.match(text, end):
            return match.end()
    return end


@functools.cache
def _behind_name() -> list[re.Pattern[str]]:
    """Return what «named after …» and «under the President» look like."""
    words = rules("ru")
    honoured = rf"(?:(?i:{words.unit_honoured})|[{UPPER}]\.\s?-?){{0,4}}[\w-]+"
    behind = rf"(?:\s+(?:{words.unit_titles}|[{UPPER}][\w-]+))?"
    return [
        re.compile(rf"\s+(?i:{words.unit_honour})\s*{honoured}{behind}"),
        re.compile(rf"\s+(?i:{words.unit_of})"),
    ]


def _is_honour(word: str) -> bool:
    return any(
        rules("ru").pattern("unit_honour").fullmatch(word.lower() + dot)
        for dot in ("", ".")
    )
