"""What readers get: every kind of page, in three languages, light and dark."""

import os
import subprocess
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import needs

LANGUAGES = ["kk", "ru", "en"]
PATHS = {
    "home": "",
    "archive": "events/",
    "archive, filtered": "events/?year=2011&kind=panel",
    "archive, misunderstood": "events/?year=abc",
    "archive, nothing found": "events/?year=2024&kind=panel",
    "record in three languages": "events/1",
    "record in Kazakh only": "events/5",
    "record of the academy": "events/8",
    "people": "people/",
    "person": "people/1",
    "organisation": "organisations/3",
    "topic": "topics/tauelsizdik/",
    "series": "series/1",
    "how to cite": "events/1/cite/",
    "how to cite a section": "events/5/cite/?section=1",
    "how to cite a talk": "events/9/cite/?talk=32",
    "reading list": "reading-list/?e=1,3s1,77",
    "reading list, empty": "reading-list/",
    "about": "about/",
    "search": "search/",
    "search, found": "search/?q=sayasi+zhangyru",
    "search, facets": "search/?q=Қазақстан&order=date",
    "search, nothing": "search/?q=кварк",
    "not found": "joq/",
}
every_page = pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_language
@every_page
def test_axe_finds_nothing_in_light_or_dark(open_page, language, path):
    page = open_page(f"/{language}/{path}", width=390, color_scheme="light")
    problems = violations(page)
    page.emulate_media(color_scheme="dark")

    assert problems + violations(page) == []


def violations(page):
    found = Axe().run(page).response["violations"]
    return [
        (rule["id"], node["html"], node["failureSummary"])
        for rule in found
        for node in rule["nodes"]
    ]


@every_language
@every_page
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_sticks_out_at_the_side(open_page, language, path, width):
    page = open_page(f"/{language}/{path}", width=width)

    assert page.evaluate("document.documentElement.scrollWidth") == width


@every_page
def test_the_browser_has_nothing_to_complain_about(open_page, path):
    page = open_page(f"/kk/{path}")

    if "joq" in path:  # a 404 is what this one is about
        page.complaints.pop(0)
    assert page.complaints == []


@every_page
def test_a_page_asks_nobody_else_and_leaves_no_cookie(browser, site, path):
    context = browser.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{site.url}/en/{path}", wait_until="networkidle")

    assert [url for url in asked if not url.startswith(site.url)] == []
    assert context.cookies() == []
    context.close()


def test_the_first_visit_of_a_record_is_at_most_80_kb_in_ten_requests(browser, site):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    weights = {}
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on(
        "Network.loadingFinished",
        lambda done: weights.update({done["requestId"]: done["encodedDataLength"]}),
    )

    page.goto(f"{site.url}/kk/events/1", wait_until="networkidle")

    print(f"first visit: {len(weights)} requests, {sum(weights.values())} bytes")
    assert 20_000 < sum(weights.values()) <= 80_000
    assert len(weights) <= 10
    context.close()


@needs.html_checker
def test_every_page_is_valid_html(site, tmp_path):
    for language in LANGUAGES:
        for number, path in enumerate(PATHS.values()):
            file = tmp_path / f"{language}-{number}.html"
            file.write_bytes(source(f"{site.url}/{language}/{path}"))

    checked = subprocess.run(
        ["java", "-jar", os.environ["VNU_JAR"], "--errors-only", tmp_path],
        capture_output=True, text=True,
    )  # fmt: skip

    assert checked.stderr == ""
    assert checked.returncode == 0


def source(url):
    try:
        with urlopen(quote(url, safe=":/?&=+")) as answer:
            return answer.read()
    except HTTPError as refusal:
        return refusal.read()
