"""PDFs as programs make them: what is read must be what the program was given."""

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from intake.extraction.extract import extract
from intake.readers import reader
from intake.readers.blocks import BlockKind
from tests import needs
from tests.files import stored, word_document

from .office import converted, printed

KAZAKH = (
    "Дөңгелек үстелге университеттің профессорлары мен жас ғалымдары қатысып, "
    "мемлекеттік тілдің қазіргі жағдайын жан-жақты талқылады.",
    "Жиынды кафедра меңгерушісі ашып, тіл саясатының негізгі бағыттарына тоқталды "
    "және әріптестерін ашық пікірталасқа шақырды.",
    "Профессор Асан Қайратов терминологияны бірізге түсіру мәселесін көтеріп, ғылыми "
    "қауымдастықтың жауапкершілігін атап өтті.",
)
RUSSIAN = (
    "На круглом столе преподаватели университета обсудили государственную языковую "
    "политику и её совершенствование в социально-экономических условиях.",
    "Заведующая кафедрой профессор Айгуль Серикова рассказала о терминологической "
    "деятельности, стандартизации и социально-экономических вопросах.",
)
TABLE = (
    ("Аты-жөні", "Лауазымы", "Жұмыс орны"),
    ("Асан Қайратов", "профессор, филология ғылымдарының докторы", "Абай университеті"),
    ("Гүлнар Бекова", "доцент", "Қыздар университеті, қазақ тілі кафедрасы"),
)
KINDS = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CELL, BlockKind.ITEM)


def texts(data, name="a.pdf", kinds=KINDS):
    return [
        block.text for block in reader.read(data, name).blocks if block.kind in kinds
    ]


def places(data, name="a.pdf"):
    blocks = reader.read(data, name).blocks
    return [(b.place.row, b.place.column, b.text) for b in blocks if b.place]


def names(people):
    return [person.name["kk"].value for person in people]


def in_columns(count):
    """Return a Word file in justified columns, as journals are set."""
    document = word_document()
    properties = document.sections[0]._sectPr
    for old in properties.findall("{*}cols"):
        properties.remove(old)
    columns = f'<w:cols {nsdecls("w")} w:num="{count}" w:space="720"/>'
    properties.append(parse_xml(columns))
    for text in KAZAKH * 7:
        paragraph = document.add_paragraph(text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    return stored(document)


def indented():
    """Return a Word file whose paragraphs nothing but an indent keeps apart."""
    document = word_document()
    for text in RUSSIAN * 3:
        paragraph = document.add_paragraph(text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        look = paragraph.paragraph_format
        look.first_line_indent, look.space_after, look.right_indent = Cm(1), 0, Cm(6)
    return stored(document)


def with_table():
    """Return a Word file with a table, a running header and the numbers of pages."""
    document = word_document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Абай университеті. Хабаршы"
    number = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r>'
    section.footer.paragraphs[0]._p.append(parse_xml(f"{number}</w:fldSimple>"))
    document.add_paragraph(KAZAKH[0])
    table = document.add_table(len(TABLE), 3)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    look = f"<w:tblBorders {nsdecls('w')}>{borders}</w:tblBorders>"
    table._tbl.tblPr.append(parse_xml(look))
    for row, cells in enumerate(TABLE):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    for text in KAZAKH * 10:
        document.add_paragraph(text)
    return stored(document)


@needs.office
@pytest.mark.parametrize(
    "data",
    [in_columns(2), in_columns(3), indented(), with_table()],
    ids=["two columns", "three columns", "indented", "table"],
)
def test_a_pdf_of_libreoffice_reads_as_the_word_file_it_was_made_of(data):
    paper = converted(data, ".docx", "pdf")

    assert texts(paper) == texts(data, "a.docx")
    assert places(paper) == places(data, "a.docx")


@needs.office
def test_headers_and_numbers_of_pages_stand_beside_the_text():
    paper = converted(with_table(), ".docx", "pdf")

    first, *numbers = texts(paper, kinds=[BlockKind.MARGIN])
    assert first == "Абай университеті. Хабаршы"
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)] != []


@needs.office
def test_people_are_found_in_a_table_of_a_pdf():
    data = with_table()

    paper, word = (
        extract(reader.read(file, name)).people
        for file, name in [(converted(data, ".docx", "pdf"), "a.pdf"), (data, "a.docx")]
    )

    assert names(paper) == names(word) != []


def row(cells):
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def page(*paragraphs, style="", table=()):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    rows = "".join(map(row, table))
    ruled = "table{border-collapse:collapse} td{border:1px solid;width:33%}"
    head = f"<meta charset=utf-8><title>Т</title><style>{ruled}{style}</style>"
    return f"<html lang=ru><head>{head}</head><body>{body}<table>{rows}</table></body>"


@needs.chromium
def test_what_chromium_prints_is_read_in_its_order_without_its_margins():
    paper = printed(page(*KAZAKH * 12, table=TABLE))

    cells = [cell for cells in TABLE for cell in cells]
    assert texts(paper) == [*KAZAKH * 12, *cells]
    assert [text for _row, _column, text in places(paper)] == cells
    assert any("a.html" in text for text in texts(paper, kinds=[BlockKind.MARGIN]))


def drawn(html):
    from weasyprint import HTML

    return HTML(string=html).write_pdf()


@needs.pango
def test_divided_words_are_whole_and_words_of_two_parts_keep_their_hyphen():
    style = "p{margin:0;text-indent:2em;hyphens:auto;text-align:justify;width:17em}"
    paper = drawn(page(*RUSSIAN * 4, style=style))

    assert texts(paper) == list(RUSSIAN * 4)


@needs.pango
def test_a_hyphen_is_kept_where_no_word_was_divided():
    paper = drawn("<p>Қоғамдық-<br>саяси өмір</p>")

    assert texts(paper) == ["Қоғамдық-саяси өмір"]


@needs.pango
def test_a_frame_around_a_paragraph_is_no_table():
    paper = drawn("<p style='border: 1px solid'>Бірінші</p><p>Екінші</p>")

    assert (texts(paper), places(paper)) == (["Бірінші", "Екінші"], [])


@needs.pango
def test_a_table_goes_on_over_the_end_of_a_page():
    rows = [(f"Аты {n}", f"Жері {n}", "доцент") for n in range(80)]
    paper = drawn(page(table=rows))

    tables = {block.place.table for block in reader.read(paper, "a.pdf").blocks}
    assert tables == {0}
    assert [text for _r, column, text in places(paper) if not column] == [
        f"Аты {n}" for n in range(80)
    ]


def test_a_font_whose_name_is_no_name_does_not_break_a_page():
    described = b"<</Type/FontDescriptor/FontName(Odd)>>"
    font = b"<</Type/Font/Subtype/TrueType/FontDescriptor " + described + b">>"
    shown = b"BT /F 12 Tf 72 700 Td (A round table on rivers) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F " + font + b">>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
    )
    body = b"".join(b"%d 0 obj%s\nendobj\n" % one for one in enumerate(objects, 1))

    data = b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"

    assert texts(data) == ["A round table on rivers"]
