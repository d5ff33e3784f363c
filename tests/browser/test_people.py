"""Who is who, by keyboard, on a phone and without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PEOPLE = "/admin/participants/person/"
PAGES = {
    "people who may be one": "duplicates/",
    "whom to merge": "1/merge/",
    "merge": "1/merge/?with=2",
    "split": "1/split/",
}


def problems(page):
    found = Axe().run(page, context="#content").response["violations"]
    return [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_and_the_page_fits_a_phone(sign_in, path):
    desk = sign_in("editor", width=390, color_scheme="light")

    desk.goto(PEOPLE + path)
    found = problems(desk)
    desk.emulate_media(color_scheme="dark")

    assert found + problems(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_place_is_given_back_and_answered_by_keyboard_without_javascript(
    sign_in,
):
    desk = sign_in("editor", java_script_enabled=False)
    desk.goto(f"{PEOPLE}1/split/")
    desk.check("[name=place]")
    desk.check("[name=to][value=wait]")
    desk.click("[name=look]")
    desk.click("[name=confirmed]")

    with_axe = sign_in("editor", width=390)
    with_axe.goto(f"{PEOPLE}unmatched/")
    assert problems(with_axe) == []
    desk.goto(f"{PEOPLE}unmatched/")
    expect(desk.locator(".card__name")).to_have_text("Ғ. Есім · Г. Есим · G. Yesim")
    desk.focus(".card button")
    desk.keyboard.press("Enter")

    expect(desk.locator(".messagelist .success")).to_contain_text("Есім Ғ.")
    expect(desk.locator(".card")).to_have_count(0)
