"""Numbers that Word counts: lists that begin anew, columns of numbers, clauses."""

from docx.oxml.ns import qn

from events.translating.files.word_lists import numbered

from .test_marks import of_word

LEVELS = f"{qn('w:abstractNum')}/{qn('w:lvl')}"
WORDS, VALUE = qn("w:lvlText"), qn("w:val")


def test_a_list_that_began_anew_is_counted_on_by_the_one_it_belongs_to():
    def build(document):
        style = numbered(document.part, start=1, depth=0)
        style(document.add_paragraph("бір"))
        style(document.add_paragraph("екі"))
        numbering = document.part.numbering_part.element
        again = numbering.add_num(numbering.num_lst[-1].abstractNumId.val)
        again.add_lvlOverride(0).add_startOverride(1)
        document.add_paragraph("арасы")
        paragraph = document.add_paragraph("қайта бір")
        style(paragraph)
        paragraph._p.pPr.numPr.numId.val = again.numId
        style(document.add_paragraph("қайта екі"))

    assert of_word(build) == (
        "<ol><li>бір</li><li>екі</li></ol><p>арасы</p>"
        "<ol><li>қайта бір</li><li>қайта екі</li></ol>"
    )


def test_a_column_of_numbers_in_a_table_of_word_stays():
    def build(document):
        style = numbered(document.part, start=1, depth=0)
        table = document.add_table(2, 2)
        for row, name in zip(table.rows, ("Асан", "Үсен"), strict=True):
            style(row.cells[0].paragraphs[0])
            row.cells[1].text = name

    assert of_word(build) == (
        "<table><tbody><tr><td><p>1.</p></td><td><p>Асан</p></td></tr>"
        "<tr><td><p>2.</p></td><td><p>Үсен</p></td></tr></tbody></table>"
    )


def test_a_clause_that_no_list_of_html_can_count_stays_as_it_is_written():
    def build(document):
        style = numbered(document.part, start=1, depth=0)
        levels = document.part.numbering_part.element.findall(LEVELS)
        levels[-8].find(WORDS).set(VALUE, "%1.%2.")
        for depth, said in ((0, "бір"), (1, "екі"), (1, "үш"), (0, "төрт")):
            paragraph = document.add_paragraph(said)
            style(paragraph)
            paragraph._p.pPr.numPr.ilvl.val = depth

    assert of_word(build) == (
        "<ol><li>бір</li></ol><p>1.1. екі</p><p>1.2. үш</p>"
        '<ol start="2"><li>төрт</li></ol>'
    )


def test_a_heading_keeps_the_number_that_its_style_gives():
    def build(document):
        numbered(document.part, start=2, depth=0)
        number = document.part.numbering_part.element.num_lst[-1].numId
        style = document.styles["Heading 1"].element
        style.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number
        document.add_heading("Қорытынды", 1)

    assert of_word(build) == "<h3>2. Қорытынды</h3>"
