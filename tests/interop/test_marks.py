"""Marks that carry meaning: 10⁶ is not 106, in whatever form a text comes or leaves."""

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html

from events.fields import RichTextField
from events.rich_text import plain_text, tidy
from events.translating.files.word_lists import numbered
from intake.extraction.extract import extract
from intake.extraction.merge_versions import render
from intake.proposal import Reason
from intake.readers import blocks as cut
from intake.readers import docx as word
from intake.readers.html import blocks_of
from intake.review.highlighting import unused_passages
from interop.formats.jats_text import add_text
from interop.paper import pdf
from interop.record.prose import to_markdown, to_text
from languages.normalise import normalise_word, words
from tests import needs
from tests.factories import EventFactory, SectionFactory

from .papers import words_of

POWER = "<p>10<sup>6</sup> тоң</p>"
INDEX = "<p>H<sub>2</sub>O</p>"
LETTERS = "<p>a<sup>Қ</sup> b<sub>2Қ</sub></p>"
NOTE = "<p>сөз<sup>[1]</sup></p>"
NESTED = "<p>2<sup>x<sup>2</sup></sup></p>"
STRUCK = "<p><s>бір</s> екі</p>"
LIST = '<ol start="3"><li><p>үш</p></li><li><p>төрт</p></li></ol>'
TABLE = (
    '<table><tbody><tr><th colspan="2"><p>Жыл</p></th></tr><tr><td rowspan="2"><p>1</p>'
    "</td><td><p>2</p></td></tr><tr><td><p>3</p></td></tr></tbody></table>"
)
CONSTRUCTS = {
    "a power": POWER,
    "an index": INDEX,
    "letters": LETTERS,
    "a note": NOTE,
    "a power of a power": NESTED,
    "a struck word": STRUCK,
    "a list from three": LIST,
    "joined cells": TABLE,
}


def jats(text):
    section = ElementTree.Element("sec")
    add_text(section, text)
    return "".join(ElementTree.tostring(one, encoding="unicode") for one in section)


def column(text):
    return RichTextField().sanitize(text)


# --- Into the column ---------------------------------------------------------


