"""Alignment of language versions: each value in the languages it was read in.

The original decides what there is and in which order; a version in another language
adds its wording. People, units and sections of two versions are told to be the same by
their name in Latin letters, their kind or, failing that, their place.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.forms.utils import flatatt

from events.choices import SectionKind
from languages.detection import detect
from languages.names.coreference import same_name
from languages.normalise import KAZAKH_LETTERS
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
from ..readers.blocks import Block, BlockKind
from ..rules import LANGUAGES, rules
from .extract_version import ExtractedVersion
from .people.details import name_of
from .segmentation.sections import Section


def texts(versions: list[ExtractedVersion], name: str) -> Texts:
    """Return one value in each language that has it."""
    values = {version.language: getattr(version, name) for version in versions}
    return {language: text for language, text in values.items() if text}


def titles(versions: list[ExtractedVersion]) -> Texts:
    """Return the titles, each in its own language, whatever the text around it has."""
    found: Texts = {}
    for version in versions:
        if version.title:
            code = _language_of(version.title.value, version.language)
            found.setdefault(code, version.title)
    return found


def _language_of(title: str, language: str) -> str:
    """Return the language of a title, where it is plainly not that of the text."""
    detected, words = detect(title), len(title.split())
    if words < (5 if detected == "ru" else 3):
        return language  # of names, perhaps
    if detected == "kk" and KAZAKH_LETTERS.isdisjoint(title.lower()):
        return language
    return detected if detected in LANGUAGES else language


def surest(versions: list[ExtractedVersion], name: str) -> Extracted | None:
    """Return the value we are surest of; of equals, the original's."""
    values = filter(None, (getattr(version, name) for version in versions))
    return max(values, key=lambda value: value.confidence, default=None)


def people(versions: list[ExtractedVersion]) -> list[ProposedPerson]:
    """Return everybody, once, in the order of the original."""
    rows: list[dict[str, ProposedPerson]] = []
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
    return [_merged(list(row.values())) for row in rows]


def _row_of(person: ProposedPerson, rows: list[dict[str, ProposedPerson]], language):
    name = name_of(person).value
    return next(
        (
            row
            for row in rows
            if language not in row
            and any(same_name(name_of(p).value, name) for p in row.values())
        ),
        None,
    )


def _merged(mentions: list[ProposedPerson]) -> ProposedPerson:
    """Return one person from what each language's version says of them."""
    return ProposedPerson(
        name=_joined(person.name for person in mentions),
        role=max((p.role for p in mentions), key=lambda role: role.confidence),
        degree=_joined(person.degree for person in mentions),
        post=_joined(person.post for person in mentions),
        affiliation=_joined(person.affiliation for person in mentions),
        talk_title=_joined(person.talk_title for person in mentions),
    )


def _joined(parts: Iterable[Texts]) -> Texts:
    return {code: text for texts in parts for code, text in texts.items()}


def organisers(versions: list[ExtractedVersion]) -> list[ProposedOrganiser]:
    """Return the chains of the version that knows most, named in all of them."""
    richest = max(versions, key=_knowledge)
    ordered = [richest, *(v for v in versions if v is not richest)]
    return [
        ProposedOrganiser(tuple(_units(place, ordered)))
        for place in range(len(richest.organisers))
    ]


def _knowledge(version: ExtractedVersion) -> tuple[int, float]:
    units = [unit for organiser in version.organisers for unit in organiser.chain]
    return len(units), sum(name_of(unit).confidence for unit in units)


def _units(place: int, versions: list[ExtractedVersion]) -> Iterable[ProposedUnit]:
    """Yield the units of a chain, named as its counterparts of each kind are."""
    chain = versions[0].organisers[place].chain
    for number, unit in enumerate(chain):
        nth = sum(other.kind == unit.kind for other in chain[:number])
        counterparts = [
            [u for o in there for u in o.chain if u.kind == unit.kind][nth : nth + 1]
            for version in versions
            if (there := version.organisers[place : place + 1])
        ]
        names = _joined(other.name for others in counterparts for other in others)
        yield ProposedUnit(OrganisationKind(unit.kind), names)


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
    return Extracted(
        render(section.blocks), tuple(_place(b) for b in section.blocks if b.text)
    )


def _place(block: Block) -> Span:
    """Return where a block stands; the part of one has blanks for what leads it."""
    start = len(block.text) - len(block.text.lstrip())
    return Span(block.number, start, len(block.text))


def _speaker(row: dict[str, Section], everybody: list[ProposedPerson]) -> int | None:
    for section in row.values():
        for place, person in enumerate(everybody) if section.speaker else ():
            names = (name.value for name in person.name.values())
            if any(same_name(name, section.speaker) for name in names):
                return place
    return None


# --- HTML of a section --------------------------------------------------------------


def render(blocks: list[Block]) -> str:
    """Return paragraphs, nested lists and tables for the blocks, in their order.

    >>> item = Block(0, BlockKind.ITEM, "Бір", "Бір", level=1)
    >>> render([item])
    '<ul><li>Бір</li></ul>'
    """
    html: list[str] = []
    for kind, group in groupby(blocks, _group):
        members = [block for block in group if block.text]
        if not members:
            continue
        if kind == "items":
            html += _list(members)
        elif kind == "paragraphs":
            html += [_paragraph(block) for block in members]
        else:
            html += _table(members)
    return "".join(html)


def _group(block: Block) -> str | int:
    if block.kind is BlockKind.ITEM:
        return "items"
    return block.place.table if block.place else "paragraphs"


def _paragraph(block: Block) -> str:
    tag = "h3" if block.kind is BlockKind.HEADING else "p"
    return f"{_tag(tag, dir=block.direction)}{block.html}</{tag}>"


def _tag(name: str, **told: str) -> str:
    return f"<{name}{flatatt({n: v for n, v in told.items() if v not in {'', '1'}})}>"


def _list(items: list[Block]) -> Iterator[str]:
    """Yield nested lists; a deeper list stands inside the item above it."""
    opened: list[str] = []
    for item in items:
        depth = max(item.level, 1)
        tag = "ol" if item.numbers else "ul"
        while len(opened) > depth:
            yield f"</li></{opened.pop()}>"
        if len(opened) == depth:
            if opened[-1] == tag and not item.start:
                yield "</li>"
            else:
                yield f"</li></{opened.pop()}>"
        while len(opened) < depth:
            inner = tag if len(opened) + 1 == depth else "ul"
            opened.append(inner)
            first = _tag(inner, start=item.start, type=item.numbers)
            yield first if len(opened) == depth else f"<{inner}><li>"
        yield f"{_tag('li', dir=item.direction)}{item.html}"
    while opened:
        yield f"</li></{opened.pop()}>"


def _table(cells: list[Block]) -> Iterator[str]:
    yield "<table><tbody>"
    for _row, in_row in groupby(cells, lambda cell: cell.place.row):
        yield "<tr>"
        column = 0
        for place, in_cell in groupby(in_row, lambda cell: cell.place):
            yield "<td></td>" * (place.column - column)  # the empty ones before it
            column = place.column + 1
            words = "".join(map(_paragraph, in_cell))
            yield f"<{place.tag}>{words}</{place.tag[:2]}>"
        yield "</tr>"
    yield "</tbody></table>"
