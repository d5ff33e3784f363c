"""Organisation names: what the ways to write them have in common."""

import functools
import re
from dataclasses import dataclass

from languages.sentences import flat
from languages.truecasing import is_capitals
from participants.choices import OrganisationKind

from . import in_any_language, rules

UNIVERSITY = OrganisationKind.UNIVERSITY
UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_SMALL = "a-zа-яәғқңөұүһі"
_ABBREVIATION = re.compile(
    rf"(?<!\w)(?:[{UPPER}][{_SMALL}]{{0,3}}){{1,4}}(?:[{UPPER}][{_SMALL}]?){{1,3}}"
    rf"[УUА](?![\w])"
)
_LOUD = re.compile(rf"\s[{UPPER}]{{4,40}}»")  # a name all in capitals
_SHORT_NAME = re.compile(rf"\s?\((?=\w*[{UPPER}]\w*[{UPPER}])[\w&]{{2,10}}\)")
_ABROAD = re.compile(rf"\s(?:in|в)(?:\sthe)?(?:\s[{UPPER}][\w-]{{1,30}}){{1,2}}")
_VERB = 12  # letters behind a name
_QUOTED = r"(?:«[^»]{2,200}»|“[^”]{2,200}”|\"[^\"]{2,200}\")"
_PLAIN_LENGTHS = range(3, 7)  # of an abbreviation without small letters


@dataclass(frozen=True, slots=True)
class Unit:
    """One body and where it is named; ``name`` is in the nominative."""

    kind: OrganisationKind
    name: str
    start: int
    end: int


@functools.cache
def head_pattern(language: str, endings: str = "") -> re.Pattern[str]:
    """Return a pattern for the head noun of a unit, its kind as the group's name."""
    groups = "|".join(
        f"(?P<{kind.name}>{words})" for kind, words in rules(language).units.items()
    )
    return re.compile(rf"(?<!\w)(?:{groups}){endings}(?!\w)")


def kind_of(head: re.Match[str]) -> OrganisationKind:
    found = head.groupdict()
    return next(kind for kind in OrganisationKind if found.get(kind.name))


def abbreviations(text: str) -> list[re.Match[str]]:
    """Return names like «ҚазҰПУ», «КарТУ», "KazNU": capitals that end in one of U."""
    if " " in text and is_capitals(text):
        return []  # any word may look so
    return [
        match
        for match in _ABBREVIATION.finditer(text)
        if _is_one(match.group()) and not _LOUD.match(text, match.end())
    ]


def _is_one(word: str) -> bool:
    if re.fullmatch(in_any_language("no_university"), word):
        return False
    if word.isupper():
        return len(word) in _PLAIN_LENGTHS and word[-1] in "УU"
    return sum(map(str.isupper, word)) > 1


def formed(text: str, language: str) -> list[re.Match[str]]:
    """Return names in quotation marks with a legal form in short: «ТОО «Дала»»."""
    forms = rules(language).unit_forms
    town = r"(?:\s(?:г\.\s?|города\s)\w{2,30}|\s[А-Я]{2,4})?"
    order = {
        "ru": rf"(?<!\w)(?P<name>{forms}{town}\s?{_QUOTED})",
        "kk": rf"(?P<name>{_QUOTED}\s?{forms})(?:[-–]\w{{1,4}})?(?!\w)",
    }
    return list(re.finditer(order[language], text))


def formed_unit(_text: str, match: re.Match[str], _taken: int) -> Unit:
    return Unit(OrganisationKind.OTHER, match["name"], *match.span())


def end_of_brackets(text: str, end: int) -> int:
    """Take in a name's short form: «Ministry of Health (MoH)»."""
    short = _SHORT_NAME.match(text, end)
    return short.end() if short else end


def end_abroad(text: str, end: int, head: str, language: str) -> int:
    """Take in where an embassy or an office is: «Embassy of France in Kazakhstan»."""
    if not rules(language).pattern("unit_abroad").match(flat(head)):
        return end
    place = _ABROAD.match(text, end)
    return place.end() if place else end


def is_no_unit(text: str, unit: Unit, language: str) -> bool:
    """Tell whether the words are only a place, or an event: «районный центр»,
    «тамыз кеңесі өтті»."""
    words = flat(text[unit.start : unit.end + _VERB])
    return bool(rules(language).pattern("no_units").match(words))
