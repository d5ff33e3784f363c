"""Relation extraction: which of the units a text names held the event."""

from typing import NamedTuple

from languages.sentences import flat
from languages.truecasing import in_sentence_case, is_capitals

from ..proposal import Extracted, ProposedOrganiser, ProposedUnit, Span
from ..readers.blocks import Block
from ..rules import Rules
from ..rules.chains import SIZE, Chain, find_chains
from ..rules.units import UNIVERSITY, Unit
from .labels import PEOPLE
from .language_versions import LanguageVersion
from .person_details import name_of
from .texts import Sentence, is_prose, opening, quoted, sentences_of
from .titles import Titles

_NEAR = 40  # letters between «organised by» and a name
_OF_LETTERHEAD = 0.8  # how sure we are of its lines
_FAR = 260  # a Kazakh sentence tells its occasion between the name and the verb


class _Candidate(NamedTuple):
    sentence: Sentence
    chain: Chain
    confidence: float


def find_organisers(
    version: LanguageVersion, titles: Titles
) -> list[ProposedOrganiser]:
    """Return the chains of units that held the event, each the largest unit first."""
    rules = version.rules
    sentences = list(sentences_of(_telling(version)))
    venue = _labelled(version, "venue")
    letterhead = _letterhead(list(sentences_of(titles.institutions)), rules)
    universities = _universities(sentences, rules)
    if candidates := _labelled(version, "organiser"):
        homes = [*venue, *letterhead, *universities]
    else:
        candidates = _who_held(sentences, rules) or letterhead
        candidates = candidates or _where_held(sentences, rules) or venue
        homes = [*letterhead, *universities]
    chains = _completed(
        [_units(candidate, version.language) for candidate in candidates],
        [_units(candidate, version.language) for candidate in homes],
    )
    return [ProposedOrganiser(tuple(chain)) for chain in chains]


def _telling(version: LanguageVersion) -> list[Block]:
    """Return what may say who held the event; the text says it better than news do.

    The people of lists are not among it, whose universities held nothing.
    """

    def is_news_line(block: Block) -> bool:
        words = flat(block.text).strip(" .")
        return not is_prose(block) and bool(version.rules.pattern("news").search(words))

    listed = {value.block.number for value in version.labelled(*PEOPLE)}
    blocks = [block for block in version.blocks if block.number not in listed]
    return sorted(opening(blocks), key=is_news_line)


def _labelled(version: LanguageVersion, name: str) -> list[_Candidate]:
    sure = 0.95 if name == "organiser" else 0.6
    return [
        _Candidate(value, chain, sure)
        for value in version.labelled(name)
        for chain in find_chains(value.text, version.language)
    ]


def _who_held(sentences: list[Sentence], rules: Rules) -> list[_Candidate]:
    """Return the chain nearest to a word for organising, and those beside it."""
    for sentence in sentences:
        plain = sentence.plain
        is_about_event = rules.first_of("kinds", plain)[1]
        if not (is_about_event or rules.pattern("organised").search(plain)):
            continue
        chains = _chains(sentence, rules)
        near = [
            (distance, number)
            for number, chain in enumerate(chains)
            if (distance := _distance(plain, chain, rules)) is not None
        ]
        if near:
            together = _together(plain, chains, min(near)[1], rules)
            return [_Candidate(sentence, chain, 0.9) for chain in together]
    return []


def _together(plain: str, chains: list[Chain], place: int, rules: Rules) -> list[Chain]:
    """Return a chain with those joined to it by «and» or «together with»."""

    def is_joined(number: int) -> bool:
        between = plain[chains[number - 1].end : chains[number].start]
        joint = rules.pattern("together").fullmatch(between)
        return bool(joint) or _is_partner(plain, chains[number], rules)

    first, end = place, place + 1
    while first and is_joined(first):
        first -= 1
    while end < len(chains) and is_joined(end):
        end += 1
    return chains[first:end]


def _is_partner(plain: str, chain: Chain, rules: Rules) -> bool:
    """Tell whether Kazakh words behind a name say that it held the event too."""
    behind = rules.compiled(rf"\s*{rules.partner}").match(plain, chain.end)
    return bool(behind) and plain[: chain.end].endswith(("мен", "бен", "пен"))


