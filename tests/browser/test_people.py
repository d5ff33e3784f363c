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


@pytest.fixture
def row(sign_in):
    """A blank form of a record with one participant, who waits for a name."""
    desk = sign_in("author")
    desk.goto(f"{RECORDS}add/", wait_until="networkidle")
    desk.click("#tab-people")
    desk.click("#participations-group .add-row a")
    return desk.locator("#participations-0")


def test_whom_a_printed_name_may_mean_is_offered_and_chosen(row):
    row.locator("[name$=printed_name_kk]").fill("Ғ. Есім")
    row.locator("[name$=post_kk]").click()
    offered = row.locator(".may-be")

    expect(offered.locator("small").first).to_contain_text("тегі бірдей")
    assert row.locator("[name$=person]").input_value() == ""  # nobody is guessed
    offered.locator("button", has_text="Есім Ғ.").first.click()

    expect(row.locator(".field-person .select2-selection")).to_contain_text("Есім Ғ.")
    expect(offered).to_have_count(0)


def test_somebody_new_begins_with_the_printed_name_and_is_in_the_row_then(row):
    row.locator("[name$=printed_name_kk]").fill("Қ. Тыңнанов")
    row.locator("[name$=post_kk]").fill("академик")
    with row.page.expect_popup() as opened:
        row.locator(".field-person .add-related").click()
    person = opened.value

    for name, begun in (("family_name", "Тыңнанов"), ("given_name", "Қ.")):
        expect(person.locator(f"[name={name}_kk]")).to_have_value(begun)
    expect(person.locator("[name=degree_kk]")).to_have_value("академик")
    person.click("[name=_save]")

    expect(row.locator(".field-person .select2-selection")).to_contain_text("Тыңнанов")
