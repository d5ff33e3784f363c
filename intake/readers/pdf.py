"""PDF reader: lines found by pdfminer in the text layer, joined to paragraphs."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial, reduce
from html import escape

from pdfminer.pdfdocument import PDFPasswordIncorrect

from events.media.refusals import Refusal, Unreadable, called_damaged

from .blocks import Block, BlockKind
from .pdf_lines import Line, in_boxes, in_tables, lines_of
from .pdf_pages import pages

_INDENT = 8.0  # points; a first line this far to the right begins a paragraph
_RAGGED = 0.85  # a line shorter than this share of the column ends one
_CENTRED = 12.0  # points by which both margins may differ
_REPEATED = 3  # pages, half of all: a line shown there at one place is a header
_MIDDLE = (0.09, 0.91)  # of a page's height; outside, two pages or a number do
_A_WORD = 60  # letters among which one without a name is no accident
_HYPHENS = "-\u2010"
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_DIVIDED = 3  # words at the ends of lines, or a hyphen there belongs to its word


def read(data: bytes) -> list[Block]:
    """Return the paragraphs of a PDF, its running headers put aside."""
    with called_damaged():
        try:
            numbered = enumerate(pages(data))
            lines = [line for n, page in numbered for line in lines_of(n, page)]
        except PDFPasswordIncorrect as error:
            raise Unreadable(Refusal.LOCKED) from error
    nameless = sum(line.text.count("(cid:") for line in lines)  # letters only drawn
    if nameless * _A_WORD >= sum(len(line.text) for line in lines):
        raise Unreadable(Refusal.SCAN)
    margins = _running(lines)
    text = in_boxes(in_tables([one for one in lines if _place(one) not in margins]))
    aside = dict.fromkeys(line.text for line in lines if _place(line) in margins)
    beside = [Block(0, BlockKind.MARGIN, words, "") for words in aside]
    return [*_paragraphs(text), *beside]


def _place(line: Line) -> tuple[str, int]:
    """Return a running header's mark: its words without numbers, and its height."""
    return "".join(filter(str.isalpha, line.text)), round(line.base)


def _running(lines: list[Line]) -> set[tuple[str, int]]:
    pages = {(_place(line), line.page) for line in lines}
    shown = Counter(place for place, _page in pages)
    return {
        place
        for line in lines
        for place in [_place(line)]
        if shown[place] >= max(_REPEATED, (lines[-1].page + 1) / 2)
        or (not _MIDDLE[0] < line.height < _MIDDLE[1] and shown[place] > bool(place[0]))
    }


def _paragraphs(lines: list[Line]) -> Iterator[Block]:
    gathered: list[Line] = []
    join = partial(_joined, _kept_hyphens(lines))
    for line in lines:
        if gathered and _begins(line, gathered[-1]):
            yield _block(gathered, join)
            gathered = []
        gathered.append(line)
    if gathered:
        yield _block(gathered, join)


def _begins(line: Line, above: Line) -> bool:
    """Tell whether ``line`` begins a paragraph rather than going on with one."""
    if line.place != above.place:
        return True
    if line.bold != above.bold or (line.base == above.base and line.page == above.page):
        return True
    if line.first:  # a new box, perhaps only because a page ended
        return above.text[-1] in ".!?:;»" or not line.text[0].islower()
    if line.place:
        return False
    start, end = line.column
    short = above.right < start + _RAGGED * (end - start)
    indented = line.left > start + _INDENT and above.left <= start + _INDENT
    ends = short or (indented and not _centred(line))
    return ends and not line.text[0].islower()


def _centred(line: Line) -> bool:
    """Tell whether both margins of a line are alike and wider than the page's own."""
    left, right = line.left, line.width - line.right
    return abs(left - right) < _CENTRED and left > line.width / 6


def _kept_hyphens(lines: list[Line]) -> set[str] | None:
    """Return the words of two parts in a text whose other words were divided.

    None if none was: a hyphen at the end of a line is then one of those words.
    """
    ends = (one.text.split()[-1] for one in lines if one.text[-1] in _HYPHENS)
    if len({word for word in ends if word[-2:-1].isalpha()}) < _DIVIDED:
        return None
    return {word for line in lines for word in _COMPOUND.findall(line.text.lower())}


def _joined(compounds: set[str] | None, text: str, line: str) -> str:
    """Return a text and the line that goes on with it."""
    if text[-1] not in _HYPHENS or not line[0].islower() or not text[-2:-1].isalpha():
        return f"{text} {line}"
    word = f"{text.rpartition(' ')[2][:-1]}-{line.split()[0]}".lower()
    is_kept = text[-1] == "-" and (
        compounds is None or compounds.intersection(_COMPOUND.findall(word))
    )
    return text + line if is_kept else text[:-1] + line


def _block(lines: list[Line], join: Callable[[str, str], str]) -> Block:
    text = reduce(join, (line.text for line in lines))
    return Block(
        0,
        BlockKind.CELL if lines[0].place else BlockKind.PARAGRAPH,
        text,
        escape(text, quote=False),
        bold=lines[0].bold,
        centred=all(_centred(line) for line in lines),
        place=lines[0].place,
    )
