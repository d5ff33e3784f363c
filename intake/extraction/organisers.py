"""Relation extraction: which of the units a text names held the event."""

import re
from itertools import takewhile

from languages.sentences import flat
from languages.truecasing import in_sentence_case, is_capitals
from participants.choices import OrganisationKind

from ..proposal import Extracted, ProposedOrganiser, ProposedUnit, Span
from ..readers.blocks import Block, BlockKind
from ..rules import Rules
from ..rules.chains import Chain, find_chains
from ..rules.hosting import (
    distance_of_act,
    is_in_place,
    is_partner,
    is_somebodys,
    only_helped,
)
from ..rules.units import Unit
from .bodies.hosts import (
    GUESSED,
    Candidate,
    chains_of,
    named,
    universities,
    where_held,
    whose_sitting,
)
from .bodies.joining import OF_LETTERHEAD, besides, completed, name_in_full
from .labels import PEOPLE
from .language_versions import LanguageVersion
from .line_roles import role_of_line
from .texts import Sentence, is_prose, opening, sentences_of, trimmed
from .titles import Titles

_BESIDE = 12  # letters between a name and the word that it belongs to beyond doubt
_FIRST_BLOCKS = 12  # that may be a letterhead
_FIRST = 3  # sentences, which tell of the event whatever they call it
_CUT = re.compile(  # a name may go on so: «FP», «в Государственной Думе», «, изучающих»
    r"\s[^\W\d_a-zа-я]{2,}\b|\s(?:в|in)\s[А-ЯA-Z]|\sг\.|,\s\w+(?:щих|ших)\b|,?\s(?:and|&)\s[A-Z]"
)
_ASIDE = re.compile(  # «(Россия, Москва)», «ФГБОУ ВО», «in Mill Valley»
    r"\s?\([^()]{0,80}\)|(?<=\s)(?:[А-ЯЁ]{2,8}\s){1,3}$|\s(?:in|в)(?:\s[A-ZА-Я][\w-]{1,30}){1,2}(?=,|\s)"
)
_LABELLED = 0.95
_LONGEST_NAME = 8  # words
_LONGEST_SHORT = 4  # letters of an abbreviation: «ТПП РФ»
_SAID = 0.9  # how sure we are of who is said to have held it


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
    lines = titles.institutions or _head_cells(version)
    letterhead = _letterhead(list(sentences_of(lines)), rules)
    academic = universities(sentences, rules)
    hosts = where_held(sentences, rules)
    own = whose_sitting(sentences, rules)
    if candidates := _labelled(version, "organiser"):
        homes = [*venue, *letterhead, *academic]
    else:
        candidates = _who_held(sentences, rules)
        candidates = candidates or _once_each([*letterhead, *own]) or hosts or venue
        homes = hosts or [*letterhead, *academic]
    chains = completed(
        [units_of(candidate, version.language) for candidate in candidates],
        [units_of(candidate, version.language) for candidate in homes],
    )
    fuller = hosts + academic + named(sentences, rules)
    name_in_full(chains, [units_of(one, version.language) for one in fuller])
    if own or (candidates and candidates[0].confidence >= _SAID):
        hosts = [*own, *hosts]
        chains += besides(chains, [units_of(host, version.language) for host in hosts])
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


def _head_cells(version: LanguageVersion) -> list[Block]:
    """Return the cells above a text that only name bodies, a column a language."""
    head = takewhile(lambda block: not is_prose(block), version.blocks[:_FIRST_BLOCKS])
    cells = [block for block in head if block.kind is BlockKind.CELL]
    return [b for b in cells if role_of_line(b, version.rules) == "institution"]


def _labelled(version: LanguageVersion, name: str) -> list[Candidate]:
    if name == "venue":
        return [
            Candidate(value, chain, GUESSED)
            for value in version.labelled(name)
            for chain in find_chains(value.text, version.language)
        ]
    return [
        Candidate(value, chain, _LABELLED)
        for value in version.labelled(name)
        for chain in find_chains(value.text, version.language)
        or _as_it_stands(value, version.rules)
    ]


def _as_it_stands(value: Sentence, rules: Rules) -> list[Chain]:
    """Return what a label calls the organiser, be there no word for a body in it."""
    start, end = trimmed(value.text, 0, len(value.text), " .,;:–—-")
    name = value.text[start:end]
    other = rules.compiled(rf"{rules.posts}|{rules.events}")
    is_other = rules.names_in(name) or other.search(flat(name))
    if is_other or len(name.split()) > _LONGEST_NAME or not name[:1].isupper():
        return []
    return [Chain((Unit(OrganisationKind.OTHER, name, start, end),))]


