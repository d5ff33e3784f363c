"""Where in a text the facts of the event are looked for."""

from collections.abc import Iterable

from ..readers.blocks import Block
from .labels import Fact
from .texts import Sentence, is_prose, quoted

_FIRST_PROSE = 5


def opening(blocks: list[Block]) -> list[Block]:
    """Return the part of a text that tells what happened: its head and first prose."""
    seen, count = [], 0
    for block in blocks:
        seen.append(block)
        count += is_prose(block)
        if count == _FIRST_PROSE:
            break
    return seen


def values_of(facts: Iterable[Fact], *names: str) -> list[Sentence]:
    """Return the values of the labelled facts of these names."""
    return [
        Sentence(value.block, value.start, value.end)
        for fact in facts
        if fact.name in names
        for value in fact.values
    ]


def without_quotes(sentence: Sentence) -> str:
    """Return a sentence in small letters, blanks for what it quotes: a title may
    speak of other events and days."""
    plain = sentence.plain
    for first, last in quoted(sentence.text):
        plain = plain[:first] + " " * (last - first) + plain[last:]
    return plain
