"""Rich text in Word: the HTML of a section in the cell of a table."""

from collections.abc import Callable
from itertools import takewhile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml import html

from .canonical_html import canonical
from .word_lists import numbered

_STYLES = {"h3": "Heading 3", "h4": "Heading 4"}
_MARKS = {"strong": "bold", "em": "italic", "s": "strike"}
_MARKS |= {"sup": "superscript", "sub": "subscript"}
_Style = Callable[[Paragraph], None] | None


def fill(cell: _Cell, text: str, *, rich: bool) -> None:
    """Write ``text`` into an empty cell, so that reading gives the same text again."""
    writer = _Writer(cell)
    if not rich:
        for line in text.splitlines():
            writer.paragraph().add_run(line)
    elif text.strip():
        writer.blocks(html.fragment_fromstring(canonical(text), create_parent="div"))


class _Writer:
    def __init__(self, cell: _Cell):
        self.cell = cell
        self.fresh = True  # a cell begins with one empty paragraph

    def paragraph(self, style: _Style = None) -> Paragraph:
        first, self.fresh = self.fresh, False
        paragraph = self.cell.paragraphs[0] if first else self.cell.add_paragraph()
        if style:
            style(paragraph)
        return paragraph

    def blocks(self, parent, style: _Style = None, depth: int = 0) -> None:
        """Write what ``parent`` consists of; words outside any block are one too."""
        if (parent.text or "").strip():
            _write(self.paragraph(style), parent)
            return
        for block in parent:
            if block.tag in ("ul", "ol"):
                self.list(block, depth)
            elif block.tag == "table":
                self.table(block)
            elif block.tag == "blockquote":
                self.blocks(block, _named("Quote"))
            else:
                own = _named(_STYLES[block.tag]) if block.tag in _STYLES else style
                _write(self.paragraph(own), block)

    def list(self, element, depth: int) -> None:
        start = int(element.get("start") or 1) if element.tag == "ol" else None
        kind = element.get("type", "")
        style = numbered(self.cell.part, start=start, depth=depth, kind=kind)
        for item in element.iterchildren("li"):
            self.blocks(item, style, depth + 1)

    def table(self, element) -> None:
        rows = [row.xpath("./td|./th") for row in element.iter("tr")]
        places = list(_places(rows))
        width = max((right for *_place, right in places), default=0) + 1
        self.paragraph()  # or two tables in a row would grow into one
        table = self.cell.add_table(len(rows), width)
        table.style = "Table Grid"
        for cell, top, left, bottom, right in places:
            target = table.cell(top, left).merge(table.cell(bottom, right))
            _Writer(target).blocks(cell)
        of_heads = takewhile(lambda row: all(cell.tag == "th" for cell in row), rows)
        for row, _cells in zip(table.rows, of_heads, strict=False):
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _named(name: str) -> _Style:
    return lambda paragraph: setattr(paragraph, "style", name)


def _places(rows):
    """Yield each cell with the square it covers: top, left, bottom and right."""
    taken = set()
    for top, cells in enumerate(rows):
        left = 0
        for cell in cells:
            while (top, left) in taken:
                left += 1
            bottom = min(top + int(cell.get("rowspan") or 1), len(rows)) - 1
            right = left + int(cell.get("colspan") or 1) - 1
            taken |= {
                (row, column)
                for row in range(top, bottom + 1)
                for column in range(left, right + 1)
            }
            yield cell, top, left, bottom, right


def _write(paragraph: Paragraph, element, **marks: bool) -> None:
    """Write the words of ``element`` with their marks, up to the first block."""
    if element.xpath("@dir|parent::li/@dir"):
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        marks["rtl"] = True
    _add_run(paragraph, element.text, marks)
    for child in element:
        if child.tag == "br":
            paragraph.add_run().add_break()
        elif child.tag == "a":
            _add_link(paragraph, child, marks)
        else:
            own = {_MARKS[child.tag]: True} if child.tag in _MARKS else {}
            _write(paragraph, child, **marks | own)
        _add_run(paragraph, child.tail, marks)


def _add_run(paragraph: Paragraph, text: str | None, marks: dict[str, bool]) -> None:
    if text:
        run = paragraph.add_run(text)
        for name in marks:
            setattr(run.font, name, True)


def _add_link(paragraph: Paragraph, element, marks: dict[str, bool]) -> None:
    """Write a link, which python-docx can read but has no word for writing."""
    first = len(paragraph.runs)
    _write(paragraph, element, **marks)
    link = OxmlElement("w:hyperlink")
    address = element.get("href") or ""
    kind = RELATIONSHIP_TYPE.HYPERLINK
    link.set(qn("r:id"), paragraph.part.relate_to(address, kind, is_external=True))
    for run in paragraph.runs[first:]:
        run.font.underline = True
        link.append(run._r)
    paragraph._p.append(link)
