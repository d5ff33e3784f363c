"""Named entities in tables: a column of names, and what the other columns tell."""

import re
from collections import defaultdict
from collections.abc import Iterable

from events.choices import Role
from languages.sentences import flat

from ...proposal import Extracted, ProposedPerson, Span
from ...readers.blocks import Block
from ...rules import Rules, in_any_language
from ..labels import PEOPLE, Fact
from ..texts import Sentence
from .details import describe, mention

_COLUMNS = ("degree", "post", "affiliation")
_OF_MANY = {Role.PANELIST, Role.SPEAKER, Role.GUEST, Role.DISCUSSANT}
_NAME, _TALK = "name", "talk"


def people_in_tables(
    blocks: Iterable[Block], facts: Iterable[Fact], rules: Rules
) -> tuple[list[ProposedPerson], set[int]]:
    """Return the people of tables with a heading over their names, and the numbers of
    the blocks of these tables; a label above a table gives the role."""
    tables: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.place:
            tables[block.place.table].append(block)
    roles = {
        value.block.place.table: role
        for fact in facts
        if (role := PEOPLE.get(fact.name)) in _OF_MANY and not fact.label.place
        for value in fact.values
        if value.block.place
    }
    found: list[ProposedPerson] = []
    taken: set[int] = set()
    for number, cells in tables.items():
        heads = _heads(cells)
        if _NAME in heads.values():
            found += _people(cells, heads, roles.get(number), rules)
            taken |= {cell.number for cell in cells}
    return found, taken


def _heads(cells: list[Block]) -> dict[int, str]:
    """Return what each column of a table tells of people, by its heading."""
    first = min(cell.place.row for cell in cells)
    patterns = {
        column: re.compile(in_any_language(f"{column}_heading"))
        for column in (_NAME, *_COLUMNS, _TALK)
    }
    return {
        cell.place.column: column
        for cell in cells
        if cell.place.row == first
        for column, pattern in patterns.items()
        if any(map(pattern.fullmatch, _tongues(cell.text)))
    }


def _tongues(heading: str) -> list[str]:
    """Return a heading, and what it says in each language: «Баяндамашы / Докладчик»."""
    plain = flat(heading).strip(" .:№")
    return [plain, *(half.strip(" .:№") for half in plain.split("/"))]


def _people(cells, heads: dict[int, str], role: Role | None, rules: Rules):
    rows: dict[int, dict[str, list[Block]]] = defaultdict(lambda: defaultdict(list))
    first = min(cell.place.row for cell in cells)
    for cell in cells:
        if cell.place.row > first and cell.place.column in heads and cell.text:
            rows[cell.place.row][heads[cell.place.column]].append(cell)
    for row in rows.values():
        talk = row[_TALK][0] if _TALK in row else None
        spoke = Extracted(role or (Role.SPEAKER if talk else Role.PANELIST))
        is_one = len(row[_NAME]) == 1
        told = {c: _whole(row[c][0]) for c in _COLUMNS if is_one and c in row}
        for cell in row[_NAME]:
            if names := rules.names_in(cell.text):
                yield _person(cell, names[0], spoke, told, talk, rules)


def _person(cell, name, role, told, talk, rules: Rules) -> ProposedPerson:
    """Return whom a cell names, with what it says behind the name in one language."""
    own, _slash, _other = cell.text.partition(" / ")
    line = Sentence(cell, 0, max(len(own), name.end))
    return mention(
        Extracted(name.name, (_span(cell),), max(name.certainty, _SURE)),
        role,
        rules.language,
        describe(line, (name.end, line.end), rules) | told,
        _whole(talk) if talk else None,
    )


_SURE = 0.9  # a heading says that it is a name


def _whole(cell: Block) -> Extracted[str]:
    return Extracted(cell.text.replace("\n", " ").strip(), (_span(cell),), 0.95)


def _span(cell: Block) -> Span:
    return Span(cell.number, 0, len(cell.text))
