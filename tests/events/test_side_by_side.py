"""A record is read in two languages at once, in rows that say the same."""

import re

import pytest

from events.models import TranslatedText
from events.side_by_side import SideBySide, blocks, shape
from tests.factories import EventFactory, SectionFactory

pytestmark = pytest.mark.django_db

BOTH = {
    "title_kk": "Жиын",
    "title_ru": "Собрание",
    "abstract_kk": "Қысқаша",
    "abstract_ru": "",
}


def section(**texts):
    told = {"heading_kk": "Мақсаты", "heading_ru": "Цель"} | texts
    return SectionFactory(event=EventFactory(published=True, **BOTH), **told)


def page(client, event, query="?with=ru"):
    html = client.get(f"{event.get_absolute_url()}{query}").content.decode()
    return re.sub(r"\s+", " ", html)


def test_paragraphs_of_the_same_kind_stand_in_one_row(client):
    one = section(
        body_kk="<p>Бірінші.</p><p>Екінші.</p>", body_ru="<p>Первый.</p><p>Второй.</p>"
    )

    (_section, _headings, found), *_ = SideBySide(one.event, "kk", "ru").sections

    assert [[cell.html for cell in row] for row in found] == [
        ['<p id="s1p1">Бірінші.</p>', "<p>Первый.</p>"],
        ['<p id="s1p2">Екінші.</p>', "<p>Второй.</p>"],
    ]


@pytest.mark.parametrize(
    "second",
    [
        "<p>Первый и второй.</p>",
        "<p>Первый.</p><ul><li><p>Второй.</p></li></ul>",
        "<p>Первый.</p><p>Второй.</p><p>Третий.</p>",
    ],
)
def test_texts_of_other_kinds_are_one_row_and_never_a_guess(second):
    one = section(body_kk="<p>Бірінші.</p><p>Екінші.</p>", body_ru=second)

    (_section, _headings, found), *_ = SideBySide(one.event, "kk", "ru").sections

    assert [row[1].html for row in found] == [second]


def test_a_missing_text_says_so_in_the_language_of_the_page(client):
    one = section(body_kk="<p>Бірінші.</p>", body_ru="")

    html = page(client, one.event)

    assert "Мақсаты" in html
    assert "Цель" in html
    assert 'lang="ru" dir="ltr"> <p class="note" lang="kk">' in html


def test_each_cell_carries_its_language_and_only_one_paragraph_each_number(client):
    one = section(body_kk="<p>Бірінші.</p>", body_ru="<p>Первый.</p>")

    html = page(client, one.event)

    assert html.count('id="s1p1"') == 1
    assert '<div lang="ru" dir="ltr"> <p>Первый.</p> </div>' in html


def test_an_outdated_translation_is_marked_on_its_row(client):
    one = section(body_kk="<p>Бірінші.</p>", body_ru="<p>Первый.</p>")
    key = f"sections.{one.pk}.body"
    row = TranslatedText.objects.filter(event=one.event, key=key, language="ru")
    assert row.update(outdated=True) or TranslatedText.objects.create(
        event=one.event,
        key=key,
        language="ru",
        original_language="kk",
        made_at="2024-01-01T00:00Z",
        outdated=True,
    )

    (_section, headings, found), *_ = SideBySide(one.event, "kk", "ru").sections

    assert [cell.is_outdated for cell in found[0]] == [False, True]
    assert [cell.is_outdated for cell in headings] == [False, False]


@pytest.mark.parametrize("query", ["?with=kk", "?with=en", "?with=de", "?with="])
def test_a_language_that_the_record_lacks_or_is_read_in_already_is_no_second(
    client, query
):
    one = section(body_kk="<p>Бірінші.</p>")

    html = page(client, one.event, query)

    assert "row-pair" not in html
    assert '<p id="s1p1">' in html


@pytest.mark.parametrize(
    ("script", "tag", "direction", "words"),
    [
        ("latn", "kk-Latn", "ltr", "Bırınşı."),
        ("arab", "kk-Arab", "rtl", "ءبىرىنشى."),
    ],
)
def test_kazakh_can_stand_beside_itself_in_another_script(
    client, script, tag, direction, words
):
    one = section(body_kk="<p>Бірінші.</p>")

    html = page(client, one.event, f"?with={script}")

    words = words.replace("ء", "\u0674")
    assert f'<div lang="{tag}" dir="{direction}"> <p>{words}</p> </div>' in html
    russian = one.event.get_absolute_url().replace("/kk/", "/ru/", 1)
    assert "row-pair" not in client.get(f"{russian}?with={script}").text


def test_the_second_language_does_not_make_another_page_of_it(client):
    one = section(body_kk="<p>Бірінші.</p>", body_ru="<p>Первый.</p>")

    html = page(client, one.event)

    assert re.search(r'rel="canonical" href="[^"?]*"', html)


def test_the_number_of_queries_does_not_grow_with_sections(
    client, django_assert_max_num_queries
):
    one = section(body_kk="<p>Бірінші.</p>", body_ru="<p>Первый.</p>")
    SectionFactory.create_batch(6, event=one.event)

    with django_assert_max_num_queries(21):
        page(client, one.event)


def test_words_outside_of_blocks_are_one_block():
    assert blocks("бір <p>екі</p>") == ["бір <p>екі</p>"]
    assert blocks("") == []
    assert shape(["бір"]) == []