def _who_held(sentences: list[Sentence], rules: Rules) -> list[Candidate]:
    """Return whom the sentences say to have held the event, each named once."""
    found: list[Candidate] = []
    for sentence in sentences:
        plain = sentence.plain
        is_about_event = rules.first_of("kinds", plain)[1]
        if not (is_about_event or rules.pattern("organised").search(plain)):
            continue
        names_host = rules.pattern("host_nouns").search(plain)
        if found and not (is_about_event or names_host):
            continue
        chains = chains_of(sentence, rules)
        near = [
            (distance or 0, number)
            for number, chain in enumerate(chains)
            if (distance := distance_of_act(plain, chain, rules)) is not None
            or is_partner(plain, chain, rules)
        ]
        nearest = min(near, default=(0, 0))[0]
        for distance, number in near:
            if distance <= max(nearest, _BESIDE):
                together = _together(sentence, chains, number, rules)
                found += [Candidate(sentence, chain, _SAID) for chain in together]
    return _once_each(found)


def _once_each(found: list[Candidate]) -> list[Candidate]:
    """Return the chains without those that others name again, and more fully."""

    def is_in(one: Candidate, other: Candidate) -> bool:
        names = [flat(unit.name).split() for unit in other.chain.units]
        return all(
            any(set(flat(unit.name).split()) <= set(words) for words in names)
            for unit in one.chain.units
        )

    kept: list[Candidate] = []
    for one in found:
        if not any(is_in(one, other) for other in kept):
            kept = [other for other in kept if not is_in(other, one)] + [one]
    return kept


def _together(
    sentence: Sentence, chains: list[Chain], place: int, rules: Rules
) -> list[Chain]:
    """Return a chain with those joined to it by «and» or «together with»."""
    plain = sentence.plain

    def may_join(chain: Chain) -> bool:
        return not (
            is_in_place(plain, chain, rules) or only_helped(plain, chain, rules)
        )

    def is_joined(number: int) -> bool:
        between = sentence.text[chains[number - 1].end : chains[number].start]
        joint = rules.pattern("together").fullmatch(flat(_ASIDE.sub("", between)))
        return bool(joint) or is_partner(plain, chains[number], rules)

    first, end = place, place + 1
    while first and may_join(chains[first - 1]) and is_joined(first):
        first -= 1
    while end < len(chains) and may_join(chains[end]) and is_joined(end):
        end += 1
    return chains[first:end]


def _letterhead(head: list[Sentence], rules: Rules) -> list[Candidate]:
    """Join the lines above a title to one chain: the university, then its units."""
    return [
        Candidate(sentence, chain, OF_LETTERHEAD)
        for sentence in head
        for chain in find_chains(sentence.text, rules.language)
        if not is_somebodys(sentence.plain, chain, rules)
        and not only_helped(sentence.plain, chain, rules)
        and not _only_owns_the_paper(sentence, rules)
    ]


def _only_owns_the_paper(sentence: Sentence, rules: Rules) -> bool:
    """Tell whether a line of a letterhead is only the ministry's above a university."""
    starts = rules.pattern("letterhead_starts").match(sentence.plain)
    return bool(
        starts or rules.compiled(rf"{rules.letterhead_ends}\W*$").search(sentence.plain)
    )


def units_of(candidate: Candidate, language: str) -> list[ProposedUnit]:
    """Return a chain as it is proposed: whole names, and how sure they are."""
    return [
        ProposedUnit(unit.kind, {language: _name(candidate, unit)})
        for unit in candidate.chain.units
    ]


def _name(candidate: Candidate, unit: Unit) -> Extracted[str]:
    block, offset, _end = candidate.sentence
    span = Span(block.number, offset + unit.start, offset + unit.end)
    shown = block.text[span.start : span.end]
    is_word = any(len(word) > _LONGEST_SHORT for word in unit.name.split())
    is_loud = is_word and " " in unit.name and is_capitals(shown)
    is_loud = is_loud and not shown.isascii()
    name = in_sentence_case(unit.name.upper()) if is_loud else unit.name
    if is_loud:
        name = re.sub(r"(?<=[«“\"])[\w-]+", lambda word: _titled(word.group()), name)
    is_whole = not _CUT.match(block.text, span.end) and _is_balanced(name)
    sure = candidate.confidence if is_whole else min(candidate.confidence, GUESSED)
    return Extracted(name, (span,), sure)


def _titled(word: str) -> str:
    """Return the first word of a quotation with the capitals that names begin with."""
    return re.sub(r"(?<![^-])\w", lambda first: first.group().upper(), word)


def _is_balanced(name: str) -> bool:
    return all(name.count(a) == name.count(b) for a, b in ("«»", "“”", "()"))
