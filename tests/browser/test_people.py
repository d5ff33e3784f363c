"""Who is who, by keyboard, on a phone and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import problems, problems_day_and_night

PEOPLE = "/admin/participants/person/"
RECORDS = "/admin/events/event/"
PAGES = {
    "people who may be one": f"{PEOPLE}duplicates/",
    "whom to merge": f"{PEOPLE}1/merge/",
    "merge": f"{PEOPLE}1/merge/?with=2",
    "split": f"{PEOPLE}1/split/",
    "import": f"{PEOPLE}import/",
    "export": f"{RECORDS}export/",
}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_and_the_page_fits_a_phone(sign_in, path):
    desk = sign_in("editor", width=390)

    desk.goto(path)

    assert problems_day_and_night(desk) == []
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
    card = desk.locator(".card", has_text="Ғ. Есім · Г. Есим · G. Yesim")
    card.locator("button").first.focus()
    desk.keyboard.press("Enter")

    expect(desk.locator(".messagelist .success")).to_contain_text("Есім Ғ.")
    expect(card).to_have_count(0)


def test_a_file_is_shown_and_then_imported(sign_in):
    desk = sign_in("editor", width=390)
    desk.goto(f"{RECORDS}import/")
    text = "title_kk;starts_on\nФайлдан келген жазба;2011-12-06\n"
    file = {"name": "records.csv", "mimeType": "text/csv", "buffer": text.encode()}

    desk.set_input_files("[name=import_file]", file)
    desk.click("button.answer")
    expect(desk.locator(".merge tbody th")).to_contain_text("Файлдан келген жазба")
    assert problems(desk) == []
    desk.click("button.answer")

    expect(desk.locator(".messagelist .success")).to_have_count(1)
    expect(desk.locator("#result_list")).to_contain_text("Файлдан келген жазба")
