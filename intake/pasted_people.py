"""Pasted people: a list of names from Word or Excel, read as the importer reads one.

No line is lost: where no name is recognised, the line is the name.
"""

import re
from collections.abc import Iterator
from functools import cache

from events.choices import Role
from languages.sentences import flat

from .extraction.labels import PEOPLE, find_facts
from .extraction.people.lists import people_of_entry
from .extraction.texts import Sentence, marker_length
from .proposal import Extracted, ProposedPerson
from .readers.blocks import Block, BlockKind, Place, clean
from .rules import Rules, in_any_language, rules

LONGEST = 20_000  # letters

_SPACES = re.compile(r"[^\S\n\t]+")
_NAME_AND_POST = re.compile(r"(.*?)(?:,\s+|\s+[–—-]\s+)(.*)")
_ONE_PERSON = {Role.MODERATOR, Role.SECRETARY}


def read(text: str, language: str) -> list[ProposedPerson]:
    """Return the people of a list in ``language``, in its order, with their roles."""
    wordings = rules(language)
    rows = [_row(number, line) for number, line in enumerate(_lines(text))]
    people = []
    for label, entry in _entries(rows, wordings):
        found = list(people_of_entry(entry, PEOPLE[label], wordings))
        people += found or _as_written(entry, label, language)
    return people


def _lines(text: str) -> list[str]:
    lines = _SPACES.sub(" ", clean(text[:LONGEST])).split("\n")
    return [line.strip(" ;") for line in lines if line.strip(" ;\t")]


@cache
def _heading() -> re.Pattern[str]:
    """Return how columns of names are headed; no process reads it before it asks."""
    return re.compile(rf"№|{in_any_language('name_heading')}")


def _row(number: int, line: str) -> list[Block]:
    """Return a line as a block, or as one for each cell that a tab parts."""
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) == 1:
        return [Block(number, BlockKind.PARAGRAPH, line, line)]
    return [
        Block(number, BlockKind.CELL, cell, cell, place=Place(0, number, column))
        for column, cell in enumerate(cells)
        if cell
    ]


def _entries(
    rows: list[list[Block]], wordings: Rules
) -> Iterator[tuple[str, list[Sentence]]]:
    """Yield each line, or row of a table, and the label in force, «Докладчики:»."""
    lines = [row[0] for row in rows if not row[0].place]
    facts = (fact for fact in find_facts(lines, wordings) if fact.name in PEOPLE)
    labels = {fact.label.number: fact for fact in facts}
    name = "participant"
    for row in rows:
        [line, *_cells] = row
        if fact := labels.get(line.number):
            name = fact.name
        if fact and fact.values[0].block is line:
            yield name, [fact.values[0]]
            name = "participant" if PEOPLE[name] in _ONE_PERSON else name
        elif not fact and (line.place or not line.text.endswith(":")):
            yield name, [Sentence(cell, 0, len(cell.text)) for cell in row]


def _as_written(
    row: list[Sentence], label: str, language: str
) -> Iterator[ProposedPerson]:
    """Yield whom a line names in which no name is recognised; a heading names none."""
    cells = [value.text for value in row if any(map(str.isalpha, value.text))]
    is_heading = any(_heading().fullmatch(flat(value.text)) for value in row)
    if not cells or (is_heading and len(row) > 1):
        return
    line = ", ".join(cells)[marker_length(cells[0]) :]
    parted = _NAME_AND_POST.fullmatch(line)
    name, post = parted.groups() if parted else (line, "")
    yield ProposedPerson(
        name={language: Extracted(name.strip(), confidence=0)},
        role=Extracted(PEOPLE[label]),
        degree={},
        post={language: Extracted(post, confidence=0)} if post else {},
        affiliation={},
        talk_title={},
    )
