"""HTML parser: the one way to blocks for Word, OpenDocument and pasted pages.

No tree is built: the parser reports tags as they come, so nested boxes without end
cost no more than their length.
"""

import re
from dataclasses import replace
from html import escape
from typing import NamedTuple

from lxml import etree
from lxml.html import defs

from events.rich_text import plain_text, with_lists_begun_anew
from languages.numbering import numeral

from .blocks import Block, BlockKind, Place, clean_html

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NEW_LINE = (defs.block_tags - {"del", "ins"}) | {
    *("article", "aside", "body", "figcaption", "figure", "footer", "header", "html"),
    # Those that came with HTML 5, the page itself, and what is pressed there.
    *("main", "nav", "section", "button", "select"),
}
_MARKS = {tag: tag for tag in ("strong", "em", "s", "sub", "sup")}
_MARKS |= {"b": "strong", "i": "em", "strike": "s", "del": "s"}
UNSEEN = "unseen-text"  # the class by which readers of other formats say so
_HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all|visibility:\s*hidden")
_STRUCK = re.compile(r"text-decoration[\w-]*:[^;]*line-through")
_SPANS = ("colspan", "rowspan")
_SILENT = frozenset(["head", "noscript", "script", "style", "svg", "template"])
_SAFE_ADDRESS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_CENTRED = re.compile(r"text-align:\s*center")
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)")
_DEEPEST = 50  # marks or lists inside each other; nobody sees more
_SPACES = re.compile(r"[^\S\n]+")
_AROUND_BREAK = re.compile(r"\s*\n\s*")
_OUR_IMAGE = re.compile(r"#image-(\d{1,6})")
_OUR_NOTE = re.compile(r"(?:foot|end)note-\d+")


class _Run(NamedTuple):
    """A piece of text under the same marks: start tags, without their brackets."""

    text: str
    marks: tuple[str, ...]
    beside: BlockKind | None = None  # why it is no text


class Box(NamedTuple):
    """What holds for all that stands inside an element which begins a new line."""

    direction: str = ""
    beside: BlockKind | None = None
    within: tuple[tuple[int, int], ...] = ()  # bodies of a page, by rank and number


def blocks_of(html: str) -> list[Block]:
    """Return the blocks of a page or a fragment, in the order in which they are read.

    >>> [block.text for block in blocks_of("<p>Бір</p><ul><li>Екі<li>Үш</ul>")]
    ['Бір', 'Екі', 'Үш']
    """
    cutter = Cutter()
    cutter.hear(html)
    return cutter.blocks


