"""What each kind of file says beside its words: marks, notes, pictures, boxes."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from odf.draw import Frame
from odf.draw import Image as OdfImage
from odf.office import Annotation
from odf.opendocument import OpenDocumentText
from odf.style import Style, TextProperties
from odf.text import (
    LineBreak,
    List,
    ListItem,
    ListLevelStyleNumber,
    ListStyle,
    Note,
    NoteBody,
    NoteCitation,
    P,
    S,
    Span,
)

from events.media.refusals import Refusal, Unreadable
from intake.readers import pdf_pages, reader
from intake.readers.blocks import BlockKind
from tests import needs
from tests.files import picture
from tests.intake.pasted import read_pasted


def stored(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_other(data, name, content):
    """The archive with other ``content`` in the part ``name``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return stream.getvalue()


def texts(source, kind=BlockKind.PARAGRAPH):
    return [block.text for block in source.blocks if block.kind is kind]


# --- OpenDocument ------------------------------------------------------------


@pytest.fixture
def opened():
    document = OpenDocumentText()
    dark = Style(name="Dark", family="text")
    dark.addElement(TextProperties(fontweight="bold", fontstyle="italic"))
    numbers = ListStyle(name="Numbers")
    numbers.addElement(ListLevelStyleNumber(level=1, numformat="1"))
    for style in (dark, numbers):
        document.automaticstyles.addElement(style)
    return document


def read_odt(document):
    stream = io.BytesIO()
    document.write(stream)
    return reader.read(stream.getvalue(), "a.odt")


def test_an_opendocument_text_keeps_its_marks_and_spaces(opened):
    paragraph = P(text="Дөңгелек")
    paragraph.addElement(S())
    paragraph.addElement(Span(stylename="Dark", text="үстел"))
    paragraph.addElement(LineBreak())
    paragraph.addText("Алматы")
    opened.text.addElement(paragraph)

    (block,) = read_odt(opened).blocks

    assert block.html == "Дөңгелек <strong><em>үстел</em></strong><br>Алматы"


def test_an_opendocument_note_stands_behind_its_paragraph(opened):
    note, body = Note(noteclass="footnote"), NoteBody()
    body.addElement(P(text="Жинақта."))
    note.addElement(NoteCitation(text="1"))
    note.addElement(body)
    paragraph = P(text="Бірінші")
    paragraph.addElement(note)
    opened.text.addElement(paragraph)
    opened.text.addElement(P(text="Екінші"))

    source = read_odt(opened)

    assert [block.kind for block in source.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.NOTE,
        BlockKind.PARAGRAPH,
    ]
    assert "Жинақта." in source.blocks[1].text


def test_an_opendocument_picture_is_put_aside_and_a_lost_one_left_out(opened):
    kept = opened.addPicture("a.png", "image/png", picture("a.png").read())
    for address in (kept, "Pictures/lost.png", "Pictures/a.svm"):
        frame, paragraph = Frame(), P(text="Сурет")
        frame.addElement(OdfImage(href=address))
        paragraph.addElement(frame)
        opened.text.addElement(paragraph)

    source = read_odt(opened)

    assert [image.content_type for image in source.images] == ["image/png"]
    assert [block.images for block in source.blocks] == [(0,), (), ()]


def test_an_opendocument_list_says_whether_it_counts(opened):
    for name in ("Numbers", None):
        listed, item = List(stylename=name) if name else List(), ListItem()
        item.addElement(P(text="Бірінші"))
        listed.addElement(item)
        opened.text.addElement(listed)

    blocks = read_odt(opened).blocks

    assert [block.kind for block in blocks] == [BlockKind.ITEM] * 2
    assert [bool(block.numbers) for block in blocks] == [True, False]


def test_an_opendocument_comment_stands_beside_the_text(opened):
    remark = Annotation()
    remark.addElement(P(text="Тексеру керек"))
    paragraph = P(text="Бірінші")
    paragraph.addElement(remark)
    opened.text.addElement(paragraph)

    source = read_odt(opened)

    assert texts(source) == ["Бірінші"]
    assert texts(source, BlockKind.COMMENT) == ["Тексеру керек"]


