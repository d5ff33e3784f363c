"""Relation extraction: which of the units a text names held the event."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from languages.lookback import leads
from languages.sentences import flat
from languages.truecasing import in_sentence_case, is_capitals

from ..proposal import Extracted, ProposedOrganiser, ProposedUnit, Span
from ..readers.blocks import Block
from ..rules import Rules
from ..rules.chains import Chain, find_chains
from ..rules.hosting import (
    distance_of_act,
    is_in_building,
    is_in_place,
    is_partner,
    is_somebodys,
    only_helped,
)
from ..rules.units import UNIVERSITY, Unit
from .bodies.joining import HOST, OF_LETTERHEAD, besides, completed, name_in_full
from .labels import PEOPLE
from .language_versions import LanguageVersion
from .texts import Sentence, is_prose, opening, quoted, sentences_of
from .titles import Titles

_BESIDE = 12  # letters between a name and the word that it belongs to beyond doubt
_FIRST = 3  # sentences, which tell of the event whatever they call it
_CUT = re.compile(  # a name may go on so: «FP», «в Государственной Думе», «, изучающих»
    r"\s[^\W\d_a-zа-я]{2,}\b|\sв\s[А-Я]|\sг\.|,\s\w+(?:щих|ших)\b|,?\s(?:and|&)\s[A-Z]"
)
_BRACKETS = re.compile(r"\s?\([^()]{0,80}\)")
_SAID = 0.9  # how sure we are of who is said to have held it,
_GUESSED = 0.6  # of what is only named beside it,


class _Candidate(NamedTuple):
    sentence: Sentence
    chain: Chain
    confidence: float


def find_organisers(
    version: LanguageVersion, titles: Titles
) -> list[ProposedOrganiser]:
    """Return the chains of units that held the event, each the largest unit first."""
    rules = version.rules
    coming = rules.compiled(rf"{rules.coming}\s(?:\S+\s)?(?:{rules.events})")
    sentences = [
        sentence
        for sentence in sentences_of(_telling(version))
        if not coming.search(sentence.plain)
    ]
    venue = _labelled(version, "venue")
    letterhead = _letterhead(list(sentences_of(titles.institutions)), rules)
    universities = _universities(sentences, rules)
    hosts = _where_held(sentences, rules)
    own = _whose_sitting(sentences, rules)
    if candidates := _labelled(version, "organiser"):
        homes = [*venue, *letterhead, *universities]
    else:
        candidates = _who_held(sentences, rules) or own or letterhead or hosts or venue
        homes = hosts or [*letterhead, *universities]
    chains = completed(
        [_units(candidate, version.language) for candidate in candidates],
        [_units(candidate, version.language) for candidate in homes],
    )
    named = hosts + universities + _named(sentences, rules)
    name_in_full(chains, [_units(one, version.language) for one in named])
    if own or (candidates and candidates[0].confidence >= _SAID):
        hosts = [*own, *hosts]
        chains += besides(chains, [_units(host, version.language) for host in hosts])
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
    """Return whom the sentences say to have held the event, each named once."""
    found: list[_Candidate] = []
    for sentence in sentences:
        plain = sentence.plain
        is_about_event = rules.first_of("kinds", plain)[1]
        if not (is_about_event or rules.pattern("organised").search(plain)):
            continue
        if found and not is_about_event:
            continue
        chains = _chains(sentence, rules)
        near = [
            (distance or 0, number)
            for number, chain in enumerate(chains)
            if (distance := distance_of_act(plain, chain, rules)) is not None
            or is_partner(plain, chain, rules)
        ]
        nearest = min(near, default=(0, 0))[0]
        for distance, number in near:
            if distance <= max(nearest, _BESIDE):
                together = _together(plain, chains, number, rules)
                found += [_Candidate(sentence, chain, _SAID) for chain in together]
    return _once_each(found)


def _once_each(found: list[_Candidate]) -> list[_Candidate]:
    """Return the chains without those that others name again, and more fully."""

    def is_in(one: _Candidate, other: _Candidate) -> bool:
        names = [flat(unit.name).split() for unit in other.chain.units]
        return all(
            any(set(flat(unit.name).split()) <= set(words) for words in names)
            for unit in one.chain.units
        )

    kept: list[_Candidate] = []
    for one in found:
        if not any(is_in(one, other) for other in kept):
            kept = [other for other in kept if not is_in(other, one)] + [one]
    return kept


def _together(plain: str, chains: list[Chain], place: int, rules: Rules) -> list[Chain]:
    """Return a chain with those joined to it by «and» or «together with»."""

    def may_join(chain: Chain) -> bool:
        return not (
            is_in_place(plain, chain, rules) or only_helped(plain, chain, rules)
        )

    def is_joined(number: int) -> bool:
        between = plain[chains[number - 1].end : chains[number].start]
        joint = rules.pattern("together").fullmatch(_BRACKETS.sub("", between))
        return bool(joint) or is_partner(plain, chains[number], rules)

    first, end = place, place + 1
    while first and may_join(chains[first - 1]) and is_joined(first):
        first -= 1
    while end < len(chains) and may_join(chains[end]) and is_joined(end):
        end += 1
    return chains[first:end]


def _chains(sentence: Sentence, rules: Rules) -> list[Chain]:
    """Return the chains of a sentence but those inside a title it quotes."""
    titles = quoted(sentence.text)
    return [
        chain
        for chain in find_chains(sentence.text, rules.language)
        if not any(
            a <= chain.start and chain.end <= b and (a, b) != (chain.start, chain.end)
            for a, b in titles
        )
    ]


def _letterhead(head: list[Sentence], rules: Rules) -> list[_Candidate]:
    """Join the lines above a title to one chain: the university, then its units."""
    return [
        _Candidate(sentence, chain, OF_LETTERHEAD)
        for sentence in head
        for chain in find_chains(sentence.text, rules.language)
        if not is_somebodys(sentence.plain, chain, rules)
        and not _only_owns_the_paper(sentence, rules)
    ]


def _only_owns_the_paper(sentence: Sentence, rules: Rules) -> bool:
    """Tell whether a line of a letterhead is only the ministry's above a university."""
    starts = rules.pattern("letterhead_starts").match(sentence.plain)
    return bool(
        starts or rules.compiled(rf"{rules.letterhead_ends}\W*$").search(sentence.plain)
    )


