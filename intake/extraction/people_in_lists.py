"""People in lists, in tables and on the lines of a transcript."""

import re
from collections.abc import Iterable, Iterator

from events.choices import Role
from languages.names.extraction import FoundName, find_names
from languages.sentences import flat

from ..proposal import Extracted
from ..readers.blocks import Block, BlockKind
from ..rules import Rules
from .labels import PEOPLE, Fact, Value
from .participant import Person
from .person_details import SHORTEST_TALK, Description, describe
from .statements import speaker_of
from .texts import extracted, marker_length, quoted

_NAME_HEADING = re.compile(
    r"№|аты-жөні|ф\.?и\.?о\.?|т\.?а\.?ә\.?|фамилия\S*|names?|full name|аты жөні|есімі"
)

_ONE_EACH = {BlockKind.ITEM, BlockKind.CELL}
_EXPECTED_ONLY = 0.6  # as sure as one is of any two capitalised words in a list
_ROLE_OF_LABEL = {
    "moderator": Role.MODERATOR,
    "speaker": Role.SPEAKER,
    "discussant": Role.DISCUSSANT,
    "secretary": Role.SECRETARY,
    "guest": Role.GUEST,
    "participant": Role.PANELIST,
}


def people_in_lists(facts: Iterable[Fact], rules: Rules) -> Iterator[Person]:
    for fact in facts:
        if fact.name in PEOPLE:
            for entry in _rows(fact):
                yield from _people_of_entry(entry, _ROLE_OF_LABEL[fact.name], rules)


def _rows(fact: Fact) -> Iterator[list[Value]]:
    """Yield the values of each person; a table's row is one, a line is one."""
    row: list[Value] = []
    for value in fact.values:
        place = value.block.place
        beside_label = (
            place and fact.label.place and (place.row == fact.label.place.row)
        )
        if row and not (
            place
            and row[-1].block.place
            and not beside_label
            and place.row == row[-1].block.place.row
        ):
            yield row
            row = []
        row.append(value)
    if row:
        yield row


def _people_of_entry(row: list[Value], role: Role, rules: Rules) -> Iterator[Person]:
    """Yield the people of a line or a row: mostly one, in a running list many."""
    if len(row) > 1:
        if any(_NAME_HEADING.fullmatch(flat(value.text).strip()) for value in row):
            return
        yield from _person_of_row(row, role, rules)
        return
    [value] = row
    found = _names(value.text, rules)
    if found and (value.block.kind in _ONE_EACH or marker_length(value.text)):
        found = [found[0], *(n for n in found[1:] if n.certainty > _EXPECTED_ONLY)]
    pieces = _pieces(value.text, found)
    for name, (start, end) in zip(found, pieces, strict=True):
        yield _person(value, name, start, end, role, rules)


def _names(text: str, rules: Rules) -> list[FoundName]:
    return find_names(text, rules.language, expected=True, excluded=rules.is_no_name)


def _pieces(text: str, found: list[FoundName]) -> list[tuple[int, int]]:
    """Return the part of a list that tells about each name, before or behind it."""
    if not found:
        return []
    leads = found[0].start > max(marker_length(text), 2)
    if leads:
        starts = [0, *(name.end for name in found[:-1])]
        ends = [name.end for name in found[:-1]] + [len(text)]
    else:
        starts = [name.start for name in found]
        ends = [*(name.start for name in found[1:]), len(text)]
    return list(zip(starts, ends, strict=True))


def _person(
    value: Value, name: FoundName, start: int, end: int, role: Role, rules: Rules
) -> Person:
    text, block, offset = value.text, value.block, value.start
    around = [(start, name.start), (name.end, end)]
    words = flat(text)
    stated = _stated_role(words[start:end], rules) or role
    description = Description()
    for begin, finish in around:
        description = description.completed_by(
            describe(block, offset + begin, offset + finish, rules)
        )
    return Person(
        extracted(
            block, offset + name.start, offset + name.end, name.certainty, name.name
        ),
        Extracted(stated, confidence=1.0),
        description,
        _talk_in(value, start, end),
    )


def _talk_in(value: Value, start: int, end: int) -> Extracted[str] | None:
    """Return the title of a talk that a programme sets beside its speaker."""
    for first, last in quoted(value.text[start:end]):
        if last - first > SHORTEST_TALK and not re.match(
            r"\s*(?:кафедра|университет|қоғам|партия|газет|журнал|орталы)",
            flat(value.text[start + last + 1 :]),
        ):
            begin = value.start + start + first
            return extracted(value.block, begin, begin + last - first, 0.8)
    return None


def _stated_role(words: str, rules: Rules) -> Role | None:
    """Return a role given as a noun beside a name in a list."""
    for role in (Role.MODERATOR, Role.SECRETARY, Role.DISCUSSANT):
        if rules.compiled(rules.roles[role]).search(words):
            return role
    return None


def _person_of_row(row: list[Value], role: Role, rules: Rules) -> Iterator[Person]:
    for place, value in enumerate(row):
        found = _names(value.text, rules)
        if not found or found[0].start > 3:
            continue
        person = _person(value, found[0], 0, len(value.text), role, rules)
        for other in row[:place] + row[place + 1 :]:
            words = flat(other.text)
            stated = _stated_role(words, rules)
            if stated:
                person.role = Extracted(stated)
            person.description = person.description.completed_by(
                describe(other.block, other.start, other.end, rules)
            )
            person.talk_title = person.talk_title or _talk_in(other, 0, len(other.text))
        yield person
        return


def quoted_people(prose: list[Block], rules: Rules) -> Iterator[Person]:
    """Yield those whose words a paragraph prints after their name and a colon."""
    for block in prose:
        if name := speaker_of(block, rules):
            colon = block.text.index(":", name.end)
            yield Person(
                extracted(block, name.start, name.end, name.certainty, name.name),
                Extracted(Role.SPEAKER, confidence=0.9),
                describe(block, name.end, colon, rules),
            )


def announced_people(prose: list[Block], rules: Rules) -> Iterator[Person]:
    """Yield the people of a list that a sentence announces: «выступили:»."""
    role = None
    for block in prose:
        plain = flat(block.text).rstrip()
        if plain.endswith(":"):
            role = _announced_role(plain, rules)
        elif role and _leads_with_name(block, rules):
            yield from _people_of_entry([Value(block, 0, len(block.text))], role, rules)
        else:
            role = None


def _announced_role(plain: str, rules: Rules) -> Role | None:
    if rules.compiled(rules.roles[Role.SPEAKER]).search(plain):
        return Role.SPEAKER
    return Role.PANELIST if rules.pattern("took_part").search(plain) else None


def _leads_with_name(block: Block, rules: Rules) -> bool:
    found = _names(block.text, rules)
    return bool(found) and found[0].start <= marker_length(block.text) + 1
