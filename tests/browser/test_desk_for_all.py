"""The desk for whoever reads with the ears, at night, or on a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import problems, problems_day_and_night, save

SCREENS = [
    "/admin/",
    "/admin/events/event/",
    "/admin/events/event/add/",
    "/admin/events/event/1/change/",
    "/admin/events/event/1/files/",
    "/admin/participants/person/",
    "/admin/participants/person/1/change/",
    "/admin/participants/organisation/1/change/",
    "/admin/sessions/",
    "/admin/second-factor/",
]
TABS = ["facts", "people", "sections", "media"]
SMALL = """() => [...document.querySelectorAll("#content :is(button, [type=submit])")]
    .filter((one) => one.offsetParent && !one.closest(".prose-menubar"))
    .filter((one) => one.offsetHeight < 36 || one.offsetWidth < 24)
    .map((one) => one.outerHTML)"""


def grave(found):
    return [fault for fault in found if fault[1] in ("serious", "critical")]


def test_axe_finds_nothing_grave_on_the_screens_of_the_desk(sign_in):
    desk = sign_in("editor")
    for address in SCREENS:
        desk.goto(address)

        assert grave(problems_day_and_night(desk, "html")) == [], address


def test_axe_finds_nothing_grave_under_any_tab(sign_in):
    """By day: what is drawn there at night is on the screens above, too."""
    desk = sign_in("editor")
    desk.goto("/admin/events/event/1/change/")
    desk.click(".language-bar [value=all]")
    for tab in TABS:
        desk.click(f"#tab-{tab}")

        assert grave(problems(desk, "html")) == [], tab


@pytest.mark.parametrize("address", ["/admin/", "/admin/password-reset/"])
def test_axe_finds_nothing_grave_where_one_signs_in(open_page, address):
    assert grave(problems(open_page(address), "html")) == []


def test_axe_finds_nothing_grave_where_a_draft_is_deleted(sign_in):
    desk = sign_in("author")
    desk.goto("/admin/events/event/add/")
    desk.fill("[name=title_kk]", "Жойылатын жоба")
    save(desk)

    desk.click(".deletelink")

    expect(desk.locator("#content")).to_contain_text("Жойылатын жоба")
    assert grave(problems(desk, "html")) == []


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_fits_a_phone_and_a_thumb(sign_in, tab):
    desk = sign_in("editor", width=390)
    desk.goto("/admin/events/event/1/change/", wait_until="networkidle")
    desk.click(f"#tab-{tab}")

    assert desk.evaluate("document.documentElement.scrollWidth") <= 390
    assert desk.evaluate(SMALL) == []


def test_the_text_editor_speaks_kazakh(sign_in):
    desk = sign_in("editor")
    desk.goto("/admin/events/event/1/change/#tab-sections", wait_until="networkidle")
    desk.click("#tab-sections")
    buttons = desk.locator("#sections-0 .field-body_kk .prose-menubar [title]")

    names = [button.get_attribute("title") for button in buttons.all()]
    assert [name for name in names if name.isascii()] == []

    desk.locator("#sections-0 .field-body_kk [title='Кесте енгізу']").click()
    options = desk.locator(".prose-editor-dialog option").all_inner_texts()
    assert options == ["Иә", "Жоқ"]


def test_a_search_that_finds_nobody_says_so_in_kazakh(sign_in):
    desk = sign_in("editor")
    desk.goto("/admin/events/event/1/change/", wait_until="networkidle")
    desk.click("#tab-people")

    desk.click("#participations-0 .field-person .select2-selection")
    desk.fill(".select2-container--open .select2-search__field", "ъъъ")

    expect(desk.locator(".select2-results")).to_have_text("Ештеңе табылмады")


def test_a_list_says_how_many_it_holds_without_a_plural(sign_in):
    desk = sign_in("editor")

    desk.goto("/admin/participants/person/")

    expect(desk.locator(".paginator")).to_contain_text("Барлығы: ")
    expect(desk.locator(".paginator")).not_to_contain_text("адамдар")
