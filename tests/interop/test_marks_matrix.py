"""A matrix: fifty constructs through every format, in and out; ``-s`` prints it."""

import re
from copy import deepcopy
from io import BytesIO
from unicodedata import normalize
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from lxml import etree
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextBox

from events.fields import RichTextField
from events.translating.files import word_cell, word_table, xliff
from events.translating.files.canonical_html import canonical
from events.translating.files.comparison import compare
from events.translating.files.sheet import sheet_of
from intake.extraction.merge_versions import render
from intake.readers import docx as word
from intake.readers.html import blocks_of
from interop.formats.jats_text import add_text
from interop.paper import pdf
from interop.record.prose import to_markdown, to_text
from tests import needs
from tests.factories import EventFactory, SectionFactory

from .mark_constructs import CONSTRUCTS, RTL, B
from .papers import words_of

KEPT = {name: one.html for name, one in CONSTRUCTS.items()}
CANONICAL = {name: canonical(text) for name, text in KEPT.items()}
RIGHT = "".join(KEPT[name] for name in KEPT if re.search("^[^c].*the right", name))
_PARTS = re.compile(r"<p>№ \d+ №</p>")
TABLE = (
    '<table><tbody><tr><th colspan="2"><p>Жыл</p></th></tr><tr><td rowspan="2"><p>1</p>'
    "</td><td><p>2</p></td></tr><tr><td><p>3</p></td></tr></tbody></table>"
)
# An import takes the words of a quotation, and sets apart what is struck through.
READ = CANONICAL | {
    "quotation": "<p>бір</p>",
    "quotation from the right": f'<p dir="rtl">{RTL}</p>',
    "struck": "<p>екі</p><p>бір</p>",
    "struck in bold": "<p>бір</p>",
    "struck power": "<p>106</p>",
    "heading struck": "<p>бір</p>",
}
# Word raises a struck letter by itself.
BY_WORD = {"struck power": "<p><s>10</s><sup><s>6</s></sup></p>"}


def compared(kind, got, expected):
    """Print a column of the matrix, and return where it is not as it should be."""
    lost = {n: (got[n], words) for n, words in expected.items() if got[n] != words}
    print(f"\n{kind:8}", "".join("–" if name in lost else "+" for name in expected))
    return lost


def put_together():
    """All constructs as one text, with a mark before each."""
    return "".join(f"<p>№ {n} №</p>{text}" for n, text in enumerate(KEPT.values()))


def taken_apart(text):
    return dict(zip(KEPT, _PARTS.split(text)[1:], strict=True))


# --- In ----------------------------------------------------------------------


def test_the_column_keeps_it():
    got = {name: RichTextField().sanitize(text) for name, text in KEPT.items()}

    assert compared("ORM", got, KEPT) == {}


def read(blocks):
    text = RichTextField().sanitize(render(blocks))
    return {name: canonical(part) for name, part in taken_apart(text).items()}


def test_a_page_that_is_imported_keeps_it():
    assert compared("HTML", read(blocks_of(put_together())), READ) == {}


def test_word_hands_it_over():
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    word_cell.fill(cell, put_together(), rich=True)
    table = document.tables[0]._tbl
    for element in list(cell._tc)[1:]:
        table.addprevious(element)
    table.getparent().remove(table)
    stored = BytesIO()
    document.save(stored)

    blocks = word.read(ZipFile(stored))[0]

    assert compared("Word", read(blocks), READ) == {}


# --- Out ---------------------------------------------------------------------


def jats(text):
    section = ElementTree.Element("sec")
    add_text(section, text, "s1")
    written = "".join(ElementTree.tostring(one, encoding="unicode") for one in section)
    return re.sub(r' id="s1p\d+"| xmlns:\w+="[^"]+"|\w+:(?=href)', "", written)


@pytest.mark.parametrize(
    ("kind", "write", "column"),
    [
        ("text", to_text, "text"),
        ("Markdown", to_markdown, "markdown"),
        ("JATS", jats, "jats"),
    ],
)
def test_a_format_writes_it(kind, write, column):
    usual = "html" if kind == "JATS" else "text"
    expected = {
        name: getattr(one, column) or getattr(one, usual)
        for name, one in CONSTRUCTS.items()
    }
    got = {name: write(text) for name, text in KEPT.items()}

    assert compared(kind, got, expected) == {}


