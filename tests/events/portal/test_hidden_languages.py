"""Hidden languages: nothing leads there, and their addresses say where to read."""

import re

import pytest

from events.indexing.reindexing import reindex
from events.models import Event
from events.portal import reading
from interop.formats.registry import FORMATS
from interop.record.build import build_record
from tests.factories import EventFactory, SectionFactory
from tests.search.glossary import keep

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    event = EventFactory(published=True, title_kk="Жиын", title_en="A meeting")
    SectionFactory(event=event, body_kk="<p>Мәтін</p>", body_en="<p>Words</p>")
    return event


@pytest.fixture
def english_only():
    event = EventFactory(
        published=True, title_kk="", title_en="A meeting", original_language="en"
    )
    SectionFactory(event=event, body_en="<p>Words</p>")
    return event


@pytest.fixture(autouse=True)
def _no_english(settle):
    settle(languages=["kk", "ru"])


def languages_in(page):
    return re.findall(r'hreflang="(\w\w)"', page.content.decode())


def test_the_switch_and_the_alternates_name_only_what_is_shown(client, event):
    page = client.get(event.get_absolute_url())

    assert set(languages_in(page)) == {"kk", "ru"}
    assert "/en/" not in page.content.decode()


@pytest.mark.parametrize("rest", ["", "about/", "events/?year=2011", "events/1.bib"])
def test_an_address_in_a_hidden_language_says_where_to_read(client, rest):
    response = client.get(f"/en/{rest}")

    path = rest.partition("?")[0]
    links = re.findall(r'<li><a href="([^"]+)" lang', response.content.decode())
    assert response.status_code == 404
    assert {f"/kk/{path}", f"/ru/{path}"} <= set(links)


def test_a_browser_that_asks_for_it_gets_the_first_that_is_shown(client, event):
    asked = {"headers": {"accept-language": "en"}}

    assert client.get("/", **asked)["Location"] == "/kk/"
    assert client.get(f"/e/{event.pk}", **asked)["Location"].startswith("/kk/events/")


def test_the_desk_still_speaks_it(client, editor):
    client.force_login(editor)

    page = client.get("/admin/", headers={"accept-language": "en"}).content.decode()

    assert 'lang="en"' in page


@pytest.mark.parametrize("section", ["pages", "records"])
def test_sitemaps_do_not_lead_there(client, event, english_only, section):
    assert "/en/" not in client.get(f"/sitemap-{section}.xml").content.decode()


@pytest.mark.parametrize("file_format", FORMATS, ids=lambda one: one.NAME)
def test_no_file_of_a_record_leads_there(event, english_only, file_format):
    for one in Event.objects.published().for_reading():
        text = file_format.render(build_record(one, "kk"))

        assert "/en/" not in text


def test_a_record_in_it_only_is_read_where_there_is_a_page(client, english_only):
    page = client.get(english_only.get_absolute_url())

    assert page.status_code == 200
    assert "A meeting" in page.content.decode()
    assert "/en/" not in page.content.decode()


def test_a_search_finds_it_and_leads_to_a_page_there_is(client, english_only):
    reindex(english_only.pk)

    page = client.get("/ru/search/?q=meeting").content.decode()

    assert "/en/" not in page


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/records?lang=en",
        "/kk/feed/",
        "/oai?verb=ListRecords&metadataPrefix=oai_dc",
    ],
)
def test_what_programs_get_does_not_lead_there(client, event, english_only, address):
    assert "/en/" not in client.get(address).content.decode()


def test_without_a_choice_all_are_shown(settle):
    assert settle(languages=[]).shown_languages == ["kk", "ru", "en"]
    assert reading.shown([]) == []


def test_the_glossary_names_no_term_in_a_hidden_language(client, settle):
    settle(languages=["kk", "ru"])
    keep(kk="ұғымның сөзі", ru="слово понятия", en="word of it", definition_kk="Сөз.")

    page = client.get("/kk/glossary/?letter=Ұ").content.decode()

    assert [word in page for word in ("слово понятия", "word of it")] == [True, False]
