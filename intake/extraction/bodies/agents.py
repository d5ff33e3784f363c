"""Agents: bodies without a word for one, told by standing where only a host can.

«организован ЦСИ», "hosted by Chatham House": no noun says that these are bodies, the
grammar around them does.
"""

import re
from collections.abc import Iterator

from participants.choices import OrganisationKind

from ...rules import Rules
from ...rules.chains import Chain
from ...rules.units import UPPER, Unit
from ..texts import Sentence

_ACRONYM = rf"(?<![\w«“-])[{UPPER}]{{3,8}}(?:\s[{UPPER}]{{3,12}})?"
_CAPITAL = r"[A-Z][\w’&-]{1,40}"
_PROPER = (
    rf"{_CAPITAL}(?:\s(?:of\s(?:the\s)?|for\s|&\s)?{_CAPITAL}){{0,6}}"
    r"(?:\s?\([A-Z]\w{1,10}\))?"
)
_SHAPES = {"en": _PROPER, "ru": _ACRONYM, "kk": _ACRONYM}


def agents(sentence: Sentence, chains: list[Chain], rules: Rules) -> list[Chain]:
    """Return the bodies that only their place tells, where ``chains`` has none."""
    shape, text = _SHAPES[rules.language], sentence.text
    person = rules.compiled(rf"(?<!\w)(?:{rules.posts}|{rules.degrees}|doctor)")
    found = []
    for start, end in _places(sentence, shape, rules):
        is_taken = any(one.start < end and start < one.end for one in chains)
        is_person = person.search(sentence.plain, start, end)
        if is_taken or is_person or rules.names_in(text[start:end], expected=False):
            continue
        unit = Unit(OrganisationKind.OTHER, text[start:end], start, end)
        found.append(Chain((unit,)))
    return found


def _places(sentence: Sentence, shape: str, rules: Rules) -> Iterator[tuple[int, int]]:
    ahead, behind = map(rules.pattern, ("agent_leads", "agent_follows"))
    name = re.compile(shape)
    for lead in ahead.finditer(sentence.plain):
        if match := name.match(sentence.text, lead.end()):
            yield match.span()
    for match in re.finditer(_ACRONYM, sentence.text):
        if behind.match(sentence.plain, match.end()):
            yield match.span()
