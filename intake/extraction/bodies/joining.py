"""Organisers' chains: the university above a unit, by its fullest name, once each."""

from languages.folding import skeleton
from languages.sentences import flat
from participants.choices import OrganisationKind

from ...proposal import ProposedUnit
from ...rules import rules
from ...rules.chains import SIZE
from ...rules.units import UNIVERSITY
from ..people.details import name_of

HOST = 0.7  # how sure we are of where an event was held
OF_LETTERHEAD = 0.8  # and of the lines of a letterhead

UnitChain = list[ProposedUnit]


def completed(chains: list[UnitChain], homes: list[UnitChain]) -> list[UnitChain]:
    """Join lines that run from a university down, and give a department alone the
    university named nearby, by its fullest name."""
    joined: list[UnitChain] = []
    for chain in chains:
        last = joined[-1][-1] if joined else None
        is_line = name_of(chain[0]).confidence == OF_LETTERHEAD
        if last and is_line and _is_below(chain[0], last):
            joined[-1].extend(chain)
        else:
            joined.append(list(chain))
    first = joined[0] if joined else []
    if first and _may_be_of_university(first[0]):
        names = {name_of(unit).value for chain in joined for unit in chain}
        homes = [home for home in homes if name_of(home[0]).value not in names]
        homes = [home for home in homes if home[0].kind is UNIVERSITY]
        fullest = max(homes, key=lambda home: len(name_of(home[0]).value), default=[])
        first[:0] = [unit for unit in fullest if _is_below(first[0], unit)]
    return joined


def _may_be_of_university(unit: ProposedUnit) -> bool:
    """Tell whether a unit alone is a university's: no ministry, but a debate club."""
    if unit.kind is not OrganisationKind.OTHER:
        return unit.kind is not UNIVERSITY
    ((language, name),) = unit.name.items()
    return bool(rules(language).pattern("unit_inner").search(flat(name.value)))


def _is_below(unit: ProposedUnit, other: ProposedUnit) -> bool:
    return SIZE[unit.kind] < SIZE[other.kind]


def name_in_full(chains: list[UnitChain], others: list[UnitChain]) -> None:
    """Give a body in short the name that the text has of it elsewhere, once."""
    seen = []
    for chain in chains:
        for place, unit in enumerate(chain):
            fuller = (one for other in others for one in other if _is_short(unit, one))
            chain[place] = next(fuller, unit)
        names = [name_of(unit).value for unit in chain]
        if names in seen:
            chain.clear()
        seen.append(names)
    chains[:] = filter(None, chains)


def _is_short(unit: ProposedUnit, other: ProposedUnit) -> bool:
    """Tell whether a name lacks the middle or the end of another, or abbreviates it."""
    name, fuller = name_of(unit).value, name_of(other).value
    if " " not in fuller:
        return False
    if f"({name})" in fuller:
        return True  # «European Circle for Training (ECTTO)»
    if unit.kind is not other.kind:
        return False
    if unit.kind is OrganisationKind.OTHER and fuller.startswith(f"{name} of the "):
        return True  # «Ministry of Health of the Republic of Kazakhstan»
    if " " not in name:
        return unit.kind is UNIVERSITY and _same_body(name, fuller)
    rest = fuller.removeprefix(name)
    if rest != fuller and (rest.isupper() or rest.startswith(" при ")):
        return True  # «Институт философии КН МНВО РК», «Совет при Президенте»
    words, more = flat(name).split(), flat(fuller).split()
    return words[-1] == more[-1] and set(words) < set(more)


def besides(chains: list[UnitChain], hosts: list[UnitChain]) -> list[UnitChain]:
    """Return whose guest the event was, where another held it."""
    said = [name_of(unit).value for chain in chains for unit in chain]
    return [
        host
        for host in hosts
        if name_of(host[-1]).confidence >= HOST
        and not any(_same_body(name_of(host[-1]).value, name) for name in said)
    ]


def _same_body(name: str, other: str) -> bool:
    """Tell whether two names may be one body's: «КазНУ», «Казахский … университет».

    The words of one are among those of the other, or it is an abbreviation.
    """
    short, long = sorted((name, other), key=len)
    if set(flat(short).split()) <= set(flat(long).split()):
        return True
    first = short.split()[0]
    is_abbreviation = sum(map(str.isupper, first)) > 1
    return is_abbreviation and skeleton(short[0]) == skeleton(long[0])
