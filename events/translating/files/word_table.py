"""Word table of a sheet: key, original, translation, one row for each text.

The key of a row protects the alignment: rows may be sorted, left out or taken out,
and everything still finds its place.
"""

import io
import re
from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt, RGBColor
from lxml import html

from events.media.refusals import called_damaged
from events.media.word_html import DOCUMENT, to_html
from events.media.zip_safety import open_archive, refuse_entities, tree

from . import word_cell
from .canonical_html import canonical
from .sheet import KEY, NO_TABLE, Line, Sheet, WrongSheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXTENSION = "docx"

_HEAD = re.compile(r"(\d{1,9}):\s*(kk|ru|en)\s*→\s*(kk|ru|en)")
_STYLE_MAP = """
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Heading 1'] => h3:fresh
p[style-name='Heading 2'] => h3:fresh
"""
_WIDTHS = (Cm(4), Cm(10.5), Cm(10.5))


def write(sheet: Sheet) -> bytes:
    document = Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(2)
    document.core_properties.author = ""
    document.core_properties.title = sheet.title
    document.add_heading(sheet.title, 1)
    document.add_paragraph(
        _(
            "Write your translation into the last column and leave the first as it "
            "is. Bold and italic letters, headings, lists and links come back as well."
        )
    )
    table = document.add_table(len(sheet.lines) + 1, 3, "Table Grid")
    table.autofit = False
    _write_head(table.rows[0], sheet)
    for row, line in zip(table.rows[1:], sheet.lines, strict=True):
        _write_line(row, line)
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()


def _write_head(row, sheet: Sheet) -> None:
    names = dict(settings.LANGUAGES)
    head = f"{sheet.record}: {sheet.source} → {sheet.target}"
    texts = (head, names[sheet.source], names[sheet.target])
    for cell, text in zip(row.cells, texts, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    _set_widths(row)


def _write_line(row, line: Line) -> None:
    key, original, translation = row.cells
    for paragraph, text in (
        (key.paragraphs[0], line.key),
        (key.add_paragraph(), line.label),
    ):
        run = paragraph.add_run(text)
        run.font.size, run.font.color.rgb = Pt(8), RGBColor(0x60, 0x58, 0x4C)
    word_cell.fill(original, line.original, rich=line.is_rich)
    word_cell.fill(translation, line.translation, rich=line.is_rich)
    _set_widths(row)


def _set_widths(row) -> None:
    for cell, width in zip(row.cells, _WIDTHS, strict=True):
        cell.width = width


def read(data: bytes) -> Sheet:
    """Return the sheet in a Word file; all its texts as HTML, whatever they were."""
    tables = html.fragment_fromstring(_to_html(data), create_parent="div").iter("table")
    for table in tables:
        rows = [row for row in table.iter("tr") if row.getparent() in (table, *table)]
        head = _HEAD.search(rows[0].text_content()) if rows else None
        if head:
            record, source, target = head.groups()
            return Sheet(int(record), source, target, tuple(_lines(rows[1:])))
    raise WrongSheet(NO_TABLE)


def _to_html(data: bytes) -> str:
    archive = open_archive(data)
    refuse_entities(archive)
    with called_damaged():
        document = tree(archive, DOCUMENT)
        return to_html(archive, document, lambda _image: {}, style_map=_STYLE_MAP)


def _lines(rows) -> Iterator[Line]:
    for row in rows:
        cells = list(row)
        first = cells[0].find("p") if len(cells) == 3 else None
        key = None if first is None else KEY.fullmatch(first.text_content().strip())
        if key:
            original, translation = (canonical(_inside(cell)) for cell in cells[1:])
            yield Line(key.group(), original, translation)


def _inside(cell) -> str:
    children = (html.tostring(child, encoding="unicode") for child in cell)
    return (cell.text or "") + "".join(children)
