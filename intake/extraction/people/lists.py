"""Named entities in lists, in tables and on the lines of a transcript: people."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from events.choices import Role
from languages.names.extraction import FoundName
from languages.sentences import flat

from ...proposal import Extracted, ProposedPerson
from ...readers.blocks import BlockKind
from ...rules import Rules, in_any_language
from ..labels import PEOPLE, Fact
from ..texts import Sentence, marker_length, quoted
from .attribution import told_of
from .details import (
    SHORTEST_TALK,
    completed,
    describe,
    details_at,
    mention,
    name_of,
    with_details,
)

_ONE_EACH = {BlockKind.ITEM, BlockKind.CELL}
_OF_ONE = {Role.MODERATOR, Role.SECRETARY}
_PLURAL_LABEL = re.compile(r"(?:[лдт][ае]р(?:[ыі])?|[ыи]|s)\s*[:–—-]*\s*$")
_OWN_LINE = re.compile(r"\s*[–—(-]")
_INNER_LABEL = re.compile(r"([^\W\d_]{3,})\s?[–—:-]\s*$")
_ASIDE = re.compile(r"\s?\([^()]*\)")
_LONGEST_BODY = 80  # letters of what a quotation may be the name of
_EXPECTED_ONLY = 0.6  # as sure as one is of any two capitalised words in a list


def people_in_lists(
    facts: Iterable[Fact], apart: set[int], rules: Rules
) -> Iterator[ProposedPerson]:
    """Yield the people of labelled lists, but for the blocks read as tables."""
    for fact in facts:
        role = PEOPLE.get(fact.name)
        for number, entry in enumerate(_rows(fact, rules) if role else ()):
            is_one = role in _OF_ONE and not _PLURAL_LABEL.search(flat(fact.label.text))
            if entry[0].block.number in apart:
                continue
            if rules.pattern("not_present").match(entry[0].plain):
                break  # «Apologies: …»
            own = Role.SPEAKER if is_one and number else role
            yield from people_of_entry(entry, own, rules)


def _rows(fact: Fact, rules: Rules) -> Iterator[list[Sentence]]:
    """Yield the values of each person; a table's row is one, a line is one."""
    row: list[Sentence] = []
    for value in fact.values:
        place = value.block.place
        label, above = fact.label.place, row[-1].block.place if row else None
        beside_label = place and label and place.row == label.row
        goes_on = place and above and place.row == above.row and not beside_label
        goes_on = goes_on or (row and not place and not rules.names_in(value.text))
        if row and not goes_on:
            yield row
            row = []
        row.append(value)
    if row:
        yield row


def people_of_entry(
    row: list[Sentence], role: Role, rules: Rules
) -> Iterator[ProposedPerson]:
    """Yield the people of a line or a row: mostly one, in a running list many."""
    if len(row) > 1:
        yield from _person_of_row(row, role, rules)
        return
    [value] = row
    names = rules.names_in(value.text)
    is_own = value.block.kind in _ONE_EACH or marker_length(value.text)
    is_own = is_own or (names and _OWN_LINE.match(value.text, names[0].end))
    if is_own and not _is_only_names(value.text, names, rules):
        names = [n for n in names if n.certainty > _EXPECTED_ONLY] or names[:1]
    told = told_of(value.text, names, rules) if len(names) > 1 else []
    pieces = _pieces(value.text, names)
    for number, (name, (start, end)) in enumerate(zip(names, pieces, strict=True)):
        before = names[number - 1].end if number else name.start
        role = _named_role(value.plain[before : name.start], rules) or role
        person = _person(value, name, start, end, role, rules)
        if told:
            details = details_at(value.block, value.start, told[number], rules, "post")
            person = with_details(person, details, rules.language)
        yield person


def _named_role(words: str, rules: Rules) -> Role | None:
    """Return the role that a new label gives within a line: «, спикеры – Асан Ли»."""
    label = _INNER_LABEL.search(words)
    if not label:
        return None
    roles = (
        role
        for role, noun in rules.roles.items()
        if rules.compiled(rf"(?:{noun})\w*").fullmatch(label[1])
    )
    return next(roles, None)


def _is_only_names(text: str, names: list[FoundName], rules: Rules) -> bool:
    """Tell whether a list has nothing between its commas but names and brackets."""
    if len(names) < 2:
        return False
    joint = rules.compiled(rf"\s*(?:[,;&]|[,;]?\s(?:{rules.and_words})\s)\s*")
    begins = [*(name.start for name in names), len(text)]
    ends = [0, *(name.end for name in names)]
    places = zip(ends, begins, strict=True)
    title = rules.compiled(rf"(?<!\w)(?:{rules.degrees}|(?:mr|mrs|ms|dr|prof)\b)\.?\s?")
    bare = (title.sub("", flat(_ASIDE.sub("", text[a:b]))) for a, b in places)
    first, *inner, last = bare
    is_led = first[marker_length(first) :].strip()
    return not is_led and not last.strip(" .,;") and all(map(joint.fullmatch, inner))


def _pieces(text: str, names: list[FoundName]) -> list[tuple[int, int]]:
    """Return the part of a list that tells about each name, before or behind it."""
    if not names:
        return []
    if names[0].start > max(marker_length(text), 2):
        cuts = [0, *(name.end for name in names[:-1])]
    else:
        cuts = [name.start for name in names]
    return list(pairwise([*cuts, len(text)]))


def _person(
    value: Sentence, name: FoundName, start: int, end: int, role: Role, rules: Rules
) -> ProposedPerson:
    stated = stated_role(flat(value.text)[start:end], rules) or role
    details = describe(value, (name.end, end), rules, (start, name.start))
    return mention(
        value.extracted(name.start, name.end, name.certainty, name.name),
        Extracted(stated, confidence=1.0),
        rules.language,
        details,
        _talk_in(value, start, end),
    )


def _talk_in(value: Sentence, start: int, end: int) -> Extracted[str] | None:
    """Return the title of a talk that a programme sets beside its speaker."""
    body = re.compile(rf"\s*{in_any_language('quoted_body')}")
    for first, last in quoted(value.text[start:end]):
        behind = flat(value.text[start + last + 1 :][:_LONGEST_BODY])
        if last - first > SHORTEST_TALK and not body.match(behind):
            return value.extracted(start + first, start + last, 0.8)
    return None


def stated_role(words: str, rules: Rules) -> Role | None:
    """Return a role given as a noun beside a name in a list."""
    for role in (Role.MODERATOR, Role.SECRETARY, Role.DISCUSSANT):
        if rules.compiled(rules.roles[role]).search(words):
            return role
    return None


def _person_of_row(
    row: list[Sentence], role: Role, rules: Rules
) -> Iterator[ProposedPerson]:
    for place, value in enumerate(row):
        names = rules.names_in(value.text)
        if not names or names[0].start > 3:
            continue
        person = _person(value, names[0], 0, len(value.text), role, rules)
        for other in row[:place] + row[place + 1 :]:
            person = _with_cell(person, other, rules)
        yield person
        return


def _with_cell(person: ProposedPerson, cell: Sentence, rules: Rules) -> ProposedPerson:
    """Return a person with what another cell of the row says of them."""
    stated = stated_role(flat(cell.text), rules)
    said = mention(
        name_of(person),
        person.role,
        rules.language,
        describe(cell, (0, len(cell.text)), rules),
        _talk_in(cell, 0, len(cell.text)),
    )
    person = completed(person, said)
    return replace(person, role=Extracted(stated)) if stated else person
