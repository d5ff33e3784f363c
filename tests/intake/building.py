"""Makes the files of the corpus: one plain notation, written out in many formats.

``documents/*.txt`` hold the texts as authors lay them out, ``*.json`` beside each what
should be understood. A line begins with marks for its look:

    #, ##      a heading by its style        *    all of it bold
    ^          centred                       -, +  an item of a list, of a numbered one
    |a|b|      a row of a table, ; parts the paragraphs of a cell
    ~          in a text box                 @    in the page's running header

and within a line ``{-struck out-}`` and ``{+put in+}`` are tracked changes and
``{!a footnote!}`` is one. The first line names the format: docx, odt, html, pdf, txt
or txt with an encoding.
"""

import io
import re
from html import escape
from pathlib import Path
from typing import NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.files import stored, word_document

DOCUMENTS = Path(__file__).parent / "documents"
_LOOK = re.compile(r"(##|#|[*^~@+-]+)?\s?(.*)")
_MARKS = re.compile(r"(\{[-+!].*?[-+!]\})")
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Line(NamedTuple):
    look: str
    text: str


def build(path: Path) -> tuple[bytes, str]:
    """Return the bytes of a document of the corpus and the name of its file."""
    first, _newline, rest = path.read_text("utf-8").partition("\n")
    kind, _space, option = first.partition(" ")
    lines = [_line(line) for line in rest.rstrip("\n").split("\n")]
    make = {"docx": _docx, "odt": _odt, "html": _html, "pdf": _pdf}.get(kind)
    data = make(lines) if make else rest.encode(option or "utf-8")
    return data, f"{path.stem}.{kind}"


def _line(written: str) -> Line:
    if written.startswith("|"):
        return Line("|", written)
    return Line(*(part or "" for part in _LOOK.fullmatch(written).groups()))


def _cells(row: str) -> list[list[str]]:
    return [
        [part.strip() for part in cell.split(" ; ")]
        for cell in row.strip().strip("|").split("|")
    ]


# --- Word ----------------------------------------------------------------------------


def _docx(lines: list[Line]) -> bytes:
    document = word_document()
    notes: list[str] = []
    rows: list[list[list[str]]] = []
    for line in [*lines, Line("", "")]:
        if line.look == "|":
            rows.append(_cells(line.text))
            continue
        if rows:
            _add_table(document, rows, notes)
            rows = []
        _add_paragraph(document, line, notes)
    if notes:
        _add_footnotes(document, notes)
    return stored(document)


def _add_paragraph(document, line: Line, notes: list[str]) -> None:
    if not line.text:
        return
    if line.look == "@":
        document.sections[0].header.paragraphs[0].text = line.text
        return
    styles = {"#": "Heading 1", "##": "Heading 2", "-": "List Bullet"}
    styles["+"] = "List Number"
    paragraph = document.add_paragraph(style=styles.get(line.look))
    if line.look == "~":
        paragraph._p.append(_text_box(line.text))
        return
    if "^" in line.look:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_runs(paragraph, line.text, notes, bold="*" in line.look)


def _add_runs(paragraph, text: str, notes: list[str], *, bold: bool = False) -> None:
    for piece in filter(None, _MARKS.split(text)):
        inside = escape(piece[2:-2])
        if piece.startswith("{-"):
            run = f'<w:r><w:delText xml:space="preserve">{inside}</w:delText></w:r>'
            paragraph._p.append(_change("del", run))
        elif piece.startswith("{+"):
            run = f'<w:r><w:t xml:space="preserve">{inside}</w:t></w:r>'
            paragraph._p.append(_change("ins", run))
        elif piece.startswith("{!"):
            notes.append(piece[2:-2])
            run = f'<w:footnoteReference w:id="{len(notes) + 1}"/>'
            paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{run}</w:r>"))
        else:
            paragraph.add_run(piece).bold = bold or None


def _change(kind: str, run: str):
    author = 'w:id="9" w:author="Рецензент" w:date="2024-01-01T00:00:00Z"'
    return parse_xml(f"<w:{kind} {nsdecls('w')} {author}>{run}</w:{kind}>")


def _text_box(text: str):
    return parse_xml(
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape>'
        f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def _add_table(document, rows: list[list[list[str]]], notes: list[str]) -> None:
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, cells in enumerate(rows):
        for column, parts in enumerate(cells):
            cell = table.cell(row, column)
            for number, part in enumerate(parts):
                paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
                _add_runs(paragraph, part, notes)


def _add_footnotes(document, notes: list[str]) -> None:
    body = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{escape(note)}</w:t></w:r></w:p>'
        "</w:footnote>"
        for number, note in enumerate(notes, 2)
    )
    xml = f"<w:footnotes {nsdecls('w')}>{body}</w:footnotes>".encode()
    part = Part(
        PackURI("/word/footnotes.xml"),
        f"{_FOOTNOTES}.footnotes+xml",
        xml,
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


# --- Others --------------------------------------------------------------------------


def _html(lines: list[Line]) -> bytes:
    page = "".join(_tags(line) for line in lines).replace("</table><table>", "")
    head = "<head><title>Сайт</title><style>p{color:red}</style></head>"
    return f"<!DOCTYPE html><html>{head}<body>{page}</body></html>".encode()


def _tags(line: Line) -> str:
    if line.look == "|":
        cells = ("".join(f"<p>{escape(p)}</p>" for p in c) for c in _cells(line.text))
        row = "".join(f"<td>{cell}</td>" for cell in cells)
        return f"<table><tr>{row}</tr></table>"
    text = escape(line.text)
    tag = {"#": "h1", "##": "h2", "-": "li", "+": "li"}.get(line.look, "p")
    if "*" in line.look:
        text = f"<b>{text}</b>"
    style = ' style="text-align: center"' if "^" in line.look else ""
    return f"<{tag}{style}>{text}</{tag}>" if text else ""


def _odt(lines: list[Line]) -> bytes:
    from odf.opendocument import OpenDocumentText
    from odf.style import ParagraphProperties, Style, TextProperties
    from odf.text import H, List, ListItem, P

    document = OpenDocumentText()
    bold = Style(name="Dark", family="paragraph")
    bold.addElement(TextProperties(fontweight="bold"))
    centred = Style(name="Middle", family="paragraph")
    centred.addElement(ParagraphProperties(textalign="center"))
    for style in (bold, centred):
        document.automaticstyles.addElement(style)
    for look, text in lines:
        if look.startswith("#"):
            element = H(outlinelevel=len(look), text=text)
        elif look in {"-", "+"}:
            element = List()
            item = ListItem()
            item.addElement(P(text=text))
            element.addElement(item)
        else:
            name = "Dark" if "*" in look else "Middle" if "^" in look else None
            element = P(stylename=name, text=text) if name else P(text=text)
        if text:
            document.text.addElement(element)
    stream = io.BytesIO()
    document.write(stream)
    return stream.getvalue()


def _pdf(lines: list[Line]) -> bytes:
    from weasyprint import HTML

    page = "".join(_tags(line) for line in lines)
    return HTML(string=f"<html><body>{page}</body></html>").write_pdf()
