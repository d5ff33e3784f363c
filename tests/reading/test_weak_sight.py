"""The version for weak sight: what its address says, and what a page makes of it."""

import re

import pytest
from django.test import RequestFactory

from interop.site import client as copied
from roundtable.reading.weak_sight import COLOURS, SIZES, View, view_of

pytestmark = pytest.mark.django_db

EVERY = [
    View(size, colours, is_wide, has_pictures)
    for size in SIZES
    for colours in COLOURS
    for is_wide in (False, True)
    for has_pictures in (False, True)
]
SENSELESS = ["", "1", "xl-bw", "m", "m-bw-i-w", "m-bw-i ", "m-bw-i\n", "M-BW"]


def page(client, query, path="/kk/"):
    return client.get(f"{path}{query}").content.decode()


def test_an_address_says_each_view_and_is_read_back():
    for view in EVERY:
        assert view_of(RequestFactory().get("/kk/", {"view": str(view)})) == view


@pytest.mark.parametrize("value", SENSELESS)
def test_what_makes_no_sense_is_the_ordinary_version(value):
    assert not view_of(RequestFactory().get("/kk/", {"view": value}))


def test_the_root_of_a_page_says_its_view(client):
    html = page(client, "?view=l-bl-w")

    assert html.partition("<html ")[2].partition(">")[0] == (
        'lang="kk" data-size="l" data-colours="bl" data-spacing="wide"'
        ' data-pictures="none"'
    )


def test_only_its_pages_fetch_its_sheet(client):
    sheet = '<link rel="stylesheet" href="/static/css/weak-sight.css">'

    assert page(client, "?view=m-bw").count(sheet) == 1
    assert sheet not in page(client, "")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_link_to_it_stands_first_in_the_header(client, language):
    html = page(client, "", f"/{language}/")

    header = html.partition('<header class="site-header">')[2]

    assert re.search(r'href="([^"]*)"', header)[1] == "?view=m-bw-i"
    assert '<html lang="' + language + '">' in html


def test_its_bar_offers_each_other_setting_and_the_way_out(client):
    html = page(client, "?view=s-wb-w&page=1", "/kk/events/")

    bar = re.search(r'<nav class="weak-sight".*?</nav>', html, re.S)[0]

    found = re.findall(r'href="\?([^"]*)"( aria-current="true")?', bar)
    here = ' aria-current="true"'
    assert [(one.replace("&amp;page=1", ""), now) for one, now in found] == [
        ("view=s-wb-w", here),
        ("view=m-wb-w", ""),
        ("view=l-wb-w", ""),
        ("view=s-bw-w", ""),
        ("view=s-wb-w", here),
        ("view=s-bl-w", ""),
        ("view=s-br-w", ""),
        ("view=s-wb", ""),
        ("view=s-wb-w-i", ""),
        ("page=1", ""),
    ]


def test_a_copy_of_the_site_has_the_ordinary_version_only(settings):
    settings.ALLOWED_HOSTS = ["*"]

    html = b"".join(copied.Client().get("/kk/about/")).decode()

    assert "weak-sight" not in html