def _where_held(sentences: list[Sentence], rules: Rules) -> list[_Candidate]:
    """Return whose guest the event was: «… университетінде өтті»."""
    of_event = [
        sentence
        for number, sentence in enumerate(sentences)
        if number < _FIRST or rules.first_of("kinds", sentence.plain)[1]
    ]
    held = rules.pattern("held")
    of_event.sort(key=lambda sentence: not held.search(sentence.plain))
    for sentence in of_event:
        plain = sentence.plain
        for chain, earlier in _with_earlier(_chains(sentence, rules)):
            if not is_in_place(plain, chain, rules):
                continue
            is_large = chain.units[0].kind is UNIVERSITY or rules.language == "kk"
            between = plain[earlier.end : chain.start] if earlier else ""
            if not is_large and len(between.split()) == 1:
                continue  # «фракцией партии в парламенте»
            is_beside = is_in_building(plain, chain, rules) or not held.search(plain)
            return [_Candidate(sentence, chain, _GUESSED if is_beside else HOST)]
    return [
        _Candidate(sentence, chain, _GUESSED)
        for sentence in of_event
        if held.search(sentence.plain)
        for chain in _chains(sentence, rules)[:1]
        if not only_helped(sentence.plain, chain, rules)
        and not is_somebodys(sentence.plain, chain, rules)
    ][:1]


def _with_earlier(chains: list[Chain]) -> Iterator[tuple[Chain, Chain | None]]:
    return zip(chains, [None, *chains], strict=False)


def _whose_sitting(sentences: list[Sentence], rules: Rules) -> list[_Candidate]:
    """Return the council whose own sitting the event was."""
    ahead, behind, frame = map(
        rules.pattern, ("own_sittings", "sittings_behind", "frame")
    )
    found = [
        _Candidate(sentence, chain, HOST)
        for sentence in sentences[: _FIRST + 2]
        for chain in _chains(sentence, rules)
        if not leads(frame, sentence.plain, chain.start)
        and leads(ahead, sentence.plain, chain.start)
        or behind.match(sentence.plain, chain.end)
    ]
    return sorted(found, key=lambda one: -len(one.chain.units))[:1]


def _universities(sentences: list[Sentence], rules: Rules) -> list[_Candidate]:
    """Return the universities where the event was, else any: guests have theirs."""
    of_event = [
        sentence
        for sentence in sentences
        if rules.first_of("kinds", sentence.plain)[1]
        and rules.pattern("held").search(sentence.plain)
    ]
    hosts = _of_universities(_named(of_event, rules))
    in_full = any(" " in host.chain.units[0].name for host in hosts)
    return hosts if in_full else _of_universities(_named(sentences, rules))


def _named(sentences: list[Sentence], rules: Rules) -> list[_Candidate]:
    return [
        _Candidate(sentence, chain, 0.6)
        for sentence in sentences
        for chain in _chains(sentence, rules)
        if not is_somebodys(sentence.plain, chain, rules)
    ]


def _of_universities(found: list[_Candidate]) -> list[_Candidate]:
    return [one for one in found if one.chain.units[0].kind is UNIVERSITY]


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
    is_whole = not _CUT.match(block.text, span.end) and _is_balanced(name)
    sure = candidate.confidence if is_whole else min(candidate.confidence, _GUESSED)
    return Extracted(name, (span,), sure)


def _is_balanced(name: str) -> bool:
    return all(name.count(a) == name.count(b) for a, b in ("«»", "“”", "()"))
