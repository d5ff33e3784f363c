"""Which of the units a text names held the event."""

from dataclasses import dataclass
from typing import NamedTuple

from participants.choices import OrganisationKind

from .blocks import Block
from .circumstances import opening
from .labels import Fact
from .proposal import Span
from .rules import Rules
from .texts import Sentence, sentences_of
from .units import UNIVERSITY, Chain, Unit, find_chains

_NEAR = 40  # letters between «organised by» and a name
_FAR = 260  # a Kazakh sentence tells its occasion between the name and the verb
_TOGETHER = {
    "kk": r"бірлесіп|бірге|бірлескен",
    "ru": r"совместно|при участии кафедр",
    "en": r"jointly|together with|in cooperation with|and the",
}


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit of an organiser with its place in the source."""

    kind: OrganisationKind
    name: str
    span: Span
    confidence: float


_SIZES = [
    OrganisationKind.DEPARTMENT,
    OrganisationKind.INSTITUTE,
    OrganisationKind.FACULTY,
    OrganisationKind.UNIVERSITY,
]


class _Candidate(NamedTuple):
    sentence: Sentence
    chain: Chain
    confidence: float


def find_organisers(
    blocks: list[Block],
    facts: list[Fact],
    institutions: list[Block],
    subtitle: Block | None,
    rules: Rules,
) -> list[list[FoundUnit]]:
    """Return the chains of units that held the event, each the largest unit first."""
    if labelled := _labelled(facts, rules):
        return [_found(c) for c in labelled]
    lines = [subtitle] if subtitle else []
    head = list(sentences_of(institutions))
    told = list(sentences_of([*lines, *opening(blocks)]))
    chosen = _who_held(told, rules)
    letterhead = _letterhead(head, rules)
    if not chosen:
        chosen = letterhead or _where_held(told, rules)
    chains = [_found(candidate) for candidate in chosen]
    return _completed(chains, [*letterhead, *_universities(told, rules)])


def _labelled(facts: list[Fact], rules: Rules) -> list[_Candidate]:
    return [
        _Candidate(Sentence(value.block, value.start, value.end), chain, 0.95)
        for fact in facts
        if fact.name == "organiser"
        for value in fact.values
        for chain in find_chains(value.text, rules.language)
    ]


def _who_held(told: list[Sentence], rules: Rules) -> list[_Candidate]:
    """Return the chains nearest to a word for organising, in its direction."""
    for sentence in told:
        plain = sentence.plain
        if not rules.first_of("kinds", plain)[1]:
            continue
        chains = find_chains(sentence.text, rules.language)
        near = [
            (_distance(plain, chain, rules), number)
            for number, chain in enumerate(chains)
        ]
        best = min(near, default=(None, 0), key=lambda d: (d[0] is None, d[0]))
        if best[0] is None:
            continue
        chosen = [chains[best[1]]]
        if rules.compiled(_TOGETHER[rules.language]).search(plain):
            chosen += [
                chain
                for chain in chains[best[1] + 1 :]
                if chain.start < best_end(chosen)
            ]
        return [_Candidate(sentence, chain, 0.9) for chain in chosen]
    return []


def best_end(chosen: list[Chain]) -> int:
    return chosen[-1].end + _NEAR


def _distance(plain: str, chain: Chain, rules: Rules) -> int | None:
    """Return how far a word for organising is from a chain, where it refers to it."""
    reach = _FAR if rules.language == "kk" else _NEAR
    best = None
    for cue in rules.pattern("held").finditer(plain):
        after = cue.start() - chain.end  # «кафедра провела»
        before = chain.start - cue.end()  # «организован кафедрой»
        in_place = _is_in_place(plain, chain, rules)
        if 0 <= after <= reach and not in_place:
            distance = after
        elif rules.language != "kk" and 0 <= before <= _NEAR and not in_place:
            distance = before
        else:
            continue
        best = distance if best is None else min(best, distance)
    return best


def _is_in_place(plain: str, chain: Chain, rules: Rules) -> bool:
    """Tell whether a chain says where the event was rather than who held it."""
    if rules.language == "kk":
        ending = plain[chain.end - 4 : chain.end].rstrip()
        return ending.endswith(("да", "де", "та", "те", "нда", "нде"))
    lead = plain[max(0, chain.start - 12) : chain.start].split()
    places = {"ru": {"в", "во", "на", "из", "с"}, "en": {"at", "in", "from"}}
    return bool(set(lead[-2:]) & places.get(rules.language, set()))


def _letterhead(head: list[Sentence], rules: Rules) -> list[_Candidate]:
    """Join the lines above a title to one chain: the university, then its units."""
    found = [
        _Candidate(sentence, chain, 0.8)
        for sentence in head
        for chain in find_chains(sentence.text, rules.language)
    ]
    return found


def _where_held(told: list[Sentence], rules: Rules) -> list[_Candidate]:
    """Return whose guest the event was, when nobody is said to have held it."""
    for sentence in told:
        plain = sentence.plain
        kind = rules.first_of("kinds", plain)[1]
        chains = find_chains(sentence.text, rules.language)
        if kind and chains and rules.pattern("held").search(plain):
            return [_Candidate(sentence, chains[0], 0.6)]
    return []


def _universities(told: list[Sentence], rules: Rules) -> list[_Candidate]:
    return [
        _Candidate(sentence, chain, 0.6)
        for sentence in told
        for chain in find_chains(sentence.text, rules.language)
        if chain.units[0].kind is UNIVERSITY
    ]


def _found(candidate: _Candidate) -> list[FoundUnit]:
    return [_unit(candidate, unit) for unit in candidate.chain.units]


def _unit(candidate: _Candidate, unit: Unit) -> FoundUnit:
    block, offset, _end = candidate.sentence
    span = Span(block.number, offset + unit.start, offset + unit.end)
    return FoundUnit(unit.kind, unit.name, span, candidate.confidence)


def _completed(
    chains: list[list[FoundUnit]], above: list[_Candidate]
) -> list[list[FoundUnit]]:
    """Give a department without its university the one named nearby, and join lines
    of a letterhead that run from the university down."""
    joined: list[list[FoundUnit]] = []
    for chain in chains:
        last = joined[-1][-1] if joined else None
        if last and chain[0].confidence == 0.8 and _is_below(chain[0], last):
            joined[-1].extend(chain)
        else:
            joined.append(list(chain))
    for chain in joined:
        if chain[0].kind is not UNIVERSITY and above:
            home = _found(above[0])
            names = {unit.name for unit in chain}
            larger = [
                unit
                for unit in home
                if _is_below(chain[0], unit) and unit.name not in names
            ]
            chain[:0] = larger
    return joined


def _is_below(unit: FoundUnit, other: FoundUnit) -> bool:
    return _SIZES.index(unit.kind) < _SIZES.index(other.kind)
