"""The versions of a text put together: each value in the languages it was read in.

The original decides what there is and in which order; a version in another language
adds its wording. People, units and sections of two versions are told to be the same by
their name in Latin letters, their kind or, failing that, their place.
"""

from collections.abc import Callable, Iterable

from events.choices import SectionKind
from languages.names.coreference import same_name
from participants.choices import OrganisationKind

from ..proposal import (
    Extracted,
    ProposedOrganiser,
    ProposedPerson,
    ProposedSection,
    ProposedUnit,
    Span,
    Texts,
)
from ..rules import rules
from .extract_version import ExtractedVersion
from .organisers import FoundUnit
from .participant import Person
from .rendering import render
from .sections import Section


def texts(
    versions: list[ExtractedVersion],
    read: Callable[[ExtractedVersion], Extracted[str] | None],
) -> Texts:
    """Return one value in each language that has it."""
    found = {version.language: read(version) for version in versions}
    return {language: extracted for language, extracted in found.items() if extracted}


def surest(values: Iterable[Extracted | None]) -> Extracted | None:
    """Return the value we are surest of; of equals, the original's."""
    return max(filter(None, values), key=lambda r: r.confidence, default=None)


def people(versions: list[ExtractedVersion]) -> list[ProposedPerson]:
    """Return everybody, once, in the order of the original."""
    rows: list[dict[str, Person]] = []
    for version in versions:
        alike = len(version.people) == len(rows)
        start = len(rows)
        for place, person in enumerate(version.people):
            row = _row_of(person, rows[:start], version.language)
            if row is None and alike and version.language not in rows[place]:
                row = rows[place]  # a translation that turned the name around
            if row is None:
                row = {}
                rows.append(row)
            row[version.language] = person
    return [_person(row) for row in rows]


def _row_of(person: Person, rows: list[dict[str, Person]], language: str):
    return next(
        (
            row
            for row in rows
            if language not in row
            and any(same_name(p.name.value, person.name.value) for p in row.values())
        ),
        None,
    )


def _person(row: dict[str, Person]) -> ProposedPerson:
    return ProposedPerson(
        name={code: person.name for code, person in row.items()},
        role=surest(person.role for person in row.values()),
        degree=_said(row, lambda person: person.description.degree),
        post=_said(row, lambda person: person.description.post),
        affiliation=_said(row, lambda person: person.description.affiliation),
        talk_title=_said(row, lambda person: person.talk_title),
    )


def _said(row: dict[str, Person], read) -> Texts:
    found = {code: read(person) for code, person in row.items()}
    return {code: extracted for code, extracted in found.items() if extracted}


def organisers(versions: list[ExtractedVersion]) -> list[ProposedOrganiser]:
    """Return the chains of the version that knows most, named in all of them."""
    richest = max(versions, key=lambda v: sum(map(len, v.organisers)), default=None)
    if richest is None:
        return []
    ordered = [richest, *(v for v in versions if v is not richest)]
    return [
        ProposedOrganiser(tuple(_units(place, ordered)))
        for place in range(len(richest.organisers))
    ]


def _units(place: int, versions: list[ExtractedVersion]) -> Iterable[ProposedUnit]:
    for unit in versions[0].organisers[place]:
        names: Texts = {}
        for version in versions:
            chains = version.organisers[place : place + 1]
            match = next((u for c in chains for u in c if u.kind == unit.kind), None)
            if match:
                names[version.language] = _name(match)
        yield ProposedUnit(OrganisationKind(unit.kind), names)


def _name(unit: FoundUnit) -> Extracted[str]:
    return Extracted(unit.name, (unit.span,), unit.confidence)


def sections(
    versions: list[ExtractedVersion], everybody: list[ProposedPerson]
) -> list[ProposedSection]:
    """Return the sections of the original, each with its counterparts."""
    rows: list[dict[str, Section]] = [
        {versions[0].language: section} for section in versions[0].sections
    ]
    for version in versions[1:]:
        same_kinds = [s.kind for s in version.sections] == [
            next(iter(row.values())).kind for row in rows
        ]
        start = 0
        for place, section in enumerate(version.sections):
            match = place if same_kinds else _counterpart(section, rows, start, version)
            if match is None:
                rows.append({version.language: section})
            else:
                rows[match][version.language] = section
                start = match + 1
    return [_section(row, everybody) for row in rows]


def _counterpart(section, rows, start, version) -> int | None:
    return next(
        (
            place
            for place in range(start, len(rows))
            if version.language not in rows[place]
            and next(iter(rows[place].values())).kind is section.kind
        ),
        None,
    )


def _section(
    row: dict[str, Section], everybody: list[ProposedPerson]
) -> ProposedSection:
    first = next(iter(row.values()))
    return ProposedSection(
        kind=Extracted(SectionKind(first.kind), confidence=first.confidence),
        heading={code: _heading(section, code) for code, section in row.items()},
        body={code: _body(section) for code, section in row.items()},
        speaker=_speaker(row, everybody),
    )


def _heading(section: Section, language: str) -> Extracted[str]:
    """Return the author's heading, or the usual one for the kind: then it is ours."""
    if section.heading:
        return section.heading
    suggested = section.speaker or rules(language).names[section.kind]
    return Extracted(suggested, confidence=0.5)


def _body(section: Section) -> Extracted[str]:
    spans = tuple(Span(b.number, 0, len(b.text)) for b in section.blocks if b.text)
    return Extracted(render(section.blocks), spans)


def _speaker(row: dict[str, Section], everybody: list[ProposedPerson]) -> int | None:
    for section in row.values():
        for place, person in enumerate(everybody) if section.speaker else ():
            names = (extracted.value for extracted in person.name.values())
            if any(same_name(name, section.speaker) for name in names):
                return place
    return None
