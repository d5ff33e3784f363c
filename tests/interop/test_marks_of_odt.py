"""An OpenDocument text hands over marks, numbers, cells and directions as Word does."""

from io import BytesIO
from zipfile import ZipFile

from events.fields import RichTextField
from intake.extraction.merge_versions import render
from intake.readers import odt

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{name}="{OASIS}{name}:1.0"' for name in ("office", "style", "text", "table")
)
STYLES = """
<style:style style:name="right"><style:paragraph-properties
  style:writing-mode="rl-tb"/></style:style>
<style:style style:name="raised"><style:text-properties
  style:text-position="super 58%"/></style:style>
<text:list-style style:name="clauses">
  <text:list-level-style-number text:level="1" style:num-format="a"
    text:start-value="3"/>
  <text:list-level-style-number text:level="2" style:num-format="1"/>
</text:list-style>
"""


def of_odt(body):
    """The column that an author's OpenDocument text becomes."""
    stored = BytesIO()
    with ZipFile(stored, "w") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}"
            "</office:automatic-styles><office:body><office:text>"
            f"{body}</office:text></office:body></office:document-content>",
        )
    return RichTextField().sanitize(render(odt.read(ZipFile(stored))[0]))


def item(words, inside="", told=""):
    return f"<text:list-item{told}><text:p>{words}</text:p>{inside}</text:list-item>"


def test_what_is_raised_and_what_runs_from_the_right_stays_so():
    read = of_odt(
        '<text:p>10<text:span text:style-name="raised">6</text:span></text:p>'
        '<text:p text:style-name="right">قازاق</text:p>'
    )

    assert read == '<p>10<sup>6</sup></p><p dir="rtl">قازاق</p>'


def test_lists_keep_their_letters_and_numbers_and_go_on_where_they_should():
    clauses = '<text:list text:style-name="clauses"'
    ninth = ' text:start-value="9"'
    read = of_odt(
        f"{clauses}>{item('c', f'<text:list>{item(1)}</text:list>')}</text:list>"
        "<text:p>ара</text:p>"
        f'{clauses} text:continue-numbering="true">{item("d")}'
        f"{item('i', told=ninth)}</text:list>"
    )

    assert read == (
        '<ol start="3" type="a"><li>c<ol><li>1</li></ol></li></ol><p>ара</p>'
        '<ol start="4" type="a"><li>d</li></ol><ol start="9" type="a"><li>i</li></ol>'
    )


def test_cells_of_a_head_and_joined_cells_stay_so():
    def cell(words, told=""):
        return f"<table:table-cell{told}><text:p>{words}</text:p></table:table-cell>"

    wide = ' table:number-columns-spanned="2"'
    high = ' table:number-rows-spanned="2"'
    covered = "<table:covered-table-cell/>"
    rows = (f"{cell(1, high)}{cell(2)}", f"{covered}{cell(3)}")
    read = of_odt(
        "<table:table><table:table-header-rows><table:table-row>"
        f"{cell('Жыл', wide)}{covered}</table:table-row></table:table-header-rows>"
        + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        + "</table:table>"
    )

    assert read == (
        '<table><tbody><tr><th colspan="2"><p>Жыл</p></th></tr>'
        '<tr><td rowspan="2"><p>1</p></td><td><p>2</p></td></tr>'
        "<tr><td><p>3</p></td></tr></tbody></table>"
    )
