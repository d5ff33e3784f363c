"""Heading detection: by style, by look or by words, and who speaks below one."""

from events.choices import SectionKind
from languages.names.extraction import FoundName
from languages.sentences import flat

from ...readers.blocks import Block, BlockKind
from ...rules import Rules
from ..texts import is_capitals, marker_length

LABEL = 3  # words
_LONGEST_HEADING = 14  # words
_LONGEST_LEAD = 140
_FEWEST_WORDS = 5


def is_heading(block: Block, rules: Rules) -> bool:
    """Tell whether a block is a heading, by its style, its look or its words."""
    text = block.text.strip()
    if not text or block.kind in {BlockKind.CELL, BlockKind.NOTE}:
        return bool(block.kind is BlockKind.CELL and block.level)
    if block.kind is BlockKind.HEADING:
        return True
    if len(text.split()) > _LONGEST_HEADING or text[-1] in ".;,?!":
        return False
    if heading_kind(text, rules):
        return True
    if text.endswith(":") and len(text.split()) > LABEL and name_alone(block, rules):
        return True
    if block.kind is BlockKind.ITEM:
        return block.bold
    return block.bold or is_capitals(text) or (block.centred and len(text) > 3)


def heading_kind(text: str, rules: Rules) -> SectionKind | None:
    """Return the kind that the words of a heading stand for."""
    words = flat(text[marker_length(text) :]).strip(' .:–—-«»"')
    bare = rules.pattern("event_words").sub("", words).strip()
    for kind, pattern in rules.headings.items():
        wording = rules.compiled(pattern)
        if wording.fullmatch(words) or wording.fullmatch(bare):
            return kind
    return None


def name_alone(block: Block, rules: Rules) -> str:
    """Return whose words stand below: a name alone, or with a post and a colon."""
    text = block.text
    names = rules.names_in(text)
    if len(names) != 1 or names[0].certainty <= 0.7:
        return ""
    alone = len(names[0].name) > 0.4 * len(text)
    behind = text[names[0].end :].strip()
    leads = names[0].start <= marker_length(text) + 1 and (
        behind.endswith(":") or (behind.startswith(",") and is_capitals(text))
    )
    return names[0].name if alone or leads else ""


def speaker_of(block: Block, rules: Rules) -> FoundName | None:
    """Return whose words a paragraph prints: it begins with a name and a colon."""
    text = block.text
    colon = text.find(":", 0, _LONGEST_LEAD)
    if colon < 0 or len(text[colon:].split()) < _FEWEST_WORDS:
        return None
    [name, *others] = rules.names_in(text[:colon]) or [None]
    begins = marker_length(text) + 1
    is_one = name and not others and name.start <= begins and name.certainty > 0.7
    return name if is_one else None
