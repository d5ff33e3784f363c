"""Text segmentation: by an author's headings, else by what paragraphs say."""

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from events.choices import SectionKind

from ...proposal import Extracted
from ...readers.blocks import Block, BlockKind
from ...rules import Rules
from ..texts import extracted, is_prose, marker_length, trimmed
from .genres import genre_of, in_order
from .headings import LABEL, heading_kind, is_heading, name_alone, speaker_of
from .paragraphs import labelled_kind, parted, said_by, tells

_LATE = 0.4  # of the paragraphs come before conclusions
_NOT_YET = {None, SectionKind.DISCUSSION}
_CLOSING = {SectionKind.CONCLUSIONS, SectionKind.RECOMMENDATIONS}
_INTRODUCED = {SectionKind.PURPOSE, SectionKind.QUESTIONS}
_SPOKEN = {SectionKind.DISCUSSION, SectionKind.RECOMMENDATIONS}
_TOLD, _UNTOLD = 0.75, 0.6  # by words of the paragraph, or only by its place


@dataclass
class Section:
    """A part of the text; ``speaker`` is a name as it was printed."""

    kind: SectionKind
    confidence: float
    heading: Extracted[str] | None = None
    blocks: list[Block] = field(default_factory=list)
    speaker: str = ""


def find_sections(
    blocks: list[Block], rules: Rules, whole: tuple[Block, ...] = ()
) -> list[Section]:
    """Return the sections of ``blocks``; every block is in exactly one.

    The ``whole`` text, of which they are the body, tells its genre.
    """
    blocks = _out_of_label_tables(blocks, rules)
    sections: list[Section] = []
    prose = [block.number for block in blocks if is_prose(block)]
    waiting: list[Block] = []  # headings without a text of their own
    top = min((b.level for b in blocks if b.kind is BlockKind.HEADING), default=0)
    for number, block in enumerate(blocks):
        if _is_headline(block, sections, rules):
            waiting.append(block)
            continue
        if is_heading(block, rules) and _starts_section(block, top, rules):
            below = blocks[number + 1 : number + 2]
            if not below or is_heading(below[0], rules):
                waiting.append(block)
                continue
            sections.append(_under_heading(block, rules))
            sections[-1].blocks += waiting
        elif sections and _goes_on(sections[-1], block, rules):
            sections[-1].blocks += [*waiting, block]
        else:
            _add_by_content(sections, [*waiting, block], prose, rules)
        waiting = []
    if waiting:
        sections = sections or [Section(SectionKind.OTHER, 0.5)]
        sections[-1].blocks += waiting
    for section in sections:
        if not section.confidence:  # of a heading that is unknown the text tells
            kinds = (kind for b in section.blocks if (kind := said_by(b, rules)))
            section.kind, section.confidence = next(kinds, SectionKind.OTHER), 0.5
    sections = _told_in_one(_merged(_still_introduced(sections)), rules)
    return in_order(sections, blocks, genre_of(whole, rules), rules)


def _out_of_label_tables(blocks: list[Block], rules: Rules) -> list[Block]:
    """Return tables whose first column names what the second says as headed text."""
    cells = [block for block in blocks if block.place]
    labels = [b for b in cells if not b.place.column and heading_kind(b.text, rules)]
    several = {b.place.table for b in cells if b.place.column > 0}
    many = {b.place.table for b in cells if b.place.column > 1}
    opened = {label.place.table for label in labels} & several - many
    return [_opened(b) if b.place and b.place.table in opened else b for b in blocks]


def _opened(block: Block) -> Block:
    is_label = block.place.column == 0
    kind = BlockKind.HEADING if is_label else BlockKind.PARAGRAPH
    return replace(block, kind=kind, place=None, level=int(is_label))


def _is_headline(block: Block, sections: list[Section], rules: Rules) -> bool:
    """Tell whether a heading only says again what the news below it tells."""
    begun = any(is_prose(b) for s in sections for b in s.blocks)
    known = heading_kind(block.text, rules) or name_alone(block, rules)
    is_news = block.kind is BlockKind.HEADING and len(block.text.split()) > LABEL
    return is_news and not begun and not known


def _goes_on(section: Section, block: Block, rules: Rules) -> bool:
    """Tell whether a paragraph belongs to the heading above it.

    Below an agenda, one may go on to tell what was said.
    """
    if section.kind is not SectionKind.QUESTIONS or not section.blocks:
        return bool(section.heading)
    of_list = not is_prose(block) or _belongs_to_list(section.blocks[-1], block)
    said = labelled_kind(block, rules) if of_list else said_by(block, rules)
    return bool(section.heading) and said not in _SPOKEN


def _starts_section(block: Block, top: int, rules: Rules) -> bool:
    """Tell whether a heading opens a section rather than divides one."""
    is_high = block.kind is not BlockKind.HEADING or block.level <= top
    return is_high or heading_kind(block.text, rules) is not None


