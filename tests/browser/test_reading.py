"""A reader's ways through the site, with a keyboard, without JavaScript."""

import re

from playwright.sync_api import expect


def test_the_archive_works_without_javascript(open_page):
    page = open_page("/kk/events/", java_script_enabled=False)

    page.select_option("[name=year]", "2011")
    page.select_option("[name=kind]", "panel")
    page.click("form.filters button")

    expect(page).to_have_url(re.compile("year=2011&kind=panel"))
    expect(page.locator(".event-card")).to_have_count(1)
    page.click(".event-card a")
    expect(page).to_have_url(re.compile("-tazhiribe-zhane-tagylym/$"))


def test_the_language_switch_keeps_the_record_and_the_filters(open_page):
    page = open_page("/kk/events/?year=2011")

    page.click(".language-switch a[lang=ru]")
    expect(page).to_have_url(re.compile(r"/ru/events/\?year=2011$"))

    page.locator(".event-card a").first.click()
    expect(page).to_have_url(re.compile(r"/ru/events/\d"))
    record = page.url
    page.click(".language-switch a[lang=en]")
    expect(page).to_have_url(record.replace("/ru/", "/en/"))


def test_a_paragraphs_number_is_its_address_and_is_copied(open_page):
    page = open_page("/kk/events/1", permissions=["clipboard-read", "clipboard-write"])

    page.click("#s2p1 .pilcrow")

    expect(page).to_have_url(re.compile("#s2p1$"))
    expect(page.locator("#s2p1 .pilcrow")).to_have_class("pilcrow is-copied")
    expect(page.locator("[data-copied]")).to_have_text("Мекенжай көшірілді.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("/e/1/s2p1")


def test_the_keyboard_reaches_the_content_first(open_page):
    page = open_page("/kk/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("#content$"))


def test_kazakh_letters_are_drawn_by_the_portals_own_fonts(open_page):
    page = open_page("/kk/events/1")

    missing = page.evaluate(
        """async () => {
            await document.fonts.ready;
            const text = "ҚқҒғҢңҮүҰұӨөӘәҺһІі№₸«»";
            return ["Golos Text", "Literata"].filter(
                (family) => !document.fonts.check(`16px "${family}"`, text));
        }"""
    )

    assert missing == []


def test_a_record_prints_without_menus(open_page):
    page = open_page("/kk/events/1")
    page.emulate_media(media="print")

    assert not page.locator(".site-header__nav").is_visible()
    assert not page.locator(".contents").is_visible()
    assert page.locator(".rich-text").first.is_visible()


def test_the_text_can_be_twice_as_large_on_a_phone(open_page):
    page = open_page("/kk/events/1", width=390)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_reference_is_copied_as_plain_text(open_page):
    page = open_page(
        "/kk/events/1/cite/", permissions=["clipboard-read", "clipboard-write"]
    )

    page.click(".cite__style:first-of-type .cite__copy")

    copy = page.locator(".cite__style:first-of-type .cite__copy")
    expect(copy).to_have_text("Көшірілді")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Тәуелсіз Қазақстанның саяси жаңаруы")
    assert "<" not in copied
