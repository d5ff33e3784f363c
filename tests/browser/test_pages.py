"""What readers get: every kind of page, in three languages, light and dark."""

import os
import subprocess
from types import SimpleNamespace
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests import needs
from tests.browser.conftest import listened_to, problems_day_and_night

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
    "organisations, the largest first": "organisations/?order=records",
    "topics": "topics/",
    "all series": "series/",
    "places": "places/",
    "years": "years/",
    "day": "calendar/12-06/",
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
    "privacy": "privacy/",
    "accessibility": "accessibility/",
    "search": "search/",
    "search, found": "search/?q=sayasi+zhangyru",
    "search, facets": "search/?q=Қазақстан&order=date",
    "search, nothing": "search/?q=кварк",
    "not found": "joq/",
}
WIDTHS = [1280, 390]
VISITS = {
    f"{language}-{name}": f"/{language}/{path}"
    for language in LANGUAGES
    for name, path in PATHS.items()
}


@pytest.fixture(scope="module")
def page(browser, site):
    """One window for all visits: to open another costs more than most pages."""
    context = browser.new_context(base_url=site.url)
    yield listened_to(context.new_page())
    context.close()


@pytest.fixture(scope="module", params=VISITS.values(), ids=VISITS)
def visit(request, page):
    """One visit: what was seen at a table and on a phone."""
    page.asked.clear()
    page.complaints.clear()
    page.context.clear_cookies()
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    page.goto(request.param)  # until all of it has come
    return SimpleNamespace(
        path=request.param,
        asked=list(page.asked),
        cookies=page.context.cookies(),
        complaints=list(page.complaints),
        widths=[width_in(page, width) for width in WIDTHS],
    )


def width_in(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("number", range(len(PATHS)), ids=PATHS)
def test_axe_finds_nothing_in_light_or_dark(page, number):
    """What axe looks at is in the template: a page is seen in one of the languages."""
    page.set_viewport_size({"width": WIDTHS[number % 2], "height": 900})
    page.goto([*VISITS.values()][number + len(PATHS) * (number % len(LANGUAGES))])

    assert problems_day_and_night(page, "html") == []


def test_nothing_sticks_out_at_the_side(visit):
    assert visit.widths == WIDTHS


def test_the_browser_has_nothing_to_complain_about(visit):
    if "joq" in visit.path:  # a 404 is what this one is about
        visit.complaints.pop(0)
    assert visit.complaints == []


def test_a_page_asks_nobody_else_and_leaves_no_cookie(visit, site):
    assert [url for url in visit.asked if not url.startswith(site.url)] == []
    assert visit.cookies == []


@pytest.mark.parametrize(
    ("query", "most", "requests"), [("", 80_000, 10), ("?script=arab", 105_000, 14)]
)
def test_the_first_visit_of_a_record_is_small(browser, site, query, most, requests):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    weights = {}
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on(
        "Network.loadingFinished",
        lambda done: weights.update({done["requestId"]: done["encodedDataLength"]}),
    )

    page.goto(f"{site.url}/kk/events/1/{query}", wait_until="networkidle")

    print(f"first visit: {len(weights)} requests, {sum(weights.values())} bytes")
    assert 20_000 < sum(weights.values()) <= most
    assert len(weights) <= requests
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
