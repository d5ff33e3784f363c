"""The copied site in a browser, straight from a disk."""

import re
import sqlite3

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import listened_to


@pytest.fixture(scope="module")
def copy(site, tmp_path_factory):
    """A copy of two records, of 2011 and 2019, whose papers nobody opens here."""
    folder = tmp_path_factory.mktemp("copy")
    few = folder / "few.sqlite3"
    with sqlite3.connect(site.folder / "site.sqlite3") as all_of_them:
        all_of_them.execute("VACUUM INTO ?", [str(few)])
    with sqlite3.connect(few) as database:
        database.execute(
            "UPDATE events_event SET status = 'withdrawn', withdrawn_at = publish_at"
            " WHERE status = 'published' AND id NOT IN (1, 3)"
        )
    command = ("export_site", str(folder / "site"), "--without-papers")
    site.manage(*command, DATABASE_URL=f"sqlite:///{few}")
    return folder / "site"


@pytest.fixture
def open_file(browser, copy):
    """Open a file of the copy as a reader with a browser of the given making would."""
    contexts = []

    def open_file(name="index.html", *, width=1280, **options):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, **options
        )
        contexts.append(context)
        page = listened_to(context.new_page())
        page.on("requestfailed", lambda asked: page.complaints.append(asked.url))
        page.goto(f"file://{copy}/{name}", wait_until="load")
        return page

    yield open_file
    for context in contexts:
        context.close()


def test_the_copy_opens_in_the_language_of_the_reader(open_file):
    page = open_file(locale="ru-RU")

    page.wait_for_url("**/ru/index.html")
    motto = "Слово, сказанное за круглым столом, остаётся."
    expect(page.locator("h1")).to_have_text(motto)
    assert page.complaints == []


def test_without_javascript_the_reader_chooses_a_language(open_file):
    page = open_file(java_script_enabled=False, width=390)

    page.get_by_role("link", name="Қазақша").click()

    expect(page).to_have_url(re.compile("/kk/index.html$"))


def test_a_reader_walks_from_list_to_record_to_person_and_changes_language(open_file):
    page = open_file("kk/events/index.html")

    page.get_by_role("link", name="Тәуелсіз Қазақстанның саяси жаңаруы").click()
    page.locator(".people__name a").first.click()
    page.get_by_role("link", name="Eng", exact=True).click()

    expect(page).to_have_url(re.compile("/en/people/"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.complaints == []


@pytest.mark.parametrize("typed", ["саяси жангыру", "жаңаруының", "Кошкимбаев"])
def test_the_search_of_the_copy_finds_inflected_and_mistyped_words(open_file, typed):
    page = open_file("kk/index.html")
    page.fill("#search-words", typed)

    page.get_by_role("button", name="Іздеу").click()

    found = page.locator(".event-card__title a")
    title = "Тәуелсіз Қазақстанның саяси жаңаруы: тәжірибе және тағылым"
    expect(found.filter(has_text=title)).to_have_count(1)
    found.first.click()
    expect(page).to_have_url(re.compile("/kk/events/"))
    assert page.complaints == []


def test_a_filter_of_the_archive_is_a_page(open_file):
    page = open_file("kk/events/index.html")
    assert page.locator(".event-card").count() == 2
    page.locator(".filter-links summary").click()

    page.get_by_role("link", name="2019", exact=True).click()

    expect(page).to_have_url(re.compile("/kk/events/year-2019.html$"))
    expect(page.locator(".event-card")).to_have_count(1)
