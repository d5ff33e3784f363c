"""Who took part, once each, and whether there were others."""

from collections.abc import Iterable

from languages.names.coreference import same_name
from languages.names.extraction import find_names
from languages.sentences import flat

from ..proposal import Extracted, Span
from ..readers.blocks import Block
from ..rules import Rules
from .labels import PEOPLE, Fact
from .participant import Person
from .people_in_lists import announced_people, people_in_lists, quoted_people
from .people_in_prose import people_in_prose
from .texts import sentences_of, trimmed


def find_people(
    facts: Iterable[Fact], prose: list[Block], rules: Rules, event_title: str
) -> list[Person]:
    """Return the participants in the order in which they are first named."""
    told = [
        *quoted_people(prose, rules),
        *announced_people(prose, rules),
        *people_in_prose(prose, rules, event_title),
    ]
    told.sort(key=lambda mention: mention.name.spans[0].block)
    mentions = [*people_in_lists(facts, rules), *told]
    people: list[Person] = []
    for mention in mentions:
        known = next(
            (p for p in people if same_name(p.name.value, mention.name.value)), None
        )
        if known:
            known.learn(mention)
        else:
            people.append(mention)
    return people


def others_in(
    facts: Iterable[Fact], prose: list[Block], rules: Rules
) -> Extracted[bool]:
    """Return whether more people took part than are named."""
    pattern = rules.pattern("others")
    for fact in facts:
        for value in fact.values if fact.name in PEOPLE else ():
            if match := pattern.search(flat(value.text)):
                start = value.start + match.start()
                span = Span(value.block.number, start, value.start + match.end())
                return Extracted(True, (span,))
    for sentence in sentences_of(prose):
        match = pattern.search(sentence.plain)
        if match and find_names(sentence.text, rules.language):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            start, end = trimmed(sentence.block.text, start, end)
            return Extracted(True, (Span(sentence.block.number, start, end),), 0.9)
    return Extracted(False, confidence=0.7)
