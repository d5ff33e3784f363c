"""Named entities: universities, faculties and departments, as chains of units.

Each language builds them its own way. Kazakh puts the larger unit first and its own
head noun last («университетінің тарих факультетінің кафедрасы»); Russian and English
go from the small to the large. All end here as names in the nominative.
"""

import functools
import re
from dataclasses import dataclass
from typing import NamedTuple

from languages.truecasing import is_capitals, titled
from participants.choices import OrganisationKind

from . import rules
from .units import UNIVERSITY, Unit
from .units_kazakh import kazakh_units
from .units_russian import russian_units

_TRAILING = re.compile(r"(?:\s(?:of|for|at|in|and))?(?:\s+the)?[\s,]*$")
SIZE = {
    OrganisationKind.DEPARTMENT: 0,
    OrganisationKind.FACULTY: 1,
    OrganisationKind.INSTITUTE: 1,
    OrganisationKind.UNIVERSITY: 2,
}


@dataclass(frozen=True, slots=True)
class Chain:
    """Units that belong to each other, the largest first."""

    units: tuple[Unit, ...]

    @property
    def start(self) -> int:
        return min(unit.start for unit in self.units)

    @property
    def end(self) -> int:
        return max(unit.end for unit in self.units)


def find_chains(text: str, language: str) -> list[Chain]:
    """Return the chains of units in ``text``, in its order.

    >>> [chain] = find_chains("ҚазҰУ-дың тарих факультетінің заң кафедрасы", "kk")
    >>> [unit.name for unit in chain.units]
    ['ҚазҰУ', 'Тарих факультеті', 'Заң кафедрасы']
    """
    chains: list[list[Unit]] = []
    for unit in _units(text, language):
        if chains and _belongs(text, chains[-1][-1], unit, language):
            chains[-1].append(unit)
        else:
            chains.append([unit])
    by_size = [sorted(chain, key=lambda unit: -SIZE[unit.kind]) for chain in chains]
    return [Chain(tuple(units)) for units in by_size]


def _units(text: str, language: str) -> list[Unit]:
    """Return the units by the grammar of the language, and universities in English."""
    if language not in _FINDERS:
        return _english_units(text)
    units = _FINDERS[language](text)
    if not rules("en").pattern("foreign_units").search(text):
        return units
    foreign = [
        unit
        for unit in _english_units(text)
        if not any(unit.start < o.end and o.start < unit.end for o in units)
    ]
    return sorted([*units, *foreign], key=lambda unit: unit.start)


_FINDERS = {"kk": kazakh_units, "ru": russian_units}
_JOINTS = {
    "kk": re.compile(r"[\s,«»\"(]*"),
    "ru": re.compile(r"[\s,(]*(?:при\s+)?"),
    "en": re.compile(r"[\s,(]*(?:(?:of|at|in|under)\s+)?(?:the\s+)?"),
}


def _belongs(text: str, unit: Unit, other: Unit, language: str) -> bool:
    """Tell whether two neighbours are links of one chain, as their sizes run on."""
    if not _JOINTS[language].fullmatch(text[unit.end : other.start]):
        return False
    if language == "kk":
        return SIZE[unit.kind] > SIZE[other.kind]
    return SIZE[unit.kind] < SIZE[other.kind]


# --- English names, which capital letters set off ----------------------------------


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
    cap = rf"(?!(?:{small}|{large})\b)[A-Z][\w’'-]{{0,40}}"
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


def _english_units(text: str) -> list[Unit]:
    """Return the units named in ``text``."""
    if is_capitals(text):
        text = titled(text)
    units: list[Unit] = []
    for pattern in _patterns()[:3]:
        for match in pattern.finditer(text):
            unit = _english_unit(text, match, units)
            if unit and not any(
                unit.start < other.end and other.start < unit.end for other in units
            ):
                units.append(unit)
    return sorted(units, key=lambda unit: unit.start)


def _english_unit(text: str, match: re.Match[str], earlier: list[Unit]) -> Unit | None:
    """Return the unit of a match, without what is another unit's."""
    start, end = match.span()
    end = min([end, *(unit.start for unit in earlier if start < unit.start < end)])
    if lead := _patterns().leading.match(text, start, end):
        start = lead.end()
    name = _TRAILING.sub("", text[start:end])
    if match.re is _patterns().small:
        if not match["subject"] and not match["before"]:
            return None  # «the School» says nothing
        heads = rules("en").capital_units.items()
        kind = next(kind for kind, head in heads if re.fullmatch(head, match["head"]))
    else:
        kind = UNIVERSITY
        if match.re is _patterns().large and " " not in name:
            return None
    return Unit(kind, " ".join(name.split()), start, start + len(name))
