"""Hosts: whose guest an event was, whose own sitting, and the bodies named beside."""

from typing import NamedTuple

from languages.lookback import leads

from ...rules import Rules
from ...rules.chains import Chain, find_chains
from ...rules.hosting import is_in_building, is_in_place, is_somebodys, only_helped
from ...rules.themes import plain_theme
from ...rules.units import UNIVERSITY
from ..texts import Sentence, quoted
from .agents import agents
from .joining import HOST

GUESSED = 0.6  # how sure we are of what is only named beside an event
_FIRST = 3  # sentences, which tell of the event whatever they call it


class Candidate(NamedTuple):
    sentence: Sentence
    chain: Chain
    confidence: float


def chains_of(sentence: Sentence, rules: Rules) -> list[Chain]:
    """Return the chains of a sentence but those inside its title."""
    whole = len(sentence.text)
    titles = [(a, b) for a, b in quoted(sentence.text) if b - a < whole - _FIRST]
    # Who held it stands before a Kazakh theme, with nothing between them.
    if rules.language != "kk" and (theme := plain_theme(sentence.text, rules)):
        titles.append((theme.start, theme.end))
    events = rules.compiled(rf"(?:{rules.events})\w*")
    named = find_chains(sentence.text, rules.language)
    named = sorted(named + agents(sentence, named, rules), key=lambda one: one.start)
    return [
        chain
        for chain in named
        if not events.fullmatch(sentence.plain, chain.start, chain.end)
        and not any(
            a <= chain.start and chain.end <= b and (a, b) != (chain.start, chain.end)
            for a, b in titles
        )
    ]


def where_held(sentences: list[Sentence], rules: Rules) -> list[Candidate]:
    """Return whose guest the event was: «… университетінде өтті»."""
    of_event = [
        sentence
        for number, sentence in enumerate(sentences)
        if number < _FIRST or rules.compiled(rules.events).search(sentence.plain)
    ]
    held = rules.pattern("held")
    of_event.sort(key=lambda sentence: not held.search(sentence.plain))
    for sentence in of_event:
        plain = sentence.plain
        chains = chains_of(sentence, rules)
        for number, chain in enumerate(chains):
            if not is_in_place(plain, chain, rules):
                continue
            if number and _is_where_somebody_works(plain, chains, number, rules):
                continue
            is_beside = is_in_building(plain, chain, rules) or not held.search(plain)
            return [Candidate(sentence, chain, GUESSED if is_beside else HOST)]
    return [
        Candidate(sentence, chain, GUESSED)
        for sentence in of_event
        if held.search(sentence.plain)
        for chain in chains_of(sentence, rules)[:1]
        if not only_helped(sentence.plain, chain, rules)
        and not is_somebodys(sentence.plain, chain, rules)
    ][:1]


def _is_where_somebody_works(
    plain: str, chains: list[Chain], number: int, rules: Rules
) -> bool:
    """Tell whether a body is where another is: «Head of the X in the Y at the Z»."""
    before = chains[number - 1]
    is_joined = not plain[before.end : chains[number].start].strip(" ,").count(" ") > 1
    return is_joined and is_somebodys(plain, before, rules)


def whose_sitting(sentences: list[Sentence], rules: Rules) -> list[Candidate]:
    """Return the council whose own sitting the event was."""
    ahead, behind, frame = map(
        rules.pattern, ("own_sittings", "sittings_behind", "frame")
    )
    found = [
        Candidate(sentence, chain, HOST)
        for sentence in sentences[: _FIRST + 2]
        for chain in chains_of(sentence, rules)
        if not leads(frame, sentence.plain, chain.start)
        and leads(ahead, sentence.plain, chain.start)
        or (
            _owns(sentence.plain, chain, rules)
            and behind.match(sentence.plain, chain.end)
            and not is_in_building(sentence.plain, chain, rules)
            and not is_somebodys(sentence.plain, chain, rules)
        )
    ]
    fullest = max(found, key=_length, default=None)
    return [fullest] if fullest else []


def _length(host: Candidate) -> tuple[int, int]:
    """Return how many units tell of a body, and how many letters."""
    units = host.chain.units
    return len(units), sum(len(unit.name) for unit in units)


def _owns(plain: str, chain: Chain, rules: Rules) -> bool:
    beside = rules.compiled(r"\s(?:отырыс|мәжіліс|жиналыс)").match(plain, chain.end)
    is_owner = plain[: chain.end].rstrip().endswith("ң")
    return rules.language != "kk" or is_owner or bool(beside)


def universities(sentences: list[Sentence], rules: Rules) -> list[Candidate]:
    """Return the universities where the event was, else any: guests have theirs."""
    of_event = [
        sentence
        for sentence in sentences
        if rules.first_of("kinds", sentence.plain)[1]
        and rules.pattern("held").search(sentence.plain)
    ]
    hosts = _of_universities(named(of_event, rules))
    in_full = any(" " in host.chain.units[0].name for host in hosts)
    return hosts if in_full else _of_universities(named(sentences, rules))


def named(sentences: list[Sentence], rules: Rules) -> list[Candidate]:
    return [
        Candidate(sentence, chain, 0.6)
        for sentence in sentences
        for chain in chains_of(sentence, rules)
        if not is_somebodys(sentence.plain, chain, rules)
    ]


def _of_universities(found: list[Candidate]) -> list[Candidate]:
    return [one for one in found if one.chain.units[0].kind is UNIVERSITY]
