"""Pages as a browser saves them: the text of one, and what is only the site's."""

import re
from datetime import date
from email.message import EmailMessage

import pytest

from events.models import Event
from intake.extraction.extract import extract
from intake.proposal import QuestionKind
from intake.readers import reader
from intake.readers.blocks import BlockKind

from .proposals import answers, review_page, source_with

FIRST = (
    "На круглом столе выступили учителя и родители. Обсудили развитие языка в "
    "университете и школе, а также подготовку учителей."
)
SECOND = (
    "Участники предложили создать новую программу для молодых учителей и "
    "опубликовать сборник трудов конференции."
)
HEAD = """<meta property="og:title" content="Язык и школа – Абай университеті">
<meta property="og:site_name" content="Абай университеті">
<link rel="canonical" href="https://example.edu/news/12">
<meta property="article:published_time" content="2024-03-05T10:00:00+05:00">"""
MENU = (
    '<ul><li><a href="/1">Главная страница</a></li><li><a href="/2">О нас</a></li></ul>'
)
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p>"


def page(body, head=HEAD):
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def read(body, head=HEAD, name="a.html"):
    return reader.read(page(body, head), name)


TEXT_KINDS = {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM, BlockKind.CELL}


def texts(source, kind=None):
    kinds = {kind} if kind else TEXT_KINDS
    return [block.text for block in source.blocks if block.kind in kinds]


@pytest.mark.parametrize(
    "body",
    [
        f"<nav>{MENU}</nav><article>{TEXT}</article><footer>Адрес</footer>",
        f"<div role='navigation'>{MENU}</div><main>{TEXT}</main><p>Погода</p>",
        f"<p>Сейчас 12</p><div itemprop='articleBody'>{TEXT}</div><p>Погода</p>",
        f"<header><h1>Сайт</h1></header>{TEXT}<aside>Погода</aside>",
        f"<header class='entry-header'><p>{FIRST}</p></header><p>{SECOND}</p>",
        f"<div class='breadcrumbs'>Главная</div>{MENU}{TEXT}{MENU}",
        f"<main>{TEXT}<p>1 234</p></main>",
        f"<main><article>{TEXT}</article><article><p>Ещё</p></article></main>",
        f"{TEXT}<p hidden>Тайно</p><p style='display: none'>Тайно</p>",
        f"{TEXT}<p aria-hidden='true'>★</p><button>Поделиться</button>",
        f"{TEXT}<figure><img src='a.jpg'><figcaption>В зале</figcaption></figure>",
    ],
)
def test_the_text_of_a_page_is_told_from_what_is_only_the_site_s(body):
    assert texts(read(body)) == [FIRST, SECOND]


LIST = "".join(f"<p>Новость {n}</p>" for n in range(9))


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{LIST}</div><div><div>{TEXT}<p>Ещё слово</div></div><div>{LIST}</div>",
        f"<table><tr><td>{LIST}<td>{TEXT}<p>Ещё слово</p><td>{LIST}</table>",
        f"<article><div>{TEXT}<p>Ещё слово</p></div><div>{LIST}</div></article>",
    ],
)
def test_the_text_is_what_stands_together_with_its_long_paragraphs(body):
    assert texts(read(body)) == [FIRST, SECOND, "Ещё слово"]


def test_what_is_parted_among_boxes_stays_together():
    body = f"<div><div><p>{FIRST}</p></div><div><p>{SECOND}</p></div></div>"

    assert texts(read(body)) == [FIRST, SECOND]


def test_the_heading_and_the_day_above_the_box_of_a_text_stay():
    head = "<h2>Язык и школа</h2><p>5 марта 2024</p><p>Автор: пресс-служба</p>"

    found = texts(read(f"<div>{head}<div>{TEXT}</div></div>"))

    assert found == ["Язык и школа", "5 марта 2024", FIRST, SECOND]


def test_every_word_of_a_page_that_can_be_seen_is_listed():
    body = f"<nav>{MENU}</nav><h1>Язык</h1><article>{TEXT}</article><p>Тел</p>"

    proposal = extract(read(body))

    seen = re.sub("<[^>]+>", " ", body).split()
    assert " ".join(block.text for block in proposal.blocks).split() == seen
    left_out = [
        u.span.block for u in proposal.unused_spans if u.reason == "boilerplate"
    ]
    assert [proposal.blocks[n].text for n in left_out] == [
        "Главная страница",
        "О нас",
        "Тел",
    ]


