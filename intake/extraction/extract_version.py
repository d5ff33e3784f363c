"""Information extraction from one language's version of a text."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import time

from events.choices import EventKind, Mode
from languages.names.coreference import (
    is_called_again,
    is_without_family,
    same_name,
    sounds_of,
)

from ..proposal import Extracted, ProposedOrganiser, ProposedPerson
from ..readers.blocks import Block
from ..rules import LANGUAGES, rules
from .facts.days import EventDays, find_event_days, find_start_time
from .facts.kind_and_mode import find_kind, find_mode
from .facts.occasion import find_occasion
from .facts.others import find_others
from .facts.places import find_city, find_venue
from .language_versions import LanguageVersion
from .organisers import find_organisers
from .people.details import completed, name_of
from .people.lines import people_on_lines
from .people.lists import people_in_lists
from .people.prose import people_in_prose
from .people.tables import people_in_tables
from .segmentation.sections import Section, find_sections
from .titles import find_titles


@dataclass(frozen=True)
class ExtractedVersion:
    """What a version says of the event; texts and names are in its language."""

    language: str
    boilerplate: tuple[Block, ...]
    title: Extracted[str] | None
    subtitle: Extracted[str] | None
    repeated: set[int]  # numbers of lines that say the title again
    kind: Extracted[EventKind] | None
    mode: Extracted[Mode] | None
    days: EventDays | None
    start_time: Extracted[time] | None
    venue: Extracted[str] | None
    city: Extracted[str] | None
    occasion: Extracted[str] | None
    organisers: list[ProposedOrganiser]
    people: list[ProposedPerson]
    has_others: Extracted[bool]
    sections: list[Section]
    spoken: Extracted[tuple[str, ...]] | None


def extract_version(version: LanguageVersion) -> ExtractedVersion:
    """Read one version: first what stands apart, then what the sentences say."""
    titles = find_titles(version)
    apart = version.labelled_blocks | titles.used
    body = [block for block in version.blocks if block.number not in apart]
    prose = [block for block in body if block.text]
    people = find_people(version, prose, titles.title)
    return ExtractedVersion(
        language=version.language,
        boilerplate=version.boilerplate,
        title=titles.title,
        subtitle=titles.subtitle,
        repeated=titles.repeated,
        kind=find_kind(version),
        mode=find_mode(version),
        days=find_event_days(version),
        start_time=find_start_time(version),
        venue=find_venue(version),
        city=find_city(version),
        occasion=find_occasion(version),
        organisers=find_organisers(version, titles),
        people=people,
        has_others=find_others(version, prose, people),
        sections=find_sections(body, version.rules, version.blocks),
        spoken=find_spoken(version),
    )


def find_people(
    version: LanguageVersion, prose: list[Block], title: Extracted[str] | None
) -> list[ProposedPerson]:
    """Return the participants, once each, in the order in which they are named."""
    in_tables, cells = people_in_tables(version.blocks, version.facts, version.rules)
    prose = [block for block in prose if block.number not in cells]
    on_lines, lines = people_on_lines(prose, version.rules)
    rest = [block for block in prose if block.number not in lines]
    in_prose, mentioned = people_in_prose(
        rest, version.rules, title.value if title else ""
    )
    told = [*on_lines, *in_prose]
    told.sort(key=lambda mention: name_of(mention).spans[0].block)
    listed = people_in_lists(version.facts, cells, version.rules)
    people = _once_each([*in_tables, *listed, *told])
    return [_as_elsewhere(person, mentioned) for person in people]


def _as_elsewhere(
    person: ProposedPerson, mentioned: list[ProposedPerson]
) -> ProposedPerson:
    """Return a person by the fullest name, be it where the text only mentions them."""
    for mention in mentioned:
        if same_name(name_of(mention).value, name_of(person).value):
            return replace(completed(person, mention), role=person.role)
    return person


def _once_each(mentions: list[ProposedPerson]) -> list[ProposedPerson]:
    people: list[ProposedPerson] = []
    named: dict[str, set[int]] = defaultdict(set)  # who shares a sound of the name
    for mention in mentions:
        name = name_of(mention).value
        likely = sorted(set().union(*(named[sound] for sound in sounds_of(name))))
        if is_without_family(name) and any(
            is_called_again(name, name_of(person).value) for person in people
        ):
            continue  # «Евгения Петровна», named in full before
        for number in likely:
            if same_name(name_of(people[number]).value, name):
                people[number] = completed(people[number], mention)
                break
        else:
            for sound in sounds_of(name):
                named[sound].add(len(people))
            people.append(mention)
    return people


def find_spoken(version: LanguageVersion) -> Extracted[tuple[str, ...]] | None:
    """Return the working languages, where a label gives them."""
    for value in version.labelled("language"):
        codes = tuple(code for code in LANGUAGES if _names_language(value.plain, code))
        span = value.span(0, len(value.text))
        return Extracted(codes, (span,)) if codes else None
    return None


def _names_language(plain: str, code: str) -> bool:
    """Tell whether a label names a language, in its own words or in another's."""
    tables = (rules(language) for language in LANGUAGES)
    return any(table.compiled(table.languages[code]).search(plain) for table in tables)