@pytest.mark.django_db
def test_a_page_shows_it(client):
    event = EventFactory(published=True)
    SectionFactory(event=event, body_kk=put_together())

    page = client.get(event.get_absolute_url(), follow=True).content.decode()

    shown = taken_apart(re.sub(r'<a class="pilcrow".*?</a>| id="s1p\d+"', "", page))
    got = {name: text[: len(KEPT[name])] for name, text in shown.items()}
    assert compared("web", got, KEPT) == {}


def on_paper(text):
    """The letters and numbers that a PDF shows of what is a plain text elsewhere."""
    plain = normalize("NFKC", text.replace("- ", "•"))
    plain = re.sub(rf" <{B}>|[\s|~]", "", plain)
    return sorted(re.sub(r"[\^_]\((.*?)\)", r"\1", plain))


@needs.pango
def test_a_paper_shows_its_words_and_numbers():
    page = f'<html lang="kk"><title>Белгі</title><body>{put_together()}'

    words = re.split(r"№ \d+ №", words_of(pdf.sheet(page)))[1:]

    got = {name: on_paper(one) for name, one in zip(KEPT, words, strict=True)}
    expected = {name: on_paper(one.text) for name, one in CONSTRUCTS.items()}
    from_left = {n: text for n, text in expected.items() if "from the right" not in n}
    assert compared("PDF", got, from_left) == {}


@needs.pango
def test_a_paper_begins_at_the_right_what_runs_from_there():
    shown = f'<html lang="kk"><title>Б</title><body class="text">{RIGHT}'

    page = next(extract_pages(BytesIO(pdf.sheet(shown))))

    ends = [
        round(line.x1) for box in page if isinstance(box, LTTextBox) for line in box
    ]
    assert len(ends) > 5
    assert min(ends) > page.width * 0.8


@pytest.mark.django_db
def test_a_translator_hands_it_back():
    event = EventFactory()
    for text in [*KEPT.values(), TABLE]:
        SectionFactory(event=event, body_kk=text)

    lines = word_table.read(word_table.write(sheet_of(event, "ru"))).lines

    *bodies, table = [line.original for line in lines if line.key.endswith(".body")]
    back = dict(zip(KEPT, bodies, strict=True))
    assert compared("docx", back, CANONICAL | BY_WORD) == {}
    assert table == canonical(TABLE)


@pytest.mark.django_db
def test_a_program_of_a_translator_hands_it_back():
    event = EventFactory()
    for text in KEPT.values():
        SectionFactory(event=event, body_kk=text)
    root = etree.fromstring(xliff.write(sheet_of(event, "ru")))
    for unit in root.iter("{*}trans-unit"):
        source, target = unit.find("{*}source"), unit.find("{*}target")
        target.text, target[:] = source.text, deepcopy(list(source))

    comparison = compare(xliff.read(etree.tostring(root)), event, "ru")

    bodies = [line for key, line in comparison.changes.items() if "body" in key]
    back = dict(zip(KEPT, (line.translation for line in bodies), strict=True))
    assert compared("xlf", back, KEPT) == {}
    originals = [canonical(line.original) for line in bodies]
    assert originals == [*CANONICAL.values()]


@pytest.mark.django_db
def test_a_file_that_comes_back_unchanged_changes_no_mark():
    """The translation has none of the marks of its original, but others."""
    event = EventFactory()
    for text, other in zip(KEPT.values(), [*KEPT.values()][::-1], strict=True):
        SectionFactory(event=event, body_kk=text, body_ru=other)

    for kind in (xliff, word_table):
        comparison = compare(kind.read(kind.write(sheet_of(event, "ru"))), event, "ru")

        differ = [*BY_WORD] if kind is word_table else []
        assert len(comparison.changes) == len(differ)
        assert comparison.strangers == ()
