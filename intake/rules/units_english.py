"""English names of units, which capital letters set off from the sentence."""

import functools
import re
from typing import NamedTuple

from languages.truecasing import is_capitals, titled
from participants.choices import OrganisationKind

from . import rules
from .units import UNIVERSITY, Unit

_TRAILING = re.compile(r"(?:\s(?:of|for|at|in|and))?(?:\s+the)?[\s,]*$")


class _Patterns(NamedTuple):
    """How the names of large units, of their abbreviations and of small ones look."""

    large: re.Pattern[str]
    short: re.Pattern[str]
    small: re.Pattern[str]
    leading: re.Pattern[str]


@functools.cache
def _patterns() -> _Patterns:
    words = rules("en")
    heads = dict(words.capital_units)
    large = heads.pop(UNIVERSITY)
    small = "|".join(heads.values())
    cap = rf"(?!(?:{small}|{large})\b)[A-Z][\w’'-]*"
    joint = r"(?:,? and (?:the )?|, | of (?:the )?| for | & | )"
    subject = rf" (?:of|for) (?:the )?(?P<subject>{cap}(?:{joint}{cap})*)"
    return _Patterns(
        large=re.compile(
            r"(?<!\w)(?:(?:[A-Z][a-z]?\.\s?){1,2})?"
            rf"(?:{cap} (?:and (?=[A-Z]))?){{0,7}}?"
            rf"(?P<head>{large})\b(?: of {cap}(?:(?:,? and|,)? {cap}){{0,3}})?"
            r"(?:,? named after (?:[A-Z]\.\s?)*(?:al-)?[A-Z][\w-]+(?: [A-Z][\w-]+)?)?"
        ),
        short=re.compile(rf"(?<!\w)(?:{cap} )?(?:Kaz[A-Z]{{2,4}}|[A-Z]{{2,4}}U)\b"),
        small=re.compile(
            rf"(?<!\w)(?P<before>(?:{cap} (?:and )?){{0,5}}?)"
            rf"(?P<head>{small})\b(?:{subject})?"
        ),
        leading=re.compile(rf"(?:{words.unit_lead}\s+)+"),
    )


def english_units(text: str) -> list[Unit]:
    """Return the units named in ``text``."""
    if is_capitals(text):
        text = titled(text)
    found: list[Unit] = []
    for pattern in _patterns()[:3]:
        for match in pattern.finditer(text):
            unit = _unit(text, match, found)
            if unit and not any(
                unit.start < other.end and other.start < unit.end for other in found
            ):
                found.append(unit)
    return sorted(found, key=lambda unit: unit.start)


def _unit(text: str, match: re.Match[str], found: list[Unit]) -> Unit | None:
    """Return the unit of a match, without what is another unit's."""
    start, end = match.span()
    end = min([end, *(unit.start for unit in found if start < unit.start < end)])
    if lead := _patterns().leading.match(text, start, end):
        start = lead.end()
    name = _TRAILING.sub("", text[start:end])
    if match.re is _patterns().small:
        if not match["subject"] and not match["before"]:
            return None  # «the School» says nothing
        kind = _kind_of(match["head"])
    else:
        kind = UNIVERSITY
        if match.re is _patterns().large and " " not in name:
            return None
    return Unit(kind, " ".join(name.split()), start, start + len(name))


def _kind_of(head: str) -> OrganisationKind:
    return next(
        kind
        for kind, words in rules("en").capital_units.items()
        if re.fullmatch(words, head)
    )
