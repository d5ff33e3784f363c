"""Information extraction from one language's version of a text."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from events.choices import EventKind, Mode
from languages import russian
from languages.names.coreference import is_called_again, same_name, sounds_of
from languages.names.extraction import find_names

from ..proposal import Extracted, ProposedOrganiser, ProposedPerson, Span
from ..readers.blocks import Block
from ..rules import LANGUAGES, Rules, rules
from . import event_facts
from .labels import PEOPLE
from .language_versions import LanguageVersion
from .lines_of_people import people_on_lines
from .organisers import find_organisers
from .people_in_lists import people_in_lists
from .people_in_prose import people_in_prose
from .person_details import completed, name_of
from .sections import Section, find_sections, is_heading
from .texts import Sentence, sentences_of, trimmed, without_quotes
from .titles import find_titles

_WORD = re.compile(r"[^\W\d_]+")
_PARTED = re.compile(r"[,;]|\s(?:и|және|мен|бен|пен|and)\s")  # members of a list


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
    days: event_facts.EventDays | None
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
        kind=event_facts.find_kind(version),
        mode=event_facts.find_mode(version),
        days=event_facts.find_event_days(version),
        start_time=event_facts.find_start_time(version),
        venue=event_facts.find_venue(version),
        city=event_facts.find_city(version),
        occasion=event_facts.find_occasion(version),
        organisers=find_organisers(version, titles),
        people=people,
        has_others=find_others(version, prose, people),
        sections=find_sections(body, version.rules),
        spoken=find_spoken(version),
    )


def find_people(
    version: LanguageVersion, prose: list[Block], title: Extracted[str] | None
) -> list[ProposedPerson]:
    """Return the participants, once each, in the order in which they are named."""
    on_lines, lines = people_on_lines(prose, version.rules)
    rest = [block for block in prose if block.number not in lines]
    told = [
        *on_lines,
        *people_in_prose(rest, version.rules, title.value if title else ""),
    ]
    told.sort(key=lambda mention: name_of(mention).spans[0].block)
    return _once_each([*people_in_lists(version.facts, version.rules), *told])


def _once_each(mentions: list[ProposedPerson]) -> list[ProposedPerson]:
    people: list[ProposedPerson] = []
    named: dict[str, set[int]] = defaultdict(set)  # who shares a sound of the name
    for mention in mentions:
        name = name_of(mention).value
        likely = sorted(set().union(*(named[sound] for sound in sounds_of(name))))
        if any(is_called_again(name, name_of(person).value) for person in people):
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


def find_others(
    version: LanguageVersion, prose: list[Block], people: list[ProposedPerson]
) -> Extracted[bool]:
    """Return whether more people took part than are named."""
    words = version.rules
    pattern = words.pattern("others")
    for value in version.labelled(*PEOPLE):
        if match := pattern.search(value.plain):
            return Extracted(True, (value.span(*match.span()),))
    for sentence in sentences_of(prose):
        match = pattern.search(sentence.plain)
        if match and find_names(sentence.text, version.language):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            start, end = trimmed(sentence.block.text, start, end)
            return Extracted(True, (Span(sentence.block.number, start, end),), 0.9)
    for sentence in sentences_of(b for b in prose if not is_heading(b, words)):
        if group := _unnamed_group(sentence, words, nobody_named=not people):
            return Extracted(True, (sentence.span(*group),), 0.8)
    return Extracted(False, confidence=0.7)


def _unnamed_group(
    sentence: Sentence, rules: Rules, *, nobody_named: bool
) -> tuple[int, int] | None:
    """Return where a sentence says that a group took part, and names nobody of it.

    «The participants» may be those who are named elsewhere, «the students» are not.
    """
    plain = without_quotes(sentence)
    attended = rules.pattern("attended").search(plain)
    names = rules.names_in(sentence.text)
    groups = list(_groups(plain, rules))
    for number, (start, end) in enumerate(groups):
        anybody = rules.pattern("anybody").match(plain, start)
        if not (nobody_named if anybody else attended):
            continue
        parted = _PARTED.search(plain, end)
        while parted and parted.group() == "," and _apposed(groups[number:], parted):
            parted = _PARTED.search(plain, parted.end())
        until = parted.start() if parted else len(plain)
        if not any(start < name.end and name.start < until for name in names):
            return start, end
    return None


def _apposed(groups: list[tuple[int, int]], comma: re.Match[str]) -> bool:
    """Tell whether the next group follows at once: «кандидаты наук, доценты А. и Б.»"""
    return any(start == comma.end() + 1 for start, _end in groups)


def _groups(plain: str, rules: Rules) -> Iterator[tuple[int, int]]:
    """Yield the places of words for several people: «студенты», «80 адам»."""
    for match in rules.pattern("groups").finditer(plain):
        yield match.span()
    if rules.language == "ru":
        for word in _WORD.finditer(plain):
            if russian.is_group_of_people(word.group()):
                yield word.span()


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
