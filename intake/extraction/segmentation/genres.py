"""Genre: minutes and timetables, whose parts no paragraph tells but their order.

Minutes run from the agenda through what was said to what was resolved, and what stands
above is their head. A timetable is one list, whatever its headings divide it into.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from events.choices import SectionKind
from languages.sentences import flat

from ...readers.blocks import Block
from ...rules import Rules
from ..texts import is_prose
from .paragraphs import tells

MINUTES, TIMETABLE = "minutes", "timetable"
_HEAD = 10  # blocks
_LONGEST_NAME = 14  # words of a line that names a paper
_FEWEST_HOURS = 4
_HOUR = re.compile(r"[^\d]{0,20}\d{1,2}[.:]\d\d(?![.\d])")
_LOOSE = {SectionKind.BACKGROUND, SectionKind.OTHER, SectionKind.PURPOSE}
_CLOSING = {SectionKind.CONCLUSIONS, SectionKind.RECOMMENDATIONS}
_PLANNED = {SectionKind.BACKGROUND, SectionKind.DISCUSSION, *_CLOSING}


def genre_of(blocks: Iterable[Block], rules: Rules) -> str:
    """Return of which genre a text is, where its sections follow from that."""
    blocks = list(blocks)
    hours = sum(bool(_HOUR.match(block.text)) for block in blocks)
    if hours >= max(_FEWEST_HOURS, sum(map(is_prose, blocks))):
        return TIMETABLE
    lines = (flat(block.text) for block in blocks[:_HEAD] if not is_prose(block))
    names = (line for line in lines if len(line.split()) <= _LONGEST_NAME)
    return MINUTES if any(map(rules.pattern("minutes").search, names)) else ""


def in_order(sections: list, blocks: list[Block], genre: str, rules: Rules) -> list:
    """Return the sections as a text of this genre has them."""
    headings = {block.number: block for block in blocks}
    if genre == TIMETABLE:
        sections = [_planned(section, rules) for section in sections]
    elif genre == MINUTES:
        sections = _of_minutes(sections, rules)
    elif len(sections) > 1 and _is_bare(*sections[:2]):
        return [_joined(*sections[:2], headings), *sections[2:]]
    ordered: list = []
    for section in sections:
        last = ordered[-1] if ordered else None
        if genre and last and last.kind is section.kind and not section.speaker:
            ordered[-1] = _joined(last, section, headings)
        else:
            ordered.append(section)
    return ordered


def _is_bare(section, below) -> bool:
    """Tell whether a section is only lines of a head that nobody had a place for."""
    is_loose = section.kind in _LOOSE and not section.heading
    goes_on = below.kind is SectionKind.DISCUSSION and not below.heading
    return is_loose and not goes_on and not any(map(is_prose, section.blocks))


def _joined(section, other, headings: dict[int, Block]):
    """Return two sections as one; a head takes on what the one below it is called."""
    if not section.heading and not any(map(is_prose, section.blocks)):
        return replace(other, blocks=[*section.blocks, *other.blocks])
    places = other.heading.spans if other.heading else ()
    lines = [headings[place.block] for place in places]
    return replace(section, blocks=[*section.blocks, *lines, *other.blocks])


def _planned(section, rules: Rules):
    """Return a section of a timetable: what it does not tell is planned only."""
    told = any(is_prose(block) and tells(block, rules) for block in section.blocks)
    is_other = section.kind in _PLANNED and not told
    return replace(section, kind=SectionKind.OTHER) if is_other else section


def _of_minutes(sections: list, rules: Rules) -> list:
    """Return the sections of minutes with the kinds that minutes have.

    What comes back after its turn, a matter of the agenda resolved before the next,
    is a part of what was said.
    """
    last = max(
        (n for n, s in enumerate(sections) if s.kind is SectionKind.DISCUSSION),
        default=-1,
    )
    ordered: list = []
    for number, section in enumerate(sections):
        kind, before = section.kind, ordered[-1].kind if ordered else None
        told = any(is_prose(block) and tells(block, rules) for block in section.blocks)
        if kind in _LOOSE and not (told and not ordered):
            after = (s.kind for s in sections[number + 1 :] if s.kind not in _LOOSE)
            kind = before or next(after, kind)
        elif kind in _CLOSING:
            kind = SectionKind.RECOMMENDATIONS
            if number < last:
                kind = SectionKind.DISCUSSION
        elif kind is SectionKind.QUESTIONS and before is SectionKind.DISCUSSION:
            kind = before
        ordered.append(replace(section, kind=kind))
    return ordered