@pytest.mark.parametrize(
    ("part", "content", "code"),
    [
        ("content.xml", b"<office", Refusal.BROKEN),
        ("META-INF/manifest.xml", b"<m:encryption-data/>", Refusal.LOCKED),
    ],
)
def test_an_opendocument_text_that_is_damaged_or_locked_is_refused(
    opened, part, content, code
):
    opened.text.addElement(P(text="Бірінші"))
    stream = io.BytesIO()
    opened.write(stream)

    with pytest.raises(Unreadable) as refused:
        reader.read(with_other(stream.getvalue(), part, content), "a.odt")

    assert refused.value.code == code


# --- Word --------------------------------------------------------------------

DRAWN = (
    '<w:r {} xmlns:wps="urn:wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>'
    "Қорап</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></w:r>"
)
FORMULA = "<m:oMath {}><m:r><m:t>a=b</m:t></m:r></m:oMath>"


def test_a_text_box_and_a_formula_of_word_are_text():
    document = docx.Document()
    document.add_paragraph()._p.append(parse_xml(DRAWN.format(nsdecls("w"))))
    paragraph = document.add_paragraph("Мұнда ")
    paragraph._p.append(parse_xml(FORMULA.format(nsdecls("m"))))

    assert texts(reader.read(stored(document), "a.docx")) == ["Қорап", "Мұнда a=b"]


def test_a_style_with_a_place_in_the_outline_is_a_heading():
    document = docx.Document()
    style = document.styles.add_style("Менің тақырыбым", 1)
    level = parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="1"/>')
    style.element.get_or_add_pPr().append(level)
    document.add_paragraph("Мақсаты", style=style)

    (block,) = reader.read(stored(document), "a.docx").blocks

    assert (block.kind, block.level) == (BlockKind.HEADING, 2)


def test_a_word_file_with_half_a_document_is_refused():
    document = docx.Document()
    document.add_paragraph("Бірінші")

    with pytest.raises(Unreadable) as refused:
        reader.read(with_other(stored(document), "word/document.xml", b"<w"), "a.docx")

    assert refused.value.code == Refusal.BROKEN


# --- Pages and plain text ----------------------------------------------------


def test_a_page_keeps_breaks_links_and_what_only_looks_bold():
    source = read_pasted(
        '<p>Бір<br>екі <a href="https://a.kz/">үш</a> <img src="x.png">'
        '<span style="font-weight: bold">төрт</span> </p>'
    )

    assert [block.html for block in source.blocks] == [
        'Бір<br>екі <a href="https://a.kz/">үш</a> <strong>төрт</strong>'
    ]


def test_lines_cut_at_one_width_are_joined_and_items_are_not():
    full = "Сөз сөйлеген ғалымдар реформаның жолын талқылады және оған"
    lines = [full, full, full, full, "1) бірінші ұсыныс", full, "соңы"]

    source = reader.read("\n".join(lines).encode(), "хат.txt")

    assert texts(source) == [
        " ".join([full] * 4),
        "1) бірінші ұсыныс",
        f"{full} соңы",
    ]


def test_a_text_cut_within_a_letter_is_refused():
    with pytest.raises(Unreadable) as refused:
        reader.read(b"\xff\xfe" + "Алматы".encode("utf-16-le")[:-1], "a.txt")

    assert refused.value.code == Refusal.LETTERS


@needs.pango
def test_a_pdf_of_too_many_pages_is_refused_before_it_is_read(monkeypatch):
    from weasyprint import HTML

    monkeypatch.setattr(pdf_pages, "MOST_PAGES", 1)
    pages = "<p>Бірінші</p><p style='break-before: page'>Екінші</p>"

    with pytest.raises(Unreadable) as refused:
        reader.read(HTML(string=pages).write_pdf(), "a.pdf")

    assert refused.value.code == Refusal.TOO_LONG
