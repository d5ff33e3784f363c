"""Sitemaps and robots.txt: the way of search engines through the portal."""

import re

import pytest

from interop import sitemaps
from interop.sitemaps import SECTIONS
from tests.factories import (
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    SeriesFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_site(settings):
    settings.SITE_URL = "https://roundtable.example"


@pytest.fixture
def event():
    event = EventFactory(
        published=True,
        title_ru="Сокровища Алаш",
        original_language="ru",
        series=SeriesFactory(),
        topics=[TopicFactory()],
    )
    OrganiserFactory(event=event)
    ParticipationFactory(event=event)
    return event


def parts(client, section=""):
    """Return the paths of the parts that the index names."""
    index = client.get("/sitemap.xml").content.decode()
    return re.findall(rf"<loc>https?://[^/]+(/sitemap-{section}[^<]+)</loc>", index)


def test_the_sitemap_names_only_languages_that_exist(client, event):
    (part,) = parts(client, "records")
    text = client.get(part).content.decode()

    urls = re.findall(r"<url>(.+?)</url>", text, re.DOTALL)
    own = [url for url in urls if f"/events/{event.pk}-" in url]
    link = r'hreflang="([\w-]+)" href="https://roundtable.example/(\w\w)/'
    assert [re.search("<loc>https://[^/]+/(..)/", url)[1] for url in own] == [
        "kk",
        "ru",
    ]
    for url in own:
        assert re.findall(link, url) == [
            ("kk", "kk"),
            ("ru", "ru"),
            ("x-default", "ru"),
        ]
        assert "<lastmod>" in url


def test_the_index_names_every_sitemap_and_each_answers(client, event):
    found = parts(client)

    sections = [re.match(r"/sitemap-([a-z]+)", one)[1] for one in found]
    assert sections == ["pages", *SECTIONS]
    for address in found:
        assert "<loc>https://roundtable.example/kk/" in (
            client.get(address).content.decode()
        )
    pages = client.get("/sitemap-pages.xml").content.decode()
    assert "<loc>https://roundtable.example/en/</loc>" in pages
    assert "<loc>https://roundtable.example/ru/events/</loc>" in pages


def test_the_index_names_the_portal_whichever_host_was_asked(client, settings, event):
    settings.ALLOWED_HOSTS = ["old.example"]

    index = client.get("/sitemap.xml", headers={"host": "old.example"})

    found = re.findall(r"<loc>(https?://[^/]+)", index.content.decode())
    assert found == ["https://roundtable.example"] * (1 + len(SECTIONS))


def test_every_page_of_the_sitemaps_answers(client, event):
    for part in parts(client):
        text = client.get(part).content.decode()
        for address in re.findall(r"<loc>https://[^/]+(/[^<]+)</loc>", text):
            assert client.get(address).status_code == 200, address


def test_robots_are_shown_the_way(client):
    text = client.get("/robots.txt").content.decode()

    assert text.endswith("\nSitemap: https://roundtable.example/sitemap.xml\n")
    assert "Disallow: /admin/\n" in text


@pytest.mark.parametrize("count", [1, 20])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/sitemap.xml", 8),
        ("/robots.txt", 0),
    ],
)
def test_they_cost_the_same_for_one_record_and_many(
    client, archive_of, django_assert_num_queries, address, queries, count
):
    archive_of(count)

    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("count", [1, 20])
@pytest.mark.parametrize("section", ["records", "people"])
def test_a_part_costs_one_query(
    client, archive_of, django_assert_num_queries, section, count
):
    archive_of(count)
    part = parts(client, section)[-1]

    with django_assert_num_queries(1):
        assert client.get(part).status_code == 200


def test_a_part_holds_the_records_of_so_many_numbers(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "OF_A_PART", 2)
    for number in (1, 2, 5, 8):
        EventFactory(pk=number, published=True)
    EventFactory(pk=10)  # a draft

    found = parts(client, "records")

    assert [numbers_in(client, part) for part in found] == [[1, 2], [5], [8]]
    assert found[1] == "/sitemap-records-3.xml"
    assert client.get("/sitemap-records-2.xml").status_code == 404
    assert client.get("/sitemap-records-5.xml").status_code == 404


def numbers_in(client, part):
    text = client.get(part).content.decode()
    return [int(pk) for pk in re.findall(r"<loc>[^<]+/events/(\d+)-", text)]
