"""Lines of a PDF: its letters in the order in which they were drawn.

Programs draw a text as it is read: column after column, cell after cell. What stands
where says only where a line ends and which ruled lines make a table around it.
"""

from collections.abc import Iterable, Iterator
from statistics import median
from typing import NamedTuple, TypeVar

from pdfminer.layout import LTChar, LTContainer, LTCurve, LTLine, LTPage, LTRect

from .blocks import Place, clean

_SAME_HEIGHT = 0.45  # of the size of a letter; powers stand higher by less
_A_SPACE = 0.18  # of it between two letters is a space that nobody drew
_APART, _STRETCHED = 1.5, 8  # of it ends a line, without and with a space drawn
_NEW_BOX = 1.25  # times the usual distance of two lines
_THIN = 2.5  # points; a ruled line, or how far it may end from the next
_NEAR = 4  # points; edges within them are one
_MOST_RULES = 3_000  # of a page; more are a drawing

T = TypeVar("T")
Cell = tuple[float, float, float, float]


class Line(NamedTuple):
    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    height: float  # where on its page it stands, from 0 to 1
    width: float  # of the page
    bold: bool
    cell: Cell | None = None  # its left, top, right and bottom
    place: Place | None = None
    first: bool = True  # of its box
    column: tuple[float, float] = (0, 0)  # where the lines of its box begin and end


class _Rules(NamedTuple):
    """The ruled lines of a page: where they are, where they begin and end."""

    down: list[tuple[float, float, float]]
    across: list[tuple[float, float, float]]

    def cell(self, left: float, right: float, height: float) -> Cell | None:
        """Return the cell around a line, if it stands in one."""
        middle = (left + right) / 2
        near = [x for x, low, top in self.down if low - _THIN < height < top + _THIN]
        over = [y for y, low, top in self.across if low - _THIN < middle < top + _THIN]
        sides = (
            max((x for x in near if x < left + _THIN), default=None),
            min((y for y in over if y > height), default=None),
            min((x for x in near if x > right - _THIN), default=None),
            max((y for y in over if y < height), default=None),
        )
        return None if None in sides else sides

    def between(self, left: float, right: float, height: float) -> bool:
        return any(left < x < right and low < height < top for x, low, top in self.down)


def lines_of(number: int, page: LTPage) -> Iterator[Line]:
    """Yield the lines of a page in the order in which they were drawn."""
    rules, letters = _Rules([], []), []
    _collect(page, letters, rules)
    if len(rules.down) + len(rules.across) > _MOST_RULES:
        rules = _Rules([], [])
    gathered: list[LTChar] = []
    text, spaced = "", False
    for letter in [*letters, None]:
        if letter is not None and not letter.get_text().strip():
            spaced = bool(gathered)
            continue
        if gathered and (letter is None or _ends(gathered[-1], letter, spaced, rules)):
            if words := " ".join(clean(text).split()):
                yield _line(words, number, page, gathered, rules)
            gathered, text = [], ""
        if letter is not None:
            gap = letter.x0 - gathered[-1].x1 if gathered else 0
            text += " " if spaced or gap > _A_SPACE * letter.size else ""
            text += letter.get_text()
            gathered.append(letter)
        spaced = False


def _collect(holder: LTContainer, letters: list[LTChar], rules: _Rules) -> None:
    """Gather upright letters and ruled lines, of forms within forms as well."""
    for item in holder:
        if isinstance(item, LTChar):
            if item.upright:
                letters.append(item)
        elif isinstance(item, LTLine | LTRect | LTCurve):
            _rule(item, rules)
        elif isinstance(item, LTContainer):
            _collect(item, letters, rules)


def _rule(drawn: LTCurve, rules: _Rules) -> None:
    thin, low = drawn.width < _THIN, drawn.height < _THIN
    if not low and (thin or isinstance(drawn, LTRect)):
        for x in {drawn.x0, drawn.x1}:
            rules.down.append((x, drawn.y0, drawn.y1))
    if not thin and (low or isinstance(drawn, LTRect)):
        for y in {drawn.y0, drawn.y1}:
            rules.across.append((y, drawn.x0, drawn.x1))


def _ends(before: LTChar, letter: LTChar, spaced: bool, rules: _Rules) -> bool:
    size = max(before.size, letter.size)
    if abs(letter.matrix[5] - before.matrix[5]) > _SAME_HEIGHT * size:
        return True
    gap = letter.x0 - before.x1
    if gap < -size or gap > (_STRETCHED if spaced else _APART) * size:
        return True
    middle = letter.matrix[5] + size / 4
    return gap > size / 3 and rules.between(before.x1, letter.x0, middle)


def _line(text, number, page, letters: list[LTChar], rules: _Rules) -> Line:
    left, right = letters[0].x0, letters[-1].x1
    size = median(letter.size for letter in letters)
    base = letters[0].matrix[5]
    fonts = {str(letter.fontname) for letter in letters}  # bytes, where it is odd
    bold = all("bold" in font.lower() for font in fonts)
    cell = rules.cell(left, right, base + size / 4)
    height = (base - page.y0) / page.height
    return Line(text, number, left, right, base, size, height, page.width, bold, cell)


def in_boxes(lines: list[Line]) -> list[Line]:
    """Return the lines, each with where the column begins and ends that it is in."""
    pairs = list(zip(lines, lines[1:], strict=False))
    steps = sorted(_step(a, b) for a, b in pairs if a.page == b.page)
    down = [step for step in steps if step > _SAME_HEIGHT]
    usual = down[len(down) // 4] if down else 0  # the others end a paragraph
    boxes: list[list[Line]] = [[line] for line in lines[:1]]
    for above, line in pairs:
        below = 0 < _step(above, line) < _NEW_BOX * usual
        beneath = line.left < above.right and above.left < line.right
        if line.page == above.page and below and beneath and line.cell == above.cell:
            boxes[-1].append(line)
        else:
            boxes.append([line])
    told = []
    for box in boxes:
        column = min(one.left for one in box), max(one.right for one in box)
        told += [one._replace(first=one is box[0], column=column) for one in box]
    return told


def _step(above: Line, line: Line) -> float:
    """Return how much lower a line stands, in the size of its letters."""
    return (above.base - line.base) / (line.size or 1)


def in_tables(lines: list[Line]) -> list[Line]:
    """Return the lines, those in the cells of a table with their places in it.

    A table goes on over the end of a page. One of a single column is only a frame.
    """
    told: list[Line] = []
    stretch: list[Line] = []
    table = 0
    for line in [*lines, None]:
        if line is not None and line.cell:
            stretch.append(line)
            continue
        columns = _numbered(_column(one) for one in stretch)
        rows = _numbered(_row(one) for one in stretch)
        for one in stretch:
            place = Place(table, rows[_row(one)], columns[_column(one)])
            told.append(one._replace(place=place if len(columns) > 1 else None))
        table += len(columns) > 1
        stretch = []
        told += [line] if line is not None else []
    return told


def _row(line: Line) -> tuple[int, int]:
    return line.page, -round(line.cell[1] / _NEAR)


def _column(line: Line) -> int:
    return round(line.cell[0] / _NEAR)


def _numbered(edges: Iterable[T]) -> dict[T, int]:
    return {edge: number for number, edge in enumerate(sorted(set(edges)))}
