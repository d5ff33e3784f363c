"""The desk for whoever reads with the ears, at night, or on a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import problems, problems_day_and_night, save

SCREENS = {
    "editor": [
        "/admin/",
        "/admin/events/event/",
        "/admin/events/event/add/",
        "/admin/events/event/1/change/",
        "/admin/events/event/1/files/",
        "/admin/events/event/13/history/",
        "/admin/participants/person/",
        "/admin/participants/person/1/change/",
        "/admin/participants/organisation/1/change/",
        "/admin/search/concept/",
        "/admin/search/concept/1/change/",
        "/admin/events/deputy/",
        "/admin/events/deputy/add/",
        "/admin/account/",
        "/admin/password_change/",
        "/admin/sessions/",
        "/admin/second-factor/",
        "/admin/help/",
    ],
    "admin": [
        "/admin/portal/portal/1/change/",
        "/admin/accounts/invitation/",
        "/admin/accounts/invitation/add/",
        "/admin/accounts/invitation/1/change/",
        "/admin/accounts/invitation/table/",
        "/admin/auth/user/1/change/",
        "/admin/auth/user/1/activity/",
        "/admin/accounts/attempt/",
        "/admin/audit/entry/",
        "/admin/participants/organisation/",
        "/admin/participants/organisation/add/?_popup=1",
        "/admin/participants/person/1/personal-data/",
        "/admin/password-reset/",
    ],
}
TABS = ["facts", "people", "sections", "media"]
WIDTH = "document.documentElement.scrollWidth"
SMALL = """() => [...document.querySelectorAll("#content :is(button, [type=submit])")]
    .filter((one) => one.offsetParent && !one.closest(".prose-menubar, .selector"))
    .filter((one) => one.offsetHeight < 36 || one.offsetWidth < 24)
    .map((one) => one.outerHTML)"""

# What ends beyond the box that shows it; a table may be moved, a list of rows may not.
CUT = """() => [...document.querySelectorAll("#content :is(input, select, td, th, a)")]
    .filter((one) => one.offsetParent && !one.closest(".visually-hidden"))
    .filter((one) => {
        const edge = one.getBoundingClientRect().right - 1;
        for (let box = one.parentElement; box; box = box.parentElement) {
            const ends = box.getBoundingClientRect().right < edge;
            const flow = getComputedStyle(box).overflowX;
            if (/auto|scroll/.test(flow)) return ends && box.matches(".results");
            if (ends && flow !== "visible") return true;
        }
        return edge > innerWidth;
    })
    .map((one) => one.outerHTML)"""

# What holds questions, and is narrower than they are.
TIGHT = """() =>
    [...document.querySelectorAll("#content :is(form, fieldset, .submit-row)")]
    .filter((one) => one.offsetParent && one.scrollWidth > one.clientWidth + 1)
    .map((one) => one.outerHTML.slice(0, 200))"""


@pytest.mark.parametrize("role", SCREENS)
def test_the_screens_of_the_desk_are_for_all_eyes_and_fit_a_thumb(sign_in, role):
    desk = sign_in(role)
    for address in SCREENS[role]:
        desk.set_viewport_size({"width": 1280, "height": 900})
        assert desk.goto(address).status == 200, address

        assert problems_day_and_night(desk, "html") == [], address

        desk.set_viewport_size({"width": 390, "height": 844})
        assert desk.evaluate(WIDTH) <= 390, address
        assert desk.evaluate(SMALL) == [], address
        assert desk.evaluate(CUT) == [], address
        assert desk.evaluate(TIGHT) == [], address


def test_axe_finds_nothing_under_any_tab(sign_in):
    """By day: what is drawn there at night is on the screens above, too."""
    desk = sign_in("editor")
    desk.goto("/admin/events/event/1/change/")
    desk.click(".language-bar [value=all]")
    for tab in TABS:
        desk.click(f"#tab-{tab}")

        assert problems(desk, "html") == [], tab


@pytest.mark.parametrize("address", ["/admin/", "/admin/password-reset/"])
def test_axe_finds_nothing_where_one_signs_in(open_page, address):
    assert problems(open_page(address), "html") == []


def test_axe_finds_nothing_where_a_draft_is_deleted(sign_in):
    desk = sign_in("author")
    desk.goto("/admin/events/event/add/")
    desk.fill("[name=title_kk]", "Жойылатын жоба")
    save(desk)

    desk.click(".deletelink")

    expect(desk.locator("#content")).to_contain_text("Жойылатын жоба")
    assert problems(desk, "html") == []


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_fits_a_phone_and_a_thumb(sign_in, tab):
    desk = sign_in("editor", width=390)
    desk.goto("/admin/events/event/1/change/", wait_until="networkidle")
    desk.click(f"#tab-{tab}")

    assert desk.evaluate(WIDTH) <= 390
    assert desk.evaluate(SMALL) == []
    assert desk.evaluate(TIGHT) == []


def test_a_record_that_is_only_read_has_its_tabs(sign_in):
    desk = sign_in("author")
    desk.goto("/admin/events/event/1/change/")

    desk.click("#tab-people")

    expect(desk.locator("#panel-people")).to_contain_text("Ғ. Есім")
    expect(desk.locator("#panel-facts")).to_be_hidden()
    assert problems_day_and_night(desk, "html") == []


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
