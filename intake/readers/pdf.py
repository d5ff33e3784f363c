"""PDF reader: lines found by pdfminer in the text layer, joined to paragraphs."""

from collections import Counter
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from events.media.refusals import Refusal, Unreadable, called_damaged

from .blocks import Block, BlockKind, clean

_INDENT = 8.0  # points; a first line this far to the right begins a paragraph
_RAGGED = 0.85  # a line shorter than this share of the column ends one
_CENTRED = 12.0  # points by which both margins may differ
_REPEATED = 3  # pages that show a line at one place make it a running header


class _Line(NamedTuple):
    text: str
    page: int
    left: float
    right: float
    top: float
    column: tuple[float, float]  # where the column's lines begin and end
    width: float  # of the page
    bold: bool
    first: bool  # of its box


def read(data: bytes) -> list[Block]:
    """Return the paragraphs of a PDF, its running headers put aside."""
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # slow to import

    with called_damaged():
        try:
            lines = list(_lines(data))
        except PDFPasswordIncorrect as error:
            raise Unreadable(Refusal.LOCKED) from error
    if not lines:
        raise Unreadable(Refusal.SCAN)
    margins = _running(lines)
    text = [line for line in lines if _place(line) not in margins]
    aside = dict.fromkeys(line.text for line in lines if _place(line) in margins)
    return [
        *_paragraphs(text),
        *(Block(0, BlockKind.MARGIN, words, "") for words in aside),
    ]


def _lines(data: bytes) -> Iterator[_Line]:
    from pdfminer.layout import LTTextBox, LTTextLine

    from .pdf_pages import pages

    for number, page in enumerate(pages(data)):
        for box in (item for item in page if isinstance(item, LTTextBox)):
            inside = [line for line in box if isinstance(line, LTTextLine)]
            for count, line in enumerate(inside):
                text = " ".join(clean(line.get_text()).split())
                if text:
                    place = number, line.x0, line.x1, line.y1, (box.x0, box.x1)
                    yield _Line(text, *place, page.width, _is_bold(line), count == 0)


def _is_bold(line) -> bool:
    fonts = [item.fontname for item in line if getattr(item, "fontname", "")]
    return bool(fonts) and all("bold" in font.lower() for font in fonts)


def _place(line: _Line) -> tuple[str, int]:
    """Return a running header's mark: its words without numbers, and its height."""
    return "".join(c for c in line.text if not c.isdigit()).strip(), round(line.top)


def _running(lines: list[_Line]) -> set[tuple[str, int]]:
    pages = {(_place(line), line.page) for line in lines}
    shown = Counter(place for place, _page in pages)
    return {
        place
        for place, count in shown.items()
        if count >= _REPEATED or (count > 1 and not place[0])
    }


def _paragraphs(lines: list[_Line]) -> Iterator[Block]:
    gathered: list[_Line] = []
    for line in lines:
        if gathered and _begins(line, gathered[-1]):
            yield _block(gathered)
            gathered = []
        gathered.append(line)
    if gathered:
        yield _block(gathered)


def _begins(line: _Line, above: _Line) -> bool:
    """Tell whether ``line`` begins a paragraph rather than going on with one."""
    if line.bold != above.bold:
        return True
    if line.first:  # a new box, perhaps only because a page ended
        return above.text[-1] in ".!?:;»" or not line.text[0].islower()
    start, end = line.column
    short = above.right < start + _RAGGED * (end - start)
    indented = line.left > start + _INDENT and above.left <= start + _INDENT
    return (short and not line.text[0].islower()) or (indented and not _centred(line))


def _centred(line: _Line) -> bool:
    """Tell whether both margins of a line are alike and wider than the page's own."""
    left, right = line.left, line.width - line.right
    return abs(left - right) < _CENTRED and left > line.width / 6


def _block(lines: list[_Line]) -> Block:
    text = lines[0].text
    for line in lines[1:]:
        is_cut = text[-1] == "-" and line.text[0].islower()
        text += line.text if is_cut else f" {line.text}"
    return Block(
        0,
        BlockKind.PARAGRAPH,
        text,
        escape(text, quote=False),
        bold=lines[0].bold,
        centred=all(_centred(line) for line in lines),
    )
