"""Agents: bodies that no head noun betrays, where grammar says that they held an event.

«КФУ», "New Readings on Mountains" are names of bodies only beside a verb
for organising, or where people met: in that place alone they are looked for.
"""

import re

from languages.names.given_names import is_given_name
from participants.choices import OrganisationKind

from . import Rules
from .chains import Chain
from .units import UPPER, Unit

_SHORT = rf"(?<![\w«“\"(.-])[{UPPER}]{{3,8}}(?![\w»”\".])"
_ENDING = r"(?:[-–][а-яәғқңөұүһі]{1,6}(?!\w))?"
_WORD = r"[A-Z][\w’'&-]{1,40}"
_PHRASE = (
    rf"{_WORD}(?:\s(?:(?:of|for|on|and|in|&)\s(?:the\s)?)?{_WORD}){{0,9}}"
    r"(?:\s?\([A-Z][\w&]{1,9}\))?(?!\s[a-z]+\sof\s)"
)
_AND = r"(?:,\s(?:and\s)?|\sand\s|\s&\s)(?:the\s|The\s)?"


def agents(text: str, rules: Rules) -> list[Chain]:
    """Return what may be a body in ``text`` if the words around it say so."""
    if rules.language == "en":
        places = _behind_by(text, rules)
    else:
        places = [m.span() for m in re.finditer(_SHORT + _ENDING, text)]
    return [
        Chain((Unit(OrganisationKind.OTHER, _bare(text[start:end]), start, end),))
        for start, end in places
        if not rules.pattern("no_agents").fullmatch(_bare(text[start:end]))
    ]


def _bare(name: str) -> str:
    return re.sub(rf"(?<=[{UPPER}])[-–][а-яәғқңөұүһі]{{1,6}}$", "", name)


def _behind_by(text: str, rules: Rules) -> list[tuple[int, int]]:
    """Return the places of those whom an English participle names as its agents."""
    places: list[tuple[int, int]] = []
    for act in re.finditer(rf"(?i:{rules.by_agents})\s(?:[tT]he\s)?", text):
        match = re.compile(_PHRASE).match(text, act.end())
        while match and not _is_person(match.group(), rules):
            places.append(match.span())
            joint = re.compile(rf"{_AND}(?={_WORD}\s)").match(text, match.end())
            match = joint and re.compile(_PHRASE).match(text, joint.end())
    return places


def _is_person(phrase: str, rules: Rules) -> bool:
    first = phrase.split()[0].lower()
    called = rules.compiled(rf"(?<!\w)(?:{rules.posts}|{rules.degrees}|doctor)")
    return bool(is_given_name(first) or called.search(phrase.lower()))
