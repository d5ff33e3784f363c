"""Candidate ranking: which bodies that a text names may have held the event.

The rules take those that the text says to have held it; a person is offered the others
beside them. What speaks for a body is counted, as for a title.
"""

from collections import Counter
from collections.abc import Iterator

from languages.truecasing import letters

from ..proposal import Proposal, ProposedOrganiser
from ..readers.blocks import Block
from ..rules import Rules
from ..rules.chains import Chain
from ..rules.hosting import is_in_place, is_somebodys, only_helped
from .bodies.hosts import GUESSED, Candidate, chains_of
from .organisers import units_of
from .texts import Sentence, is_prose, sentences_of
from .title_choices import as_read

MOST = 4  # to choose from
_OPENING = 12  # blocks that may say who held the event
_FIRST = 3  # of them
_OF_PERSON = 2  # against a body where somebody only works


def possible_organisers(proposal: Proposal) -> tuple[ProposedOrganiser, ...]:
    """Return who else may have held the event, the likeliest first."""
    version = as_read(proposal, proposal.original_language.value)
    read = {
        letters(text.value)
        for organiser in proposal.organisers
        for unit in organiser.chain
        for text in unit.name.values()
    }
    found: dict[str, Candidate] = {}
    scores: Counter[str] = Counter()
    for place, block in enumerate(version.blocks[:_OPENING]):
        for sentence, chain, score in _bodies_in(block, version.rules):
            name = letters(chain.units[-1].name)
            candidate = Candidate(sentence, chain, GUESSED)
            if len(chain.units) > len(found.get(name, candidate).chain.units):
                found[name] = candidate
            found.setdefault(name, candidate)
            scores[name] += score + (place < _FIRST)
    likely = [name for name in scores if scores[name] > 0 and name not in read]
    likely.sort(key=scores.__getitem__, reverse=True)
    chosen = [found[name] for name in likely[:MOST]]
    return tuple(
        ProposedOrganiser(tuple(units_of(one, version.language))) for one in chosen
    )


def _bodies_in(block: Block, rules: Rules) -> Iterator[tuple[Sentence, Chain, int]]:
    """Yield the bodies that a block names, and how much speaks for each."""
    for sentence in sentences_of([block]):
        plain = sentence.plain
        of_event = bool(rules.first_of("kinds", plain)[1])
        for chain in chains_of(sentence, rules):
            against = is_somebodys(plain, chain, rules) or only_helped(
                plain, chain, rules
            )
            score = 1 + of_event + is_in_place(plain, chain, rules)
            yield (
                sentence,
                chain,
                score - _OF_PERSON * against - (not of_event and is_prose(block)),
            )
