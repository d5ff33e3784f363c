"""Relation extraction: which of the units a text names held the event."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from languages.folding import skeleton
from languages.lookback import leads
from languages.sentences import flat
from languages.truecasing import in_sentence_case, is_capitals

from ..proposal import Extracted, ProposedOrganiser, ProposedUnit, Span
from ..readers.blocks import Block
from participants.choices import OrganisationKind
from ..rules import Rules, rules
from ..rules.chains import SIZE, Chain, find_chains
from ..rules.units import UNIVERSITY, Unit
from .labels import PEOPLE
from .language_versions import LanguageVersion
from .person_details import name_of
from .texts import Sentence, is_prose, opening, quoted, sentences_of
from .titles import Titles

_NEAR = 60  # letters between «organised by» and a name
_FIRST = 3  # sentences, which tell of the event whatever they call it
_BRACKETS = re.compile(r"\s?\([^()]{0,80}\)")
_SAID = 0.9  # how sure we are of who is said to have held it,
_HOST = 0.7  # of where it was held,
_GUESSED = 0.6  # of what is only named beside it,
_OF_LETTERHEAD = 0.8  # and of the lines of a letterhead
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
    hosts = _where_held(sentences, rules)
    if candidates := _labelled(version, "organiser"):
        homes = [*venue, *letterhead, *universities]
    else:
        candidates = _who_held(sentences, rules) or _whose_sitting(sentences, rules)
        candidates = candidates or letterhead or hosts or venue
        homes = hosts or [*letterhead, *universities]
    chains = _completed(
        [_units(candidate, version.language) for candidate in candidates],
        [_units(candidate, version.language) for candidate in homes],
    )
    if candidates and candidates[0].confidence >= _SAID:
        chains += _besides(chains, [_units(host, version.language) for host in hosts])
    return [ProposedOrganiser(tuple(chain)) for chain in chains]


def _besides(
    chains: list[list[ProposedUnit]], hosts: list[list[ProposedUnit]]
) -> list[list[ProposedUnit]]:
    """Return whose guest the event was, where another held it."""
    said = [name_of(unit).value for chain in chains for unit in chain]
    return [
        host
        for host in hosts
        if name_of(host[-1]).confidence >= _HOST
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
            if (distance := _distance(plain, chain, rules)) is not None
            or _is_partner(plain, chain, rules)
        ]
        if near:
            together = _together(plain, chains, min(near)[1], rules)
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

    def is_joined(number: int) -> bool:
        between = plain[chains[number - 1].end : chains[number].start]
        joint = rules.pattern("together").fullmatch(_BRACKETS.sub("", between))
        return bool(joint) or _is_partner(plain, chains[number], rules)

    first, end = place, place + 1
    while first and is_joined(first):
        first -= 1
    while end < len(chains) and is_joined(end):
        end += 1
    return chains[first:end]


def _is_partner(plain: str, chain: Chain, rules: Rules) -> bool:
    """Tell whether words beside a name say that it held the event too."""
    if rules.language != "kk":
        return bool(leads(rules.compiled(rf"{rules.partner}\s$"), plain, chain.start))
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
    if _is_in_place(plain, chain, rules) or _only_helped(plain, chain, rules):
        return None
    if _is_somebodys(plain, chain, rules):
        return None
    if leads(rules.pattern("organiser_is"), plain, chain.start):
        return 0
    best = None
    for cue in rules.pattern("held_by").finditer(plain):
        after = cue.start() - chain.end  # «кафедра провела»
        before = chain.start - cue.end()  # «организован кафедрой»
        if 0 <= after <= reach:
            distance = after
        elif rules.language != "kk" and 0 <= before <= _NEAR:
            distance = before
        else:
            continue
        best = distance if best is None else min(best, distance)
    return best


def _only_helped(plain: str, chain: Chain, rules: Rules) -> bool:
    """Tell whether a body gave its support or its people, and did not hold the event."""
    pattern = rules.pattern("only_helped")
    if rules.language == "kk":
        return bool(pattern.match(plain, chain.end))
    return bool(leads(pattern, plain, chain.start))


def _is_in_place(plain: str, chain: Chain, rules: Rules) -> bool:
    """Tell whether a chain says where the event was rather than who held it."""
    if rules.language == "kk":
        ending = plain[chain.end - 4 : chain.end].rstrip()
        behind = rules.pattern("in_place").match(plain, chain.end)
        return bool(behind) or ending.endswith(("да", "де", "та", "те", "нда", "нде"))
    place = rules.compiled(rf"(?<!\w){rules.in_place}\s+$")
    return bool(leads(place, plain, chain.start))


def _letterhead(head: list[Sentence], rules: Rules) -> list[_Candidate]:
    """Join the lines above a title to one chain: the university, then its units."""
    return [
        _Candidate(sentence, chain, _OF_LETTERHEAD)
        for sentence in head
        for chain in find_chains(sentence.text, rules.language)
        if not _is_somebodys(sentence.plain, chain, rules)
        and not _only_owns_the_paper(sentence, rules)
    ]


def _only_owns_the_paper(sentence: Sentence, rules: Rules) -> bool:
    """Tell whether a line of a letterhead is only the ministry's above a university."""
    starts = rules.pattern("letterhead_starts").match(sentence.plain)
    return bool(starts or rules.compiled(rf"{rules.letterhead_ends}\W*$").search(sentence.plain))


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
            if not _is_in_place(plain, chain, rules):
                continue
            if earlier and len(plain[earlier.end : chain.start].split()) == 1:
                continue  # «фракцией партии в парламенте»
            is_beside = _is_beside(plain, chain, rules) or not held.search(plain)
            return [_Candidate(sentence, chain, _GUESSED if is_beside else _HOST)]
    return [
        _Candidate(sentence, chain, _GUESSED)
        for sentence in of_event
        if held.search(sentence.plain)
        for chain in _chains(sentence, rules)[:1]
        if not _only_helped(sentence.plain, chain, rules)
    ][:1]


def _with_earlier(chains: list[Chain]) -> Iterator[tuple[Chain, Chain | None]]:
    return zip(chains, [None, *chains], strict=False)


def _is_beside(plain: str, chain: Chain, rules: Rules) -> bool:
    """Tell whether an event was only in a body's building: «… ғимаратында»."""
    if rules.language == "kk":
        return bool(rules.pattern("in_building").match(plain, chain.end))
    return bool(leads(rules.pattern("in_building"), plain, chain.start))


def _whose_sitting(sentences: list[Sentence], rules: Rules) -> list[_Candidate]:
    """Return the council whose own sitting the event was."""
    ahead, behind = map(rules.pattern, ("own_sittings", "sittings_behind"))
    found = [
        _Candidate(sentence, chain, _HOST)
        for sentence in sentences[: _FIRST + 2]
        for chain in _chains(sentence, rules)
        if leads(ahead, sentence.plain, chain.start)
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
    """Tell whether a body is only where a person of the sentence works."""
    post = rf"(?<!\w)(?:{rules.posts}|{rules.degrees})\w*"
    if rules.language == "kk":
        if rules.pattern("staff").match(plain, chain.end):
            return False
        return bool(rules.compiled(rf"\s*{post}").match(plain, chain.end))
    if leads(rules.pattern("staff"), plain, chain.start):
        return False  # what a department's teachers organise, it does
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
