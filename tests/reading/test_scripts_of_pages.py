"""Kazakh pages in Latin and Arabic letters, and what stays as it is on them."""

import re

import pytest
from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont

from interop.paper import pdf
from interop.record.build import build_record
from languages.kazakh.scripts import convert
from tests import needs
from tests.factories import EventFactory, SectionFactory
from tests.interop.papers import words_of

pytestmark = pytest.mark.django_db

ALPHABET = (
    "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ы і э ю я"
)


@pytest.fixture
def section():
    texts = {"title_kk": "Ән кеші", "title_ru": "Вечер песни"}
    event = EventFactory(published=True, **texts)
    russian = "И они пели о том, что было."
    body = f"<p>Ән айтылды, тел. +7 (727) 29-10.</p><p>{russian}</p>"
    return SectionFactory(event=event, heading_kk="Мақсаты", body_kk=body)


def page(client, path, query=""):
    response = client.get(f"{path}{query}")
    assert response.status_code == 200
    return response.content.decode()


def article(html):
    return re.search(r"<article.*</article>", html, re.S)[0]


@pytest.mark.parametrize(
    ("script", "opening", "words"),
    [
        ("latn", 'lang="kk-Latn"', ["Än keşı", "Maqsaty", "Än aityldy"]),
        ("arab", 'lang="kk-Arab" dir="rtl"', ["ٴان كەشى", "ماقساتى", "ٴان ايتىلدى"]),
    ],
)
def test_a_record_is_read_in_the_script_of_its_address(
    client, section, script, opening, words
):
    text = article(page(client, section.event.get_absolute_url(), f"?script={script}"))

    assert text.startswith(f'<article {opening} class="record">')
    assert [word for word in words if word not in text] == []
    assert re.findall(r'id="(s\d+p?\d*)"', text) == ["s1", "s1p1", "s1p2"]
    assert "И они пели о том, что было.</p>" in text


def test_what_would_be_torn_from_right_to_left_is_isolated(client, section):
    text = article(page(client, section.event.get_absolute_url(), "?script=arab"))

    assert "<bdi>+7 (727) 29-10</bdi>" in text
    assert '<p dir="ltr" lang="ru" id="s1p2">' in text


def test_a_paragraph_has_its_page_in_each_script(client, section):
    path = f"/kk/events/{section.event.pk}/s1p1/"

    assert "Än aityldy" in article(page(client, path, "?script=latn"))
    assert "ٴان ايتىلدى" in article(page(client, path, "?script=arab"))


def test_head_header_and_footer_stay_cyrillic(client, section):
    path = section.event.get_absolute_url()

    plain, arabic = page(client, path), page(client, path, "?script=arab")

    head = re.compile(r"<title>.*?<link rel=\"icon\"", re.S)
    assert head.search(arabic)[0] == head.search(plain)[0]
    for name in ("header", "footer"):
        frame = re.search(rf'<{name} class="site-.*?</{name}>', arabic, re.S)[0]
        assert "kk-Arab" not in frame
        assert not re.search("[\u0600-\u06ff]", frame)


@pytest.mark.parametrize("query", ["", "?script=", "?script=cyrl", "?script=LATN"])
def test_an_unknown_script_is_cyrillic(client, section, query):
    text = article(page(client, section.event.get_absolute_url(), query))

    assert text.startswith('<article class="record">')
    assert "Ән кеші" in text


def test_other_languages_have_no_scripts(client, section):
    path = section.event.get_absolute_url().replace("/kk/", "/ru/")

    html = page(client, path, "?script=arab")

    assert "script-switch" not in html
    assert "kk-Arab" not in html


def test_the_switch_tells_the_draft_and_which_script_is_read(client, section):
    html = page(client, section.event.get_absolute_url(), "?script=latn")

    switch = re.search(r'<nav class="script-switch".*?</nav>', html, re.S)[0]

    assert "(2021 жоба)" in switch
    assert convert("төте жазу", "arab") in switch
    assert re.findall(r'href="([^"]*)"( aria-current)?', switch) == [
        ("?", ""),
        ("?script=latn", " aria-current"),
        ("?script=arab", ""),
    ]


def test_a_record_without_kazakh_is_not_offered_in_its_scripts(client):
    titles = {"title_kk": "", "title_ru": "Вечер", "original_language": "ru"}
    event = EventFactory(published=True, **titles)

    html = page(client, event.get_absolute_url(), "?script=arab")

    assert "script-switch" not in html
    assert article(html).startswith('<article class="record">')


def test_a_record_in_kazakh_leads_to_its_paper_in_the_same_script(client, section):
    html = page(client, section.event.get_absolute_url(), "?script=arab")

    assert f'href="/kk/events/{section.event.pk}.pdf?script=arab"' in html


@needs.pango
def test_the_paper_is_drawn_in_the_script_and_its_references_are_not(client, section):
    address = f"/kk/events/{section.event.pk}.pdf"

    paper = client.get(f"{address}?script=latn")

    words = words_of(paper.content)
    assert paper["Content-Language"] == "kk-Latn"
    assert "Än aityldy" in words
    assert words.count("Ән кеші") >= 3  # in each style of reference
    assert client.get(address)["ETag"] != paper["ETag"]


@needs.pango
def test_only_a_kazakh_record_is_drawn_in_another_script(client, section):
    address = f"/ru/events/{section.event.pk}.pdf"

    assert client.get(f"{address}?script=arab")["ETag"] == client.get(address)["ETag"]


def test_each_script_and_no_script_are_three_papers(section):
    record = build_record(section.event, "kk")

    assert len({pdf.fingerprint(record, one) for one in (None, "latn", "arab")}) == 3


@pytest.mark.parametrize("name", ["noto-naskh-arabic", "noto-sans-arabic"])
def test_the_arabic_fonts_hold_every_sign_that_is_written(name):
    written = convert(f"{ALPHABET}, тіл; бар ма?", "arab")

    known = TTFont(finders.find(f"fonts/{name}.woff2")).getBestCmap()

    assert [sign for sign in written if ord(sign) not in known] == []
