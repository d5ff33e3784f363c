"""Footnotes, set behind the paragraph that refers to them.

Readers gather them at the end, where a file of several sections would lose sight of
which one they belong to.
"""

import re
from dataclasses import replace

from .blocks import Block, BlockKind

_BACK = re.compile(r"\s*↑\s*$")
_REFERENCE = re.compile(r"\[(\d+)\]")


def with_notes_in_place(blocks: list[Block]) -> list[Block]:
    """Return the blocks in order, each note after the block where its number stands."""
    notes: list[list[Block]] = []
    for block in (block for block in blocks if block.kind is BlockKind.NOTE):
        if block.level == 1:  # the first paragraph of a note
            notes.append([])
        number = f"[{len(notes)}] " if block.level == 1 else ""
        notes[-1].append(_numbered(block, number))
    ordered: list[Block] = []
    for block in (block for block in blocks if block.kind is not BlockKind.NOTE):
        ordered.append(block)
        for number in map(int, _REFERENCE.findall(block.text)):
            if number <= len(notes):
                ordered += notes[number - 1]
                notes[number - 1] = []
    return ordered + [block for note in notes for block in note]


def _numbered(block: Block, number: str) -> Block:
    """Put the number before a note, and take off mammoth's way back to the text."""
    text, html = (_BACK.sub("", words) for words in (block.text, block.html))
    return replace(block, text=number + text, html=number + html)
