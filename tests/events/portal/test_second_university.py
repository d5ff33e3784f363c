"""A second university: nothing that goes out bears the name of the first portal."""

import re

import pytest
from django.core import mail

from events import workflow
from events.models import Event
from interop.formats.registry import FORMATS
from interop.paper import pdf
from interop.record.build import build_record
from languages.fallback import LANGUAGES
from tests import needs
from tests.factories import (
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    SectionFactory,
)
from tests.interop.copies import copied
from tests.interop.papers import words_of

from .conftest import NAME

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("second")]

# Where the software is named, and not the portal.
SOFTWARE = re.compile(
    r"PRODID:-//Roundtable//|<toolkit:toolkit .*?</toolkit:toolkit>"
    r'|<p class="note">[^<]* \d[^<]*</p>|<option [^>]*>[^<]*',  # kinds of events
    re.DOTALL,
)
DEFAULTS = ["Roundtable", "– Дөңгелек үстел<", "– Круглый стол<"]
DEFAULTS += ['"Дөңгелек үстел"', '"Круглый стол"', ">Дөңгелек үстел<", ">Круглый стол<"]
PAGES = ["", "about/", "privacy/", "accessibility/", "events/", "people/", "years/"]
PAGES += ["organisations/", "search/?q=жиын", "feed/", "feed.rss", "feed.json"]
PAGES += ["calendar.ics", "search/feed/?q=жиын", "reading-list/", "no-such-page/"]
FOR_PROGRAMS = ["/oai?verb=Identify", "/oai?verb=ListRecords&metadataPrefix=oai_dc"]
FOR_PROGRAMS += ["/api/v1/openapi.json", "/api/v1/docs", "/api/v1/records"]
FOR_PROGRAMS += ["/api/v1/reconcile", "/.well-known/security.txt", "/sitemap.xml"]
FOR_PROGRAMS += ["/robots.txt"]


@pytest.fixture
def event():
    event = EventFactory(published=True, kind="conference", title_kk="Жиын")
    OrganiserFactory(event=event)
    ParticipationFactory(event=event)
    SectionFactory(event=event, body_kk="<p>Мәтін</p>")
    return event


def defaults_in(text):
    text = SOFTWARE.sub("", text)
    return [one for one in DEFAULTS if one in text]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_bears_it(client, event, language, page):
    response = client.get(f"/{language}/{page}")

    assert defaults_in(response.content.decode()) == []


@pytest.mark.parametrize("address", FOR_PROGRAMS)
def test_no_answer_to_a_program_bears_it(client, event, address):
    response = client.get(address)

    assert response.status_code == 200
    assert defaults_in(response.content.decode()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_neither_a_record_nor_a_file_of_it_bears_it(client, event, language):
    page = client.get(f"/{language}/events/{event.pk}/", follow=True).content.decode()
    record = build_record(Event.objects.for_reading().get(), language)
    files = [one.render(record) for one in FORMATS]

    assert [defaults_in(text) for text in (page, *files)] == [[]] * (len(FORMATS) + 1)


@needs.pango
def test_a_paper_bears_the_new_name(event):
    words = words_of(pdf.render(build_record(Event.objects.for_reading().get(), "kk")))

    assert NAME in words
    assert defaults_in(words) == []


def test_the_page_says_whose_it_is(client):
    page = client.get("/kk/").content.decode()

    assert f"<title>Жиындардың жазбалары – {NAME}</title>" in page or NAME in page
    assert f'property="og:site_name" content="{NAME}"' in page
    assert "Абай ҚазҰПУ" in page
    assert "mailto:dos@kaznpu.example" in page
    assert "Алматы, Достық даңғылы, 13" in page
    assert "Университеттің жиындары." in page
    assert "/kk/card.png?v=" in page


def test_the_card_of_the_portal_is_drawn(client):
    response = client.get("/kk/card.png")

    assert response["Content-Type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")


def test_texts_of_pages_are_those_of_the_desk(client):
    about = client.get("/kk/about/").content.decode()
    privacy = client.get("/ru/privacy/").content.decode()

    assert "<h2>Кафедралар</h2><p>Біз туралы.</p>" in about
    assert '<div class="rich-text" lang="kk"><p>Жауапты адам' in privacy
    assert "mailto:dos@kaznpu.example" in privacy


def test_harvesters_are_told_whom_to_write_to(client):
    answer = client.get("/oai?verb=Identify").content.decode()

    assert "<repositoryName>Abai University</repositoryName>" in answer
    assert "<adminEmail>dos@kaznpu.example</adminEmail>" in answer


def test_letters_come_from_the_sender_of_the_desk(event, editor, author, settings):
    author.email = "author@kaznpu.example"
    author.save()
    draft = EventFactory(in_review=True, title_kk="Жоба", starts_on="2011-12-06")
    draft.responsible.add(author)

    workflow.transition(workflow.RETURN, draft, by=editor, reason="Толықтырыңыз.")

    (letter,) = mail.outbox
    assert "<hat@kaznpu.example>" in letter.from_email
    assert defaults_in(f"{letter.subject}{letter.body}{letter.from_email}") == []


def test_the_desk_bears_the_new_name(client, editor):
    client.force_login(editor)

    page = client.get("/admin/").content.decode()

    assert "<title>Жұмыс үстелі | Абай ҚазҰПУ</title>" in page
    assert defaults_in(page) == []


def test_a_copied_site_bears_it_too(event, tmp_path, settings):
    settings.SITE_URL = "http://testserver"

    copied(tmp_path / "copy", "--without-papers")

    start = (tmp_path / "copy/index.html").read_text()
    page = (tmp_path / "copy/kk/about/index.html").read_text()
    (colours,) = (tmp_path / "copy").glob("colours-*.css")
    (logo,) = (tmp_path / "copy/media/portal").iterdir()
    assert f"<title>{NAME} · КазНПУ имени Абая · Abai University</title>" in start
    assert f"../../{colours.name}" in page
    assert f"../../media/portal/{logo.name}" in page
    assert NAME in page
