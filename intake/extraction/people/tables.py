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
from .details import mention

_COLUMNS = ("degree", "post", "affiliation")
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
        if (role := PEOPLE.get(fact.name))
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
    rows: dict[int, dict[str, Block]] = defaultdict(dict)
    first = min(cell.place.row for cell in cells)
    for cell in cells:
        if cell.place.row > first and cell.place.column in heads and cell.text:
            rows[cell.place.row].setdefault(heads[cell.place.column], cell)
    for row in rows.values():
        names = rules.names_in(row[_NAME].text) if _NAME in row else []
        if not names:
            continue
        name, cell = names[0], row[_NAME]
        talk = row.get(_TALK)
        spoke = Role.SPEAKER if talk else Role.PANELIST
        yield mention(
            Extracted(name.name, (_span(cell),), max(name.certainty, _SURE)),
            Extracted(role or spoke, confidence=1.0),
            rules.language,
            {c: _whole(row[c]) for c in _COLUMNS if c in row},
            _whole(talk) if talk else None,
        )


_SURE = 0.9  # a heading says that it is a name


def _whole(cell: Block) -> Extracted[str]:
    return Extracted(cell.text.replace("\n", " ").strip(), (_span(cell),), 0.95)


def _span(cell: Block) -> Span:
    return Span(cell.number, 0, len(cell.text))
