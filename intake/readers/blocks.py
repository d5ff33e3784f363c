"""Document model: the file's text cut into blocks, with its look as hints.

A block is a paragraph, a heading, an item of a list or a paragraph of a table's cell.
Its text is what every span of the proposal counts in, so nothing may change it later.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from languages.detection import detect
from languages.homoglyphs import mended, mended_html


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    NOTE = "note"  # a footnote or an endnote
    DELETED = "deleted"  # struck out by a tracked change
    COMMENT = "comment"  # a reviewer's remark in the margin
    MARGIN = "margin"  # the running header or footer of a page
    HIDDEN = "hidden"  # what nobody sees who opens the file
    STRUCK = "struck"  # struck through by hand
    BOILERPLATE = "boilerplate"  # of the web page, not of its text
    PRIVATE = "private"  # how to reach whoever wrote it
    CAPTION = "caption"  # stands with a picture


# What an author did not mean for the reader of the text.
BESIDE_THE_TEXT = frozenset(BlockKind) - {
    *(BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM),
    *(BlockKind.CELL, BlockKind.NOTE),
}

_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u2060\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which table a cell stands, counted from nought, and its start tag."""

    table: int
    row: int
    column: int
    tag: str = "td"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the source; ``html`` is its text with the inline marks kept."""

    number: int
    kind: BlockKind
    text: str
    html: str
    language: str = "und"
    level: int = 0  # of a heading, or how deep an item is nested
    numbers: str = ""  # in which an item is counted: 1, a, A, i or I; bullets: ""
    start: str = ""  # what its list begins with, of a first item
    bold: bool = False
    centred: bool = False
    place: Place | None = None
    images: tuple[int, ...] = ()  # numbers of the source's images
    direction: str = ""  # "rtl", if it runs from right to left


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the source, with the words its author gave it for the blind."""

    content_type: str
    data: bytes = field(repr=False)
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What the head of a web page says of itself, as far as it does."""

    title: str = ""
    published: date | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A file or a pasted text after reading; nothing in it is understood yet."""

    name: str
    blocks: tuple[Block, ...]
    images: tuple[Image, ...] = ()
    page: Page = Page()
    is_recognised: bool = False  # by a machine, from a picture


def clean(text: str) -> str:
    """Return ``text`` without what no reader can see, each letter in one piece.

    A letter of another alphabet that only looks right becomes the right one.

    >>> clean("тәуел\u00adсiз аи\u0306мақ")
    'тәуелсіз аймақ'
    """
    return mended(_NOT_TEXT.sub("", text))


def clean_html(html: str) -> str:
    """Return a page or a fragment whose words are clean; its tags stay."""
    return mended_html(_NOT_TEXT.sub("", html))


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks of a source: numbered, each in the language it is in."""
    return tuple(
        replace(block, number=number, language=detect(block.text))
        for number, block in enumerate(blocks)
    )


# --- Footnotes ----------------------------------------------------------------------

_BACK = re.compile(r"\s*↑\s*$")
_REFERENCE = re.compile(r"\[(\d{1,6})\]")


def with_notes_in_place(blocks: list[Block]) -> list[Block]:
    """Return the blocks in order, each note after the block where its number stands.

    Readers gather them at the end, where a file of several sections would lose sight
    of which one they belong to.
    """
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