@pytest.mark.parametrize("text", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_the_column_keeps_what_carries_meaning(text):
    assert column(text) == text


@pytest.mark.parametrize("name", sorted(CONSTRUCTS.keys() - {"a struck word"}))
def test_an_imported_page_keeps_it_as_well(name):
    text = CONSTRUCTS[name]

    read = column(render(blocks_of(text)))

    assert read.replace("<li>", "<li><p>").replace("</li>", "</p></li>") == text


@pytest.mark.parametrize("first", ["0", "-1", "x", "", "٣"])
def test_a_list_begins_with_no_number_that_is_none(first):
    assert column(f'<ol start="{first}"><li>бір</li></ol>') == "<ol><li>бір</li></ol>"


@pytest.mark.parametrize("write", [to_text, to_markdown, jats])
def test_a_list_written_past_the_field_without_its_number_begins_at_one(write):
    assert "бір" in write("<ol start><li>бір</li></ol>")


def test_an_item_that_names_its_number_begins_a_list_and_no_word_moves():
    text = '<p>а</p><ol>\n<li value="4">төрт</li><li value="9">тоғыз</li></ol>соңы'

    assert tidy(text) == (
        '<p>а</p><ol start="4"><li>төрт</li></ol><ol start="9"><li>тоғыз</li></ol>соңы'
    )


def test_a_page_of_boxes_in_boxes_loses_no_word_for_a_number():
    page = "<div>" * 1500 + '<ol><li value="3">үш</li></ol>' + "</div>" * 1500

    assert [block.text for block in blocks_of(page)] == ["үш"]


def test_a_title_of_an_imported_page_keeps_its_power():
    blocks = blocks_of("<h1>10<sup>6</sup> адам, 6<sup>th</sup> of May</h1>")

    assert [block.text for block in blocks] == ["10⁶ адам, 6th of May"]


def of_word(build):
    """The column that an author's Word file becomes."""
    document = docx.Document()
    build(document)
    stored = BytesIO()
    document.save(stored)
    return column(render(word.read(ZipFile(stored))[0]))


def test_word_hands_over_powers_and_indices_and_struck_words_apart():
    def build(document):
        paragraph = document.add_paragraph("10")
        paragraph.add_run("6").font.superscript = True
        paragraph.add_run(" H")
        paragraph.add_run("2").font.subscript = True
        paragraph.add_run("O ")
        paragraph.add_run("жоқ").font.strike = True

    assert of_word(build) == "<p>10<sup>6</sup> H<sub>2</sub>O</p><p>жоқ</p>"


def test_clauses_of_word_are_counted_on_after_a_paragraph_between_them():
    def build(document):
        style = numbered(document.part, start=3, depth=0)
        for said in ("үш", "төрт", None, "бес"):
            paragraph = document.add_paragraph(said or "арасы")
            if said:
                style(paragraph)

    assert of_word(build) == (
        '<ol start="3"><li>үш</li><li>төрт</li></ol><p>арасы</p>'
        '<ol start="5"><li>бес</li></ol>'
    )


def test_a_list_of_word_that_is_told_to_begin_anew_does():
    def build(document):
        numbered(document.part, start=1, depth=0)(document.add_paragraph("бір"))
        numbering = document.part.numbering_part.element
        first = numbering.num_lst[-1]
        again = numbering.add_num(first.abstractNumId.val)
        again.add_lvlOverride(0).add_startOverride(7)
        document.add_paragraph("арасы")
        paragraph = document.add_paragraph("жеті")
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = again.numId

    assert of_word(build) == (
        '<ol><li>бір</li></ol><p>арасы</p><ol start="7"><li>жеті</li></ol>'
    )


def test_a_deeper_list_of_word_begins_anew_in_every_item():
    def build(document):
        style = numbered(document.part, start=1, depth=0)
        for depth, said in ((0, "1"), (1, "1.1"), (0, "2"), (1, "2.1")):
            paragraph = document.add_paragraph(said)
            style(paragraph)
            paragraph._p.pPr.numPr.find(qn("w:ilvl")).val = depth

    assert "start" not in of_word(build)


# --- Out of the column -------------------------------------------------------

TEXTS = {
    POWER: "10⁶ тоң",
    INDEX: "H₂O",
    LETTERS: "a^(Қ) b_(2Қ)",
    NOTE: "сөз[1]",
    NESTED: "2^(x²)",
    STRUCK: "~~бір~~ екі",
    LIST: "3. үш\n4. төрт",
}
MARKDOWN = TEXTS | {
    POWER: "10<sup>6</sup> тоң",
    INDEX: "H<sub>2</sub>O",
    LETTERS: "a<sup>Қ</sup> b<sub>2Қ</sub>",
    NOTE: r"сөз<sup>\[1\]</sup>",
    NESTED: "2<sup>x<sup>2</sup></sup>",
}


@pytest.mark.parametrize("text", TEXTS, ids=list(CONSTRUCTS)[:-1])
def test_plain_text_writes_it_in_signs(text):
    assert to_text(text) == TEXTS[text]


@pytest.mark.parametrize("text", MARKDOWN, ids=list(CONSTRUCTS)[:-1])
def test_markdown_writes_it_with_marks_or_tags(text):
    assert to_markdown(text) == MARKDOWN[text]


def test_words_between_waves_are_not_struck_by_markdown():
    assert to_markdown("<p>~~бір~~ ~5</p>") == r"\~\~бір\~\~ ~5"


def test_jats_keeps_marks_and_the_numbers_of_a_list():
    assert jats(POWER) == "<p>10<sup>6</sup> тоң</p>"
    assert jats(STRUCK) == "<p><strike>бір</strike> екі</p>"
    assert jats(LIST) == (
        '<list list-type="order"><list-item><label>3.</label><p>үш</p>'
        "</list-item><list-item><label>4.</label><p>төрт</p></list-item>"
        "</list>"
    )


@needs.pango
def test_a_list_on_paper_begins_with_its_number():
    drawn = pdf.sheet(f'<html lang="kk"><title>Сан</title><body>{LIST}')

    assert words_of(drawn).split() == ["3.", "үш", "4.", "төрт"]


@pytest.mark.django_db
def test_the_page_shows_it_as_it_is_kept(client):
    event = EventFactory(published=True)
    SectionFactory(event=event, body_kk=POWER + STRUCK + LIST + TABLE)

    page = html.fromstring(client.get(event.get_absolute_url(), follow=True).content)

    assert page.find(".//sup").text == "6"
    assert page.find(".//s").text == "бір"
    assert page.find(".//ol[@start='3']") is not None
    assert page.find(".//th[@colspan='2']") is not None


def test_the_index_and_the_translator_read_signs():
    assert plain_text(POWER + INDEX) == "10⁶ тоң\nH₂O"


@pytest.mark.parametrize(("text", "typed"), [("10⁶", "106"), ("H₂O", "h2o")])
def test_it_is_found_with_and_without_its_signs(text, typed):
    assert [*words(text)][0].text == normalise_word(typed) == normalise_word(text)


def test_what_a_title_has_no_sign_for_is_listed_for_the_author():
    blocks = blocks_of("<h1>Семинар: 10<sup>6</sup> адам, a<sup>Қ</sup> әлемі</h1>")

    proposal = extract(cut.Source("a.html", cut.numbered(blocks)), "kk")

    assert proposal.title["kk"].value == "10⁶ адам, a^(Қ) әлемі"
    assert unused_passages(proposal) == {Reason.SIGN: ["^(Қ)"]}
