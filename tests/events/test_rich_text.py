"""What a rich text may hold: on its way in, and of what was written past the door."""

import pytest
from django.db.models import TextField, Value
from lxml import etree

from events.fields import RichTextField
from events.models import Event, Section
from events.rich_text import DEEPEST, tidy
from events.translating.files import sheet, word_table, xliff
from interop.formats import registry
from interop.paper import pdf
from interop.record.build import build_record
from languages.fallback import LANGUAGES
from tests import needs
from tests.factories import EventFactory, SectionFactory

pytestmark = pytest.mark.django_db

DEEP = 5_000
DEAD = "<p>Мына <a>сөз</a>, <a name='x'>белгі</a>, <a href=''>бос</a> қалады.</p>"
NASTY = {
    "links without an address": DEAD,
    "a link over a whole block": "<a><p>Сөз</p><p>Екінші</p></a>",
    "links to what is no page": "".join(
        f'<p><a href="{address}">Сөз</a></p>'
        for address in ("//a.kz", "javascript:1", "data:,1", "http://[", "/\\a.kz")
    ),
    "cells that span the world": '<table><tbody><tr><td colspan="99999999">Сөз</td>'
    '<td colspan="x" rowspan="-1">Екі</td><td rowspan="0">Үш</td></tr></tbody></table>',
    "a list without its first number": "<ol start><li>Сөз</li></ol>",
    "deep powers": "<p>" + "<sup>" * 200 + "Сөз" + "</sup>" * 200 + "</p>",
    "deep quotations": "<blockquote>" * DEEP + "Сөз" + "</blockquote>" * DEEP,
    "deep lists": "<ul><li>" * DEEP + "Сөз" + "</li></ul>" * DEEP,
    "tags that close nothing": "</p></a></td><p>Сөз</a></p></blockquote>",
    "control signs": "<p>Сөз\x0b\x1f\ufffe</p>",
    "nothing": "<p></p>",
}


@pytest.fixture(params=NASTY.values(), ids=NASTY)
def html(request):
    return request.param


@pytest.fixture
def stored(html):
    """A public record whose section was written past the field."""
    event = EventFactory(published=True, title_ru="Стол", title_en="Table")
    section = SectionFactory(event=event)
    raw = Value(html, output_field=TextField())
    Section.objects.filter(pk=section.pk).update(body_kk=raw, body_ru=raw)
    return Event.objects.for_reading().get()


# --- On the way in -----------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("<p><a>Сөз</a></p>", "<p>Сөз</p>"),
        ('<p><a href="//a.kz/">Сөз</a></p>', "<p>Сөз</p>"),
        ('<p><a href="/\\a.kz/">Сөз</a></p>', "<p>Сөз</p>"),
        ('<p><a href=" \t//a.kz/">Сөз</a></p>', "<p>Сөз</p>"),
        ('<p><a href="/\t/a.kz/">Сөз</a></p>', "<p>Сөз</p>"),
        ('<p><a href="ftp://a.kz/">Сөз</a></p>', "<p>Сөз</p>"),
        ('<p><a href="javascript:x">Сөз</a></p>', "<p>Сөз</p>"),
        ('<p><a href="http://[">Сөз</a></p>', "<p>Сөз</p>"),
        ('<p><a href="#s1"><strong>Сөз</strong></a></p>', None),
        ('<p><a href="/kk/events/1-a/">Сөз</a></p>', None),
        ("<p><a href=\"https://a.kz/?q=1&amp;n='2'\">Сөз</a></p>", None),
        ('<p><a href="mailto:a@a.kz">Сөз</a></p>', None),
    ],
)
def test_a_link_that_leads_nowhere_becomes_its_words(sent, kept):
    assert RichTextField().sanitize(sent) == (kept or sent)


def test_a_cell_spans_no_more_than_a_table_can_have():
    row = '<tr><td colspan="{}">Бір</td><td rowspan="{}">Екі</td></tr>'
    table = f"<table><tbody>{row}</tbody></table>"

    for sent, kept in (
        ("2", "2"),
        ("100", "100"),
        ("99999", "100"),
        ("9" * 9999, "100"),
    ):
        cleaned = RichTextField().sanitize(table.format(sent, sent))
        assert cleaned == table.format(kept, kept)
    for sent in ("0", "-1", "x", "٣", ""):
        cleaned = RichTextField().sanitize(table.format(sent, sent))
        assert "span" not in cleaned


def test_what_is_nested_too_deep_comes_nearer_with_its_words():
    deep = "<blockquote>" * 99 + "<p>Сөз</p>" + "</blockquote>" * 99

    cleaned = RichTextField().sanitize(deep)

    assert cleaned == f"{'<blockquote>' * DEEPEST}Сөз{'</blockquote>' * DEEPEST}"


def test_cleaning_again_changes_nothing(html):
    once = RichTextField().sanitize(html)

    assert RichTextField().sanitize(once) == once
    assert tidy(once) == once


def test_every_way_into_the_column_is_clean():
    section = SectionFactory(body_kk=DEAD)
    Section.objects.filter(pk=section.pk).update(body_ru=DEAD)

    section.refresh_from_db()
    assert "<a" not in section.body_kk + section.body_ru


# --- What was written past the door ------------------------------------------


def test_every_format_bears_what_is_stored(stored):
    for code in LANGUAGES:
        record = build_record(stored, code)
        for file_format in registry.FORMATS:
            written = file_format.render(record)

            if file_format.MEDIA_TYPE.endswith("xml"):
                etree.fromstring(written.encode())
            assert "None" not in written, file_format.NAME
            assert "]()" not in written, file_format.NAME


@needs.pango
def test_the_paper_bears_what_is_stored(stored):
    assert pdf.render(build_record(stored, "kk")).startswith(b"%PDF")


def test_the_sheets_of_translators_bear_what_is_stored(stored):
    lines = sheet.sheet_of(stored, "ru")

    etree.fromstring(xliff.write(lines))
    assert word_table.write(lines)[:2] == b"PK"


def test_the_pages_bear_what_is_stored(stored, client):
    assert client.get(stored.get_absolute_url()).status_code == 200
    assert client.get("/kk/feed/").status_code == 200


@pytest.mark.parametrize("html", [DEAD])
def test_a_dead_link_is_its_words_everywhere(stored):
    words = "Мына сөз, белгі, бос қалады."
    record = build_record(stored, "kk")

    for name in ("TXT", "Markdown", "JATS"):
        (file_format,) = [one for one in registry.FORMATS if name == one.NAME]
        assert words in file_format.render(record)
