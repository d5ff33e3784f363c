"""One language's version of a text, understood."""

import re
from dataclasses import dataclass
from datetime import time

from events.choices import EventKind, Mode
from languages.sentences import flat

from ..proposal import Reading, Span
from ..readers.blocks import Block
from ..rules import rules
from .event_facts import find_city, find_kind, find_mode, find_venue
from .labels import Fact, find_facts
from .language_versions import Edition
from .occasion import find_occasion
from .organisers import FoundUnit, find_organisers
from .participant import Person
from .people import find_people, others_in
from .sections import Section, find_sections
from .titles import Headline, read_headline
from .when import When, find_time, find_when


@dataclass
class Understood:
    """What a version says of the event."""

    language: str
    headline: Headline
    kind: Reading[EventKind] | None
    mode: Reading[Mode] | None
    when: When | None
    start_time: Reading[time] | None
    venue: Reading[str] | None
    city: Reading[str] | None
    occasion: Reading[str] | None
    organisers: list[list[FoundUnit]]
    people: list[Person]
    has_others: Reading[bool]
    sections: list[Section]
    spoken: Reading[tuple[str, ...]] | None


def understand(edition: Edition, furniture: list[Block]) -> Understood:
    """Read one version: first what stands apart, then what the sentences say."""
    words = rules(edition.language)
    blocks = list(edition.blocks)
    facts = find_facts(blocks, words)
    headline = read_headline(blocks, facts, words)
    body = _body(blocks, facts, headline)
    title = headline.title.value if headline.title else ""
    told = [block for block in body if block.text]
    return Understood(
        edition.language,
        headline,
        find_kind(blocks, facts, words),
        find_mode(blocks, facts, words),
        find_when([*blocks, *furniture], facts, words),
        find_time(blocks, facts, words),
        find_venue(blocks, facts, words),
        find_city(blocks, facts, words),
        find_occasion(blocks, facts, words),
        find_organisers(
            blocks, facts, headline.institutions, _subtitle(headline), words
        ),
        find_people(facts, told, words, title),
        others_in(facts, told, words),
        find_sections(body, words),
        _spoken(facts),
    )


def _body(blocks: list[Block], facts: list[Fact], headline: Headline) -> list[Block]:
    """Return what the sections are made of: all but the head and the facts."""
    apart = {value.block.number for fact in facts for value in fact.values}
    apart |= {fact.label.number for fact in facts}
    apart |= headline.used
    return [block for block in blocks if block.number not in apart]


def _subtitle(headline: Headline) -> Block | None:
    if headline.subtitle is None:
        return None
    numbers = {span.block for span in headline.subtitle.spans}
    return next((b for b in headline.lines if b.number in numbers), None)


_LANGUAGE_WORDS = {
    "kk": "қазақ|казах|kazakh",
    "ru": "орыс|русск|russian",
    "en": "ағылшын|английск|english",
}


def _spoken(facts: list[Fact]) -> Reading[tuple[str, ...]] | None:
    """Return the working languages, where a label gives them."""
    for fact in facts:
        if fact.name == "language":
            value = fact.values[0]
            plain = flat(value.text)
            codes = tuple(
                code for code, word in _LANGUAGE_WORDS.items() if re.search(word, plain)
            )
            span = Span(value.block.number, value.start, value.end)
            return Reading(codes, (span,)) if codes else None
    return None
