"""One language's version of a text, understood."""

import re
from dataclasses import dataclass
from datetime import time

from events.choices import EventKind, Mode
from languages.sentences import flat

from ..proposal import Extracted, Span
from ..readers.blocks import Block
from ..rules import rules
from .event_facts import find_city, find_kind, find_mode, find_venue
from .labels import Fact, find_facts
from .language_versions import LanguageVersion
from .occasion import find_occasion
from .organisers import FoundUnit, find_organisers
from .participant import Person
from .people import find_people, others_in
from .sections import Section, find_sections
from .titles import Titles, find_titles
from .when import When, find_time, find_when


@dataclass
class ExtractedVersion:
    """What a version says of the event."""

    language: str
    titles: Titles
    kind: Extracted[EventKind] | None
    mode: Extracted[Mode] | None
    when: When | None
    start_time: Extracted[time] | None
    venue: Extracted[str] | None
    city: Extracted[str] | None
    occasion: Extracted[str] | None
    organisers: list[list[FoundUnit]]
    people: list[Person]
    has_others: Extracted[bool]
    sections: list[Section]
    spoken: Extracted[tuple[str, ...]] | None


def extract_version(
    version: LanguageVersion, boilerplate: list[Block]
) -> ExtractedVersion:
    """Read one version: first what stands apart, then what the sentences say."""
    words = rules(version.language)
    blocks = list(version.blocks)
    facts = find_facts(blocks, words)
    titles = find_titles(blocks, facts, words)
    body = _body(blocks, facts, titles)
    title = titles.title.value if titles.title else ""
    told = [block for block in body if block.text]
    return ExtractedVersion(
        version.language,
        titles,
        find_kind(blocks, facts, words),
        find_mode(blocks, facts, words),
        find_when([*blocks, *boilerplate], facts, words),
        find_time(blocks, facts, words),
        find_venue(blocks, facts, words),
        find_city(blocks, facts, words),
        find_occasion(blocks, facts, words),
        find_organisers(blocks, facts, titles.institutions, _subtitle(titles), words),
        find_people(facts, told, words, title),
        others_in(facts, told, words),
        find_sections(body, words),
        _spoken(facts),
    )


def _body(blocks: list[Block], facts: list[Fact], titles: Titles) -> list[Block]:
    """Return what the sections are made of: all but the head and the facts."""
    apart = {value.block.number for fact in facts for value in fact.values}
    apart |= {fact.label.number for fact in facts}
    apart |= titles.used
    return [block for block in blocks if block.number not in apart]


def _subtitle(titles: Titles) -> Block | None:
    if titles.subtitle is None:
        return None
    numbers = {span.block for span in titles.subtitle.spans}
    return next((b for b in titles.lines if b.number in numbers), None)


_LANGUAGE_WORDS = {
    "kk": "қазақ|казах|kazakh",
    "ru": "орыс|русск|russian",
    "en": "ағылшын|английск|english",
}


def _spoken(facts: list[Fact]) -> Extracted[tuple[str, ...]] | None:
    """Return the working languages, where a label gives them."""
    for fact in facts:
        if fact.name == "language":
            value = fact.values[0]
            plain = flat(value.text)
            codes = tuple(
                code for code, word in _LANGUAGE_WORDS.items() if re.search(word, plain)
            )
            span = Span(value.block.number, value.start, value.end)
            return Extracted(codes, (span,)) if codes else None
    return None