def _chains(sentence: Sentence, rules: Rules) -> list[Chain]:
    """Return the chains of a sentence but those inside a title it quotes."""
    titles = quoted(sentence.text)
    return [
        chain
        for chain in find_chains(sentence.text, rules.language)
        if not any(a <= chain.start and chain.end <= b for a, b in titles)
    ]


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
    return any(rules.pattern("in_place").fullmatch(word) for word in lead[-2:])


def _letterhead(head: list[Sentence], rules: Rules) -> list[_Candidate]:
    """Join the lines above a title to one chain: the university, then its units."""
    return [
        _Candidate(sentence, chain, _OF_LETTERHEAD)
        for sentence in head
        for chain in find_chains(sentence.text, rules.language)
        if not _is_somebodys(sentence.plain, chain, rules)
    ]


def _where_held(sentences: list[Sentence], rules: Rules) -> list[_Candidate]:
    """Return whose guest the event was, when nobody is said to have held it."""
    for sentence in sentences:
        plain = sentence.plain
        kind = rules.first_of("kinds", plain)[1]
        chains = _chains(sentence, rules)
        if kind and chains and rules.pattern("held").search(plain):
            return [_Candidate(sentence, chains[0], 0.6)]
    return []


def _universities(sentences: list[Sentence], rules: Rules) -> list[_Candidate]:
    """Return the universities where the event was, else any: guests have theirs."""
    of_event = [
        sentence
        for sentence in sentences
        if rules.first_of("kinds", sentence.plain)[1]
        and rules.pattern("held").search(sentence.plain)
    ]
    hosts = _named(of_event, rules)
    in_full = any(" " in host.chain.units[0].name for host in hosts)
    return hosts if in_full else _named(sentences, rules)


def _named(sentences: list[Sentence], rules: Rules) -> list[_Candidate]:
    return [
        _Candidate(sentence, chain, 0.6)
        for sentence in sentences
        for chain in _chains(sentence, rules)
        if chain.units[0].kind is UNIVERSITY
        and not _is_somebodys(sentence.plain, chain, rules)
    ]


def _is_somebodys(plain: str, chain: Chain, rules: Rules) -> bool:
    """Tell whether a university is only where a person of the sentence works."""
    post = rf"(?<!\w)(?:{rules.posts}|{rules.degrees})\w*"
    if rules.language == "kk":
        return bool(rules.compiled(rf"\s*{post}").match(plain, chain.end))
    before = plain[max(0, chain.start - _NEAR) : chain.start]
    return bool(rules.compiled(rf"{post}\s+{rules.of_body}?$").search(before))


def _units(candidate: _Candidate, language: str) -> list[ProposedUnit]:
    return [
        ProposedUnit(unit.kind, {language: _name(candidate, unit)})
        for unit in candidate.chain.units
    ]


def _name(candidate: _Candidate, unit: Unit) -> Extracted[str]:
    block, offset, _end = candidate.sentence
    span = Span(block.number, offset + unit.start, offset + unit.end)
    shown = block.text[span.start : span.end]
    is_loud = " " in unit.name and is_capitals(shown) and not shown.isascii()
    name = in_sentence_case(unit.name.upper()) if is_loud else unit.name
    return Extracted(name, (span,), candidate.confidence)


def _completed(
    chains: list[list[ProposedUnit]], homes: list[list[ProposedUnit]]
) -> list[list[ProposedUnit]]:
    """Join lines that run from a university down, and give a department alone the
    university named nearby, by its fullest name."""
    joined: list[list[ProposedUnit]] = []
    for chain in chains:
        last = joined[-1][-1] if joined else None
        is_line = name_of(chain[0]).confidence == _OF_LETTERHEAD
        if last and is_line and _is_below(chain[0], last):
            joined[-1].extend(chain)
        else:
            joined.append(list(chain))
    first = joined[0] if joined else []
    if first and first[0].kind is not UNIVERSITY:
        names = {name_of(unit).value for chain in joined for unit in chain}
        homes = [home for home in homes if name_of(home[0]).value not in names]
        fullest = max(homes, key=lambda home: len(name_of(home[0]).value), default=[])
        first[:0] = [unit for unit in fullest if _is_below(first[0], unit)]
    return joined


def _is_below(unit: ProposedUnit, other: ProposedUnit) -> bool:
    return SIZE[unit.kind] < SIZE[other.kind]