def test_the_heading_above_an_article_is_its_title():
    source = read(f"<main><h1>Язык и школа</h1><article>{TEXT}</article></main>")

    assert texts(source, BlockKind.HEADING) == ["Язык и школа"]


def test_a_page_that_looks_like_nothing_but_a_menu_is_read_whole():
    assert texts(read(f"<header><p>{FIRST}</p></header>")) == [FIRST]


def test_a_linked_name_within_a_text_stays():
    body = f"<p>{FIRST}</p><p><a href='/p'>Анна Ким</a></p><p>{SECOND}</p>"

    assert texts(read(body)) == [FIRST, "Анна Ким", SECOND]


def test_what_a_page_says_of_itself_is_read():
    said = read(TEXT).page

    assert (said.title, said.published) == ("Язык и школа", date(2024, 3, 5))
    assert said.address == "https://example.edu/news/12"


@pytest.mark.parametrize(
    "head",
    [
        '<meta itemprop="datePublished" content="2024-03-05">',
        '<script type="application/ld+json">{"datePublished": "2024-03-05"}</script>',
        '<time datetime="2024-03-05T09:00">5 марта</time>',
    ],
)
def test_the_day_of_publication_is_found_where_sites_write_it(head):
    body = head + TEXT

    assert read(body, head="").page.published == date(2024, 3, 5)


def test_a_day_before_there_were_pages_is_none():
    head = '<meta itemprop="datePublished" content="0001-01-01">'

    assert read(TEXT, head).page.published is None


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/news/1", "https://" * 99])
def test_an_address_that_leads_nowhere_is_none(address):
    assert read(TEXT, f'<link rel="canonical" href="{address}">').page.address == ""


def test_a_browser_notes_where_it_saved_a_page():
    saved = "<!-- saved from url=(0024)https://example.edu/n/7 -->"

    assert reader.read(saved.encode() + page(TEXT, ""), "a.htm").page.address == (
        "https://example.edu/n/7"
    )


def test_a_page_in_an_archive_of_a_browser_is_read():
    archive = EmailMessage()
    archive["Snapshot-Content-Location"] = "https://example.edu/n/7"
    archive.set_content("Текст", subtype="plain")
    archive.add_alternative(page(TEXT, "").decode(), subtype="html")

    source = reader.read(archive.as_bytes(), "a.mht")

    assert texts(source) == [FIRST, SECOND]
    assert source.page.address == "https://example.edu/n/7"


def asked(proposal, kind):
    return [one.proposal for one in proposal.questions if one.kind == kind]


def test_the_day_of_publication_is_only_proposed():
    proposal = extract(read(TEXT))

    assert proposal.starts_on is None
    assert asked(proposal, QuestionKind.DAY) == ["2024-03-05"]


def test_the_day_that_the_text_names_is_not_asked_about():
    body = TEXT.replace("На круглом столе", "12 марта 2023 года на круглом столе")

    proposal = extract(read(body))

    assert proposal.starts_on.value == date(2023, 3, 12)
    assert asked(proposal, QuestionKind.DAY) == []


def test_the_title_of_the_page_is_asked_when_no_other_is_found():
    told = f"<p>{FIRST} {SECOND}</p>".replace(". ", ", и ")

    proposal = extract(read(told))

    assert proposal.title["ru"].value == "Язык и школа"
    assert asked(proposal, QuestionKind.TITLE) == ["Язык и школа"]


@pytest.mark.django_db
def test_the_address_of_the_page_becomes_the_source_and_its_day_is_told(desk, author):
    body = f"<h1>Язык и школа</h1>{TEXT}"
    source = source_with(extract(read(body)), given_by=author)

    page_shown = desk.get(review_page(source))
    desk.post(review_page(source), answers(page_shown))

    assert "2024\xa0ж. 5 наурыз" in page_shown.content.decode()
    event = Event.objects.get()
    assert (event.source_url, event.starts_on) == ("https://example.edu/news/12", None)
