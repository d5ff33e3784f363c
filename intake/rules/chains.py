"""Named entities: universities, faculties and departments, as chains of units.

Each language builds them its own way. Kazakh puts the larger unit first and its own
head noun last («университетінің тарих факультетінің кафедрасы»); Russian and English
go from the small to the large. All end here as names in the nominative.
"""

import re
from dataclasses import dataclass

from languages.russian import is_genitive
from participants.choices import OrganisationKind

from . import rules
from .units import Unit
from .units_english import english_units
from .units_kazakh import kazakh_units
from .units_russian import russian_units

SIZE = {
    OrganisationKind.DEPARTMENT: 0,
    OrganisationKind.FACULTY: 1,
    OrganisationKind.INSTITUTE: 1,
    OrganisationKind.OTHER: 2,
    OrganisationKind.UNIVERSITY: 3,
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
            last = chains[-1]
            is_of = text[last[-1].end : unit.start].startswith(" of ")
            is_ahead = language == "en" and SIZE[last[-1].kind] > SIZE[unit.kind]
            is_ahead = is_ahead and not is_of
            last.insert(len(last) - is_ahead, unit)
        else:
            chains.append([unit])
    order = 1 if language == "kk" else -1
    return [Chain(tuple(chain[::order])) for chain in chains]


def _units(text: str, language: str) -> list[Unit]:
    """Return the units by the grammar of the language, and universities in English."""
    if language not in _FINDERS:
        return english_units(text)
    units = _FINDERS[language](text)
    if not rules("en").pattern("foreign_units").search(text):
        return units
    foreign = english_units(text)
    units = [u for u in units if not any(o.start <= u.start < o.end for o in foreign)]
    return sorted([*units, *foreign], key=lambda unit: unit.start)


def _is_owned(text: str, unit: Unit, other: Unit, language: str) -> bool:
    """Tell whether the genitive joins two bodies, which may be of one size."""
    if language == "kk" and unit.kind is not OrganisationKind.OTHER:
        return text[unit.start : unit.end].endswith("ң")
    if language == "kk":
        return not _ELSEWHERE.search(text[unit.start : unit.end])
    return language == "ru" and is_genitive(text[other.start :].split()[0])


_OTHER = OrganisationKind.OTHER  # a club may be a department's
_ELSEWHERE = re.compile(r"(?:[дт][ае]н?|[ғқ]а|[гк]е|н[ае])$")
_FINDERS = {"kk": kazakh_units, "ru": russian_units}
_JOINTS = {
    "kk": re.compile(r"[\s,«»\"(]*(?:(?:жанындағы|құрамындағы|қарасты)\s+)?"),
    "ru": re.compile(r"[\s,(]*(?:при\s+)?"),
    "en": re.compile(r"(?:[’']s)?[\s,(]*(?:(?:of|at|in|under)\s+)?(?:the\s+)?"),
}


def _belongs(text: str, unit: Unit, other: Unit, language: str) -> bool:
    """Tell whether two neighbours are links of one chain, as their sizes run on."""
    between = text[unit.end : other.start]
    if not _JOINTS[language].fullmatch(between):
        return False
    if OrganisationKind.OTHER in {unit.kind, other.kind} and "," in between:
        return False
    if between.split()[:1] in (["of"], ["under"], ["при"]):
        return True
    owner, owned = (unit, other) if language == "kk" else (other, unit)
    may_be_small = owned.kind is _OTHER or language == "kk"  # «бөлімінің орталығы»
    is_small = SIZE[owner.kind] < SIZE[owned.kind] and may_be_small
    if language != "en" and (is_small or SIZE[unit.kind] == SIZE[other.kind]):
        return not between.strip() and _is_owned(text, unit, other, language)
    if language == "kk":
        return SIZE[unit.kind] > SIZE[other.kind]
    if (
        language == "en"
        and between in (" ", "’s ", "'s ")
        and SIZE[unit.kind] > SIZE[other.kind]
    ):
        return True  # «Perm University Institute of Law»
    return SIZE[unit.kind] < SIZE[other.kind]
