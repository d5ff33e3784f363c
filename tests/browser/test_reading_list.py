"""A reading list with JavaScript: the browser remembers it, and sets no cookie."""

import re

from playwright.sync_api import expect

LIST = re.compile(r"/kk/reading-list/\?e=1,5$")


def test_a_browser_keeps_a_list_and_sets_no_cookie(open_page):
    page = open_page("/kk/events/1", width=390)

    page.click("[data-work]")
    page.goto("/kk/events/5/cite/")
    page.click("[data-work]")
    page.click("[data-work]")  # now it leads to the list

    expect(page).to_have_url(LIST)
    expect(page.locator(".reading-list__works > li")).to_have_count(2)
    expect(page.locator("[data-reading-list]")).to_have_text("Оқу тізімі (2)")
    assert page.context.cookies() == []
    assert page.complaints == []


def test_an_empty_list_opens_what_the_browser_remembers(open_page):
    page = open_page("/ru/events/1")
    page.click("[data-work]")

    page.goto("/ru/reading-list/")

    page.wait_for_url("**/ru/reading-list/?e=1")


def test_a_list_of_somebody_else_is_kept_only_on_request(open_page):
    page = open_page("/kk/reading-list/?e=2,3")
    before = page.evaluate("localStorage.getItem('reading-list')")

    page.click("[data-keep]")

    assert before is None
    assert page.evaluate("localStorage.getItem('reading-list')") == "2,3"
    assert page.is_hidden("[data-keep]")


def test_without_javascript_the_address_is_the_list(open_page):
    page = open_page("/kk/events/1", java_script_enabled=False)

    page.click("[data-work]")
    page.fill("#add", "Алаш асылдары")
    page.click("form:has(#add) button")
    page.locator(".reading-list__offered a").first.click()

    expect(page).to_have_url(LIST)


def test_all_references_are_copied_by_a_button_that_says_so_itself(open_page):
    allowed = ["clipboard-read", "clipboard-write"]
    page = open_page("/ru/reading-list/?e=1,5&style=apa", permissions=allowed)
    button = page.locator("[data-copies]")

    button.click()

    expect(button).to_have_text("Скопировано")
    copied = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert [line.strip() for line in copied if line.strip()] == [
        text.strip() for text in page.locator(".cite__text").all_inner_texts()
    ]
    assert page.complaints == []
