"""Text classification: which kind of section the words of a paragraph speak for."""

import re
from dataclasses import replace
from html import escape

from events.choices import SectionKind
from languages.sentences import flat, sentences

from ...readers.blocks import Block
from ...rules import Rules
from ..texts import marker_length
from .headings import heading_kind

_INLINE = re.compile(r"[^:.?!]{3,60}(?=:)|[^:.?!–—]{3,60}(?=\s[–—]\s)")
_MANY_QUESTIONS = 2
_REACH_OF_PURPOSE = 60  # letters of a sentence before its purpose
# What decides first when a paragraph could be several things.
_ORDER = (
    SectionKind.CONCLUSIONS,
    SectionKind.RECOMMENDATIONS,
    SectionKind.PURPOSE,
    SectionKind.QUESTIONS,
    SectionKind.DISCUSSION,
)


def said_by(block: Block, rules: Rules) -> SectionKind | None:
    """Return the kind that the words of a paragraph speak for."""
    plain = flat(block.text)
    if kind := labelled_kind(block, rules):
        return kind
    for kind in _ORDER:
        if kind is SectionKind.QUESTIONS and _asks_much(block, rules):
            return kind
        match = rules.compiled(rules.cues[kind]).search(plain)
        if match and kind is SectionKind.PURPOSE:
            begins = [at for at, _end in sentences(block.text) if at <= match.start()]
            match = match.start() - max(begins, default=0) <= _REACH_OF_PURPOSE
        elif match and kind is SectionKind.CONCLUSIONS:
            match = match.start() < sentences(block.text)[0][1]
        if match:
            is_asked = kind is SectionKind.QUESTIONS
            if not (is_asked and rules.names_in(block.text, expected=False)):
                return kind
    return None


def _asks_much(block: Block, rules: Rules) -> bool:
    plain = flat(block.text)
    if questions := plain.count("?"):
        wondered = len(rules.pattern("interrogatives").findall(plain))
        if max(questions, wondered - 1) >= _MANY_QUESTIONS:
            return True
    return _announces_topics(block, rules)


def labelled_kind(block: Block, rules: Rules) -> SectionKind | None:
    """Return the kind of the label that a paragraph begins with: «СЛУШАЛИ: »."""
    label = _INLINE.match(block.text, marker_length(block.text))
    return heading_kind(label.group(), rules) if label else None


def _announces_topics(block: Block, rules: Rules) -> bool:
    """Tell whether a paragraph ends by naming what follows, or lists it itself."""
    announced, _colon, listed = flat(block.text).rpartition(":")
    is_list = not listed.strip() or listed.count(";") >= _MANY_QUESTIONS
    if not announced or not is_list or rules.names_in(listed, expected=False):
        return False
    *_before, (start, end) = sentences(announced) or [(0, 0)]
    return bool(rules.pattern("topics").search(announced[start:end]))


def tells(block: Block, rules: Rules) -> bool:
    """Tell whether a paragraph begins with what was held or who came."""
    begins = flat(block.text)[slice(*sentences(block.text)[0])]
    held = rules.pattern("held").search(begins)
    if held and rules.first_of("kinds", begins)[1]:
        return True
    cues = rules.compiled(rules.cues[SectionKind.DISCUSSION])
    is_told = held or rules.pattern("attended").search(begins)
    return bool(is_told) and not cues.search(flat(block.text))


def parted(block: Block, rules: Rules) -> tuple[Block, Block] | None:
    """Return a paragraph before and from its first sentence of what was said."""
    text = block.text
    if block.html != escape(text, quote=False):
        return None
    cues = rules.compiled(rules.cues[SectionKind.DISCUSSION])
    for start, end in sentences(text)[1:]:
        if cues.search(flat(text)[start:end]):
            before, behind = text[:start].rstrip(), text[start:]
            html, rest = (escape(part, quote=False) for part in (before, behind))
            second = replace(block, text=" " * start + behind, html=rest, images=())
            return replace(block, text=before, html=html), second
    return None