class Cutter:
    """Hears the parser and cuts the text at every tag that begins a new line."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._runs: list[_Run] = []
        self._images: list[int] = []
        self._marks: list[str] = []  # "" for a span without a look of its own
        self._apart: list[BlockKind | None] = [None]  # what the marks say of the text
        self._silent = 0
        self._level = 0  # of the heading we are in
        self._centred = self._bold = False  # by the look of the whole block
        self._lists: list[str] = []  # what each around us counts in; bullets: ""
        self._start = ""  # of the list whose first item comes next
        self._number = 0  # of an item in a cell
        self._boxes = [Box()]  # around us
        self._items = 0
        self._note = 0  # which paragraph of a footnote comes next
        self._tables: list[Place] = []
        self._table_count = 0

    def hear(self, html: str) -> None:
        """Go through a page or a fragment."""
        parser = etree.HTMLParser(target=self, encoding="utf-8", huge_tree=True)
        etree.fromstring(
            (with_lists_begun_anew(clean_html(html)) or " ").encode(), parser
        )

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self._add("\n")
        elif tag == "img":
            if ours := _OUR_IMAGE.fullmatch(attributes.get("src", "")):
                self._images.append(int(ours[1]))
        elif tag in _NEW_LINE:
            self._new_line(tag)
            self._enter(tag, attributes)
        else:
            self._marks.append(_mark(tag, attributes))
            self._apart.append(self._apart[-1] or _beside(tag, attributes))

    def end(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent -= 1
        elif tag in _NEW_LINE:
            self._new_line(tag)
            self._leave(tag)
        elif tag not in {"br", "img"} and self._marks:
            self._marks.pop()
            self._apart.pop()

    def data(self, text: str) -> None:
        if not self._silent:
            self._add(re.sub(r"\s+", " ", text))

    def close(self) -> None:
        self._flush()

    def _new_line(self, tag: str) -> None:
        """Begin a block, unless it is one more paragraph of the same item."""
        if tag == "p" and self._kind() is BlockKind.ITEM:
            self._add("\n")
        else:
            self._flush()

    def _enter(self, tag: str, attributes: dict[str, str]) -> None:
        self._boxes.append(self._box(tag, attributes))
        look = f"{attributes.get('style')};text-align:{attributes.get('align')}"
        names = attributes.get("class", "").split()
        self._centred = "centred" in names or bool(_CENTRED.search(look))
        self._bold = "bold" in names or bool(_BOLD.search(look))
        if tag in _HEADINGS:
            self._level = _HEADINGS[tag]
        elif tag in {"ul", "ol"}:
            self._lists.append((attributes.get("type") or "1") if tag == "ol" else "")
            self._start = (attributes.get("start") or "1") if tag == "ol" else ""
        elif tag == "li":
            self._items += 1
            self._note = int(bool(_OUR_NOTE.match(attributes.get("id", ""))))
            counts = "".join(self._lists[-1:])
            if counts and self._kind() is BlockKind.CELL:  # which holds no list
                begins = self._start.isdecimal()
                self._number = int(self._start) if begins else self._number + 1
                self._add(f"{numeral(self._number, counts)}. ")
                self._start = ""
        else:
            self._enter_table(tag, attributes)

    def _box(self, tag: str, attributes: dict[str, str]) -> Box:
        """Return what holds inside an element; what is beside the text stays so."""
        around = self._boxes[-1]
        told = attributes.get("dir", around.direction)
        beside = around.beside or _beside(tag, attributes)
        return Box("rtl" if told.lower() == "rtl" else "", beside, around.within)

    def _enter_table(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self._tables.append(Place(self._table_count, -1, -1))
            self._table_count += 1
        elif tag == "tr" and self._tables:
            above = self._tables[-1]
            self._tables[-1] = Place(above.table, above.row + 1, -1)
        elif tag in {"td", "th"} and self._tables:
            beside = self._tables[-1]
            spans = [f'{n}="{escape(v)}"' for n, v in attributes.items() if n in _SPANS]
            cell = " ".join([tag, *spans])
            self._tables[-1] = replace(beside, column=beside.column + 1, tag=cell)

    def _leave(self, tag: str) -> None:
        self._centred = self._bold = False
        self._boxes.pop()
        if tag in _HEADINGS:
            self._level = 0
        elif tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._items = max(0, self._items - 1)
            self._note = 0
        elif tag == "table" and self._tables:
            self._tables.pop()

    def _add(self, text: str) -> None:
        marks = tuple(mark for mark in self._marks[:_DEEPEST] if mark)
        beside = self._boxes[-1].beside or self._apart[-1]
        self._runs.append(_Run(text, marks, beside))

    def _flush(self) -> None:
        """End a block; what in it is no text becomes blocks behind it."""
        runs = _trimmed([run for run in self._runs if not run.beside])
        if runs or self._images:
            self.blocks.append(self._block(runs))
            self._note += self._note > 0
        for kind in dict.fromkeys(run.beside for run in self._runs if run.beside):
            apart = [run for run in self._runs if run.beside is kind]
            if words := _trimmed([_Run(run.text, ()) for run in apart]):
                self.blocks.append(replace(self._block(words), kind=kind))
        self._runs, self._images = [], []

    def _block(self, runs: list[_Run]) -> Block:
        kind, html = self._kind(), _render(runs)
        start, self._start = self._start, ""
        numbers = "".join(self._lists[-1:]) if kind is BlockKind.ITEM else ""
        return Block(
            number=len(self.blocks),
            kind=kind,
            text=plain_text(html),
            html=html,
            level=self._depth(kind),
            numbers=numbers,
            start=start if numbers else "",
            bold=self._bold or _all_strong(runs),
            centred=self._centred,
            place=self._tables[-1] if kind is BlockKind.CELL else None,
            images=tuple(self._images),
            direction=self._boxes[-1].direction,
        )

    def _depth(self, kind: BlockKind) -> int:
        if kind is BlockKind.NOTE:
            return self._note
        depth = min(len(self._lists), _DEEPEST)
        return self._level or (depth if kind is BlockKind.ITEM else 0)

    def _kind(self) -> BlockKind:
        if self._note:
            return BlockKind.NOTE
        if self._tables and self._tables[-1].column >= 0:
            return BlockKind.CELL
        if self._level:
            return BlockKind.HEADING
        return BlockKind.ITEM if self._items else BlockKind.PARAGRAPH


def _beside(tag: str, attributes: dict[str, str]) -> BlockKind | None:
    """Return why the words of an element are no text, if they are none."""
    style, names = attributes.get("style", ""), attributes.get("class", "").split()
    if "hidden" in attributes or UNSEEN in names or _HIDDEN.search(style):
        return BlockKind.HIDDEN
    if _MARKS.get(tag) == "s" or "struck" in names or _STRUCK.search(style):
        return BlockKind.STRUCK
    return BlockKind.BOILERPLATE if attributes.get("aria-hidden") == "true" else None


def _mark(tag: str, attributes: dict[str, str]) -> str:
    """Return the start tag by which the HTML of a block keeps this mark, or ""."""
    if tag == "a" and _SAFE_ADDRESS.match(attributes.get("href", "")):
        return f'a href="{escape(attributes["href"])}"'
    if _BOLD.search(attributes.get("style", "")):
        return "strong"
    return _MARKS.get(tag, "")


def _trimmed(runs: list[_Run]) -> list[_Run]:
    """Return the runs as one line of single spaces; a break stays one line end."""
    tidy: list[_Run] = []
    before = "\n"  # no space opens a block, and none follows another
    for run in runs:
        text = _AROUND_BREAK.sub("\n", _SPACES.sub(" ", run.text))
        text = text.lstrip() if before in " \n" else text
        if text:
            tidy.append(_Run(text, run.marks))
            before = text[-1]
    while tidy and not tidy[-1].text.rstrip():
        tidy.pop()
    if tidy:
        tidy[-1] = tidy[-1]._replace(text=tidy[-1].text.rstrip())
    return tidy


def _all_strong(runs: list[_Run]) -> bool:
    printed = [run for run in runs if run.text.strip()]
    return bool(printed) and all("strong" in run.marks for run in printed)


def _render(runs: list[_Run]) -> str:
    """Return the runs as HTML; marks shared by neighbours are opened once."""
    html: list[str] = []
    opened: tuple[str, ...] = ()
    for text, marks, _kind in [*runs, _Run("", ())]:
        shared = 0
        while opened[shared : shared + 1] == marks[shared : shared + 1] != ():
            shared += 1
        html += [f"</{mark.split()[0]}>" for mark in reversed(opened[shared:])]
        html += [f"<{mark}>" for mark in marks[shared:]]
        html.append(escape(text, quote=False).replace("\n", "<br>"))
        opened = marks
    return "".join(html)
