"""A reader's search: while typing, without JavaScript, and back again."""

import re

from playwright.sync_api import expect


def test_suggestions_appear_while_typing_and_lead_to_the_record(open_page):
    page = open_page("/kk/")

    page.locator("main [name=q]").press_sequentially("саяси жаң", delay=40)
    suggestion = page.locator("#suggestions a", has_text="саяси жаңаруы")
    suggestion.click()

    expect(page).to_have_url(re.compile(r"/kk/events/\d+-tauelsiz-qazaqstannyn"))


def test_arrow_keys_choose_a_suggestion_and_esc_puts_them_away(open_page):
    page = open_page("/kk/people/")
    field, offered = (
        page.locator("header [name=q]"),
        page.locator("header [role=option]"),
    )
    field.press_sequentially("саяси жаң", delay=40)
    expect(field).to_have_attribute("aria-expanded", "true")

    field.press("ArrowDown")
    expect(offered.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "site-suggestions-0")
    field.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    field.press("Escape")

    expect(offered.first).to_be_hidden()
    expect(field).to_have_value("саяси жаң")
    field.press("ArrowDown")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/kk/events/\d+-tauelsiz-qazaqstannyn"))


def test_the_back_button_returns_to_a_whole_page(open_page):
    page = open_page("/kk/search/?q=реформалар")
    page.locator("main [name=q]").press_sequentially(" заң", delay=40)
    page.locator(".found a").first.click()
    expect(page).to_have_url(re.compile("/events/"))

    page.go_back()

    expect(page.locator(".site-header")).to_be_visible()
    expect(page.locator(".found").first).to_be_visible()


def test_a_search_works_without_javascript(open_page):
    page = open_page("/kk/", java_script_enabled=False)

    page.fill("main [name=q]", "sayasi zhangyru")
    page.click("main form button")

    expect(page.locator(".notice")).to_contain_text("саяси жаңғыру")
    expect(page.locator(".found mark").first).to_be_visible()
    page.locator(".found a").first.click()
    expect(page).to_have_url(re.compile(r"/kk/events/\d"))
