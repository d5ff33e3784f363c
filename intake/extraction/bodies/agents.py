"""Agents: bodies without a word for one, told by standing where only a host can.

«организован ЦСИ», "hosted by Chatham House": no noun says that these are bodies, the
grammar around them does.
"""

import re
from collections.abc import Iterator

from events.choices import Mode
from languages.truecasing import is_capitals
from participants.choices import OrganisationKind

from ...rules import Rules, in_any_language
from ...rules.chains import Chain
from ...rules.units import UPPER, Unit
from ..texts import Sentence

_ACRONYM = rf"(?<![\w«“-])[{UPPER}]{{3,8}}(?:\s[{UPPER}]{{2,12}})?"
_NEXT = re.compile(r"\s([a-z-]{2,})")
_CAPITAL = r"[A-Z][\w’&-]{1,40}"
_PROPER = (
    rf"{_CAPITAL}(?:\s(?:of\s(?:the\s)?|for\s|&\s)?{_CAPITAL}){{0,6}}"
    r"(?:\s?\([A-Z]\w{1,10}\))?"
)
_MOST_HOSTS = 8
_SHAPES = {"en": _PROPER, "ru": _ACRONYM, "kk": _ACRONYM}


def agents(sentence: Sentence, chains: list[Chain], rules: Rules) -> list[Chain]:
    """Return the bodies that only their place tells, where ``chains`` has none."""
    person = rules.compiled(rf"(?<!\w)(?:{rules.posts}|{rules.degrees}|doctor)")
    found = []
    for start, end in _places(sentence, chains, rules):
        name = sentence.text[start:end]
        is_taken = any(one.start < end and start < one.end for one in chains)
        is_person = person.search(sentence.plain, start, end)
        is_person = is_person or _describes(sentence.text, end, rules)
        if is_taken or is_person or rules.names_in(name, expected=False):
            continue
        found.append(Chain((Unit(OrganisationKind.OTHER, name, start, end),)))
    return found


def _describes(text: str, end: int, rules: Rules) -> bool:
    """Tell whether a capital only describes what follows: «by European schools»."""
    word = _NEXT.match(text, end)
    ends = rules.compiled(rf"{rules.unit_ends}|{in_any_language('connectors')}")
    return rules.language == "en" and bool(word) and not ends.fullmatch(word[1])


def _places(
    sentence: Sentence, chains: list[Chain], rules: Rules
) -> Iterator[tuple[int, int]]:
    ahead, behind = map(rules.pattern, ("agent_leads", "agent_follows"))
    known = {one.start: one for one in chains}
    for lead in ahead.finditer(sentence.plain):
        yield from _listed(sentence, lead.end(), known, rules)
    if is_capitals(sentence.text):
        return  # where any word looks so
    place = re.compile(in_any_language("no_university"))
    online = rules.compiled(rules.modes[Mode.ONLINE])
    for match in re.finditer(_ACRONYM, sentence.text):
        if online.fullmatch(sentence.plain, *match.span()):
            continue  # «on the platform ZOOM held»
        is_place = place.fullmatch(match.group())
        if behind.match(sentence.plain, match.end()) and not is_place:
            yield match.span()


def _listed(
    sentence: Sentence, start: int, known: dict[int, Chain], rules: Rules
) -> Iterator[tuple[int, int]]:
    """Yield what stands among the bodies of a list: «by the Red Crescent and UNDP»."""
    shape = re.compile(_SHAPES[rules.language])
    joint = rules.pattern("together")
    for item in range(_MOST_HOSTS):
        chain = known.get(start)
        match = shape.match(sentence.text, start)
        is_city = item and match and re.fullmatch(r"[A-Z][a-z]+", match.group())
        if is_city and chain is None:
            return
        if chain is None and match:
            yield match.span()
        end = chain.end if chain else match.end() if match else -1
        after = joint.match(sentence.plain, end) if end > 0 else None
        if not after:
            return
        start = after.end()
