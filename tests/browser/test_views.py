"""Views that a reader chooses: nothing for axe to find, nothing out at the side."""

import pytest

from tests.browser.conftest import listened_to, problems

RECORD = "/kk/events/1"
PAGES = {
    "record": "events/1",
    "home": "",
    "archive": "events/",
    "search": "search/?q=саяси",
}
SETTINGS = {"kk": "l-bw-i", "ru": "l-bl-w-i", "en": "l-br"}


@pytest.fixture(scope="module")
def page(browser, site):
    context = browser.new_context(base_url=site.url)
    yield listened_to(context.new_page())
    context.close()


@pytest.mark.parametrize("view", ["m-bw-i", "s-wb-w-i", "l-bl", "l-br-w"])
def test_axe_finds_nothing_in_the_version_for_weak_sight(page, view):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{RECORD}/?view={view}")

    assert problems(page, "html") == []


@pytest.mark.parametrize("script", ["latn", "arab"])
def test_axe_finds_nothing_in_another_script(page, script):
    page.goto(f"{RECORD}/?script={script}")

    assert problems(page, "html") == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize(("language", "view"), SETTINGS.items())
def test_the_largest_letters_have_room_on_the_narrowest_screen(
    page, path, language, view
):
    page.set_viewport_size({"width": 320, "height": 900})
    joint = "&" if "?" in path else "?"
    page.goto(f"/{language}/{path}{joint}view={view}")

    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_only_arabic_letters_fetch_the_arabic_fonts(browser, site):
    page = listened_to(browser.new_context(base_url=site.url).new_page())

    page.goto(f"{RECORD}/?script=latn", wait_until="networkidle")
    before = [url for url in page.asked if "arabic" in url]
    page.goto(f"{RECORD}/?script=arab", wait_until="networkidle")

    assert before == []  # though the name of töte jazu stands in the switch
    assert len([url for url in page.asked if "arabic" in url]) == 2
    page.context.close()
