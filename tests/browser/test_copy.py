"""The copied site in a browser, straight from a disk."""

import pytest


@pytest.fixture(scope="module")
def copy(site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("copy") / "site"
    site.manage("export_site", str(folder))
    return folder


@pytest.fixture
def open_file(browser, copy):
    """Open a file of the copy as a reader with a browser of the given making would."""
    contexts = []

    def open_file(name="index.html", *, width=1280, **options):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("requestfailed", lambda asked: page.complaints.append(asked.url))
        page.goto(f"file://{copy}/{name}", wait_until="load")
        return page

    yield open_file
    for context in contexts:
        context.close()


def test_the_copy_opens_in_the_language_of_the_reader(open_file):
    page = open_file(locale="ru-RU")

    page.wait_for_url("**/ru/index.html")
    assert (
        page.locator("h1").inner_text()
        == "Слово, сказанное за круглым столом, остаётся."
    )
    assert page.complaints == []


def test_without_javascript_the_reader_chooses_a_language(open_file):
    page = open_file(java_script_enabled=False, width=390)

    page.get_by_role("link", name="Қазақша").click()

    assert page.url.endswith("/kk/index.html")


def test_a_reader_walks_from_list_to_record_to_person_and_changes_language(open_file):
    page = open_file("kk/events/index.html")

    page.get_by_role("link", name="Тәуелсіз Қазақстанның саяси жаңаруы").click()
    page.locator(".people__name a").first.click()
    page.get_by_role("link", name="English").click()

    assert page.locator("html").get_attribute("lang") == "en"
    assert "/en/people/" in page.url
    assert page.complaints == []


@pytest.mark.parametrize("typed", ["саяси жангыру", "жаңаруының", "Кошкимбаев"])
def test_the_search_of_the_copy_finds_inflected_and_mistyped_words(open_file, typed):
    page = open_file("kk/index.html")
    page.fill("#search-words", typed)

    page.get_by_role("button", name="Іздеу").click()

    found = page.locator(".event-card__title a")
    assert "Тәуелсіз Қазақстанның саяси жаңаруы: тәжірибе және тағылым" in (
        found.all_inner_texts()
    )
    found.first.click()
    assert "/kk/events/" in page.url
    assert page.complaints == []


def test_a_filter_of_the_archive_is_a_page(open_file):
    page = open_file("kk/events/index.html")
    page.locator("summary").click()

    page.get_by_role("link", name="2019").click()

    assert page.url.endswith("/kk/events/year-2019.html")
    assert page.locator(".event-card").count() == 3