def _under_heading(block: Block, rules: Rules) -> Section:
    text = block.text
    place = trimmed(text, marker_length(text), len(text), " :–—-")
    heading = extracted(block, *place, 1.0)
    if kind := heading_kind(block.text, rules):
        return Section(kind, 0.95, heading)
    if name := name_alone(block, rules):
        return Section(SectionKind.STATEMENT, 0.8, heading, speaker=name)
    return Section(SectionKind.OTHER, 0.0, heading)  # settled by its text


def _add_by_content(
    sections: list[Section], group: list[Block], prose: list[int], rules: Rules
) -> None:
    """Put a paragraph into the open section, or open one when it says otherwise."""
    block = group[-1]
    if speaker := speaker_of(block, rules):
        sections.append(Section(SectionKind.STATEMENT, 0.8, None, group, speaker.name))
        return
    said = said_by(block, rules)
    kind = _kind_in_order(sections, block, said, prose, rules)
    confidence = _TOLD if said is kind else _UNTOLD
    if sections and sections[-1].kind is kind and not sections[-1].speaker:
        sections[-1].blocks += group
        sections[-1].confidence = max(sections[-1].confidence, confidence)
    else:
        sections.append(Section(kind, confidence, None, group))


def _kind_in_order(
    sections: list[Section],
    block: Block,
    said: SectionKind | None,
    prose: list[int],
    rules: Rules,
) -> SectionKind:
    """Return the kind of a paragraph by what it says, and by what came before it."""
    before = sections[-1].kind if sections else None
    labelled = labelled_kind(block, rules)
    if before and not labelled and _belongs_to_list(sections[-1].blocks[-1], block):
        return before
    enough = _LATE * (len(prose) - 1)  # before it, for conclusions to be drawn
    if said is SectionKind.CONCLUSIONS and bisect_left(prose, block.number) < enough:
        said = SectionKind.DISCUSSION
    if before is SectionKind.CONCLUSIONS and said is not SectionKind.RECOMMENDATIONS:
        return before
    if before is None and not labelled and tells(block, rules):
        return SectionKind.BACKGROUND
    if before is SectionKind.BACKGROUND and said in _NOT_YET and is_prose(block):
        return before if tells(block, rules) else SectionKind.DISCUSSION
    if before is None:
        return said if said and labelled or said in _SPOKEN else SectionKind.BACKGROUND
    if said is None and before is SectionKind.PURPOSE and tells(block, rules):
        return before
    is_below = is_prose(block) and not is_prose(sections[-1].blocks[-1])
    if said is None and before is SectionKind.QUESTIONS and is_below:
        return SectionKind.DISCUSSION
    if said is None and before in {SectionKind.PURPOSE, SectionKind.STATEMENT}:
        return SectionKind.DISCUSSION
    return said or before


def _still_introduced(sections: list[Section]) -> list[Section]:
    """Return what nothing speaks for and the purpose follows as the beginning."""
    triples = zip(sections, sections[1:], sections[2:], strict=False)
    for before, section, after in triples:
        is_early = before.kind is SectionKind.BACKGROUND and not section.heading
        if is_early and section.confidence == _UNTOLD and after.kind in _INTRODUCED:
            section.kind = SectionKind.BACKGROUND
    return sections


def _belongs_to_list(above: Block, block: Block) -> bool:
    kinds = {BlockKind.ITEM, BlockKind.NOTE, BlockKind.CELL}
    if block.kind not in kinds and not marker_length(block.text):
        return False
    of_list = above.kind is block.kind or marker_length(above.text) > 0
    announced = above.text.rstrip().endswith(":")
    return announced or of_list or block.kind is BlockKind.NOTE


def _merged(sections: list[Section]) -> list[Section]:
    """Join neighbours of one kind where no heading of the author parts them."""
    merged: list[Section] = []
    for section in sections:
        last = merged[-1] if merged else None
        parted = not last or section.heading or last.heading or section.speaker
        if not parted and last.kind is section.kind:
            last.blocks += section.blocks
        else:
            merged.append(section)
    return merged


def _told_in_one(sections: list[Section], rules: Rules) -> list[Section]:
    """Part the paragraph in which a short note tells both how it was and what was said.

    Each part keeps its place: what belongs to the other is blank.
    """
    told = {SectionKind.BACKGROUND, SectionKind.DISCUSSION}
    first = sections[0] if sections else None
    if not first or first.heading or first.kind not in told:
        return sections
    if any(section.kind not in _CLOSING for section in sections[1:]):
        return sections
    is_news = first.kind is SectionKind.BACKGROUND
    blocks = [n for n, b in enumerate(first.blocks) if is_prose(b) and not b.place]
    for number in reversed(blocks if is_news or len(blocks) == 1 else []):
        block = first.blocks[number]
        if parts := parted(block, rules):
            how = Section(SectionKind.BACKGROUND, _UNTOLD, None, first.blocks[:number])
            how.blocks.append(parts[0])
            rest = [parts[1], *first.blocks[number + 1 :]]
            said = Section(SectionKind.DISCUSSION, _UNTOLD, None, rest)
            return [how, said, *sections[1:]]
    return sections
