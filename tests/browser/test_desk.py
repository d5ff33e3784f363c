"""From a blank form to a public record, as an author and an editor, in Kazakh."""

from itertools import combinations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import save, take_step

LONG_NAME = "Гүлжаухар Нұрмұхаммедқызы Әбдіқадыр-Тұрлыбекова"


def test_a_record_is_written_submitted_published_and_read(sign_in, open_page, site):
    desk = sign_in("author")
    desk.goto("/admin/events/event/add/")
    desk.click(".language-bar button[value=kk]")
    desk.fill("[name=title_kk]", "Жасанды интеллект және білім")
    desk.fill("[name=starts_on]", "2024-03-01")
    desk.click("#tab-sections")
    desk.click("#sections-group .add-row a")
    desk.fill("[name=sections-0-heading_kk]", "Мақсаты")
    editor = desk.locator("#sections-0 .field-body_kk [contenteditable]")
    editor.click()
    desk.keyboard.type("Бірінші сөйлем.")
    save(desk)

    take_step(desk, "submit")
    expect(desk.locator(".steps__button--recall")).to_be_visible()
    expect(desk.locator(".messagelist .success")).to_have_count(1)
    address = desk.url

    chief = sign_in("editor")
    chief.goto(address)
    take_step(chief, "publish")
    expect(chief.locator(".steps__button--withdraw")).to_be_visible()

    reader = open_page("/kk/events/?year=2024")
    reader.click("text=Жасанды интеллект және білім")
    expect(reader.locator("#s1p1")).to_contain_text("Бірінші сөйлем.")


def test_the_language_bar_shows_one_language_or_all_side_by_side(sign_in):
    desk = sign_in("editor")
    desk.goto("/admin/events/event/1/change/")

    desk.click(".language-bar button[value=ru]")
    expect(desk.locator("[name=title_ru]")).to_be_visible()
    expect(desk.locator("[name=title_kk]")).to_be_hidden()
    expect(desk.locator("[name=sections-0-heading_kk]")).to_be_hidden()
    desk.reload()
    expect(desk.locator("[name=title_ru]")).to_be_visible()

    desk.click(".language-bar button[value=all]")
    expect(desk.locator("[name=title_kk]")).to_be_visible()
    expect(desk.locator("[name=title_en]")).to_be_visible()


def test_the_desk_runs_under_its_content_policy(sign_in):
    desk = sign_in("editor")

    desk.goto("/admin/events/event/1/change/", wait_until="networkidle")
    desk.click("#tab-sections")
    desk.locator(".ProseMirror:visible").first.wait_for()

    assert [said for said in desk.complaints if "Security Policy" in said] == []
    assert desk.locator(".ProseMirror").count() > 0


def test_people_are_found_regardless_of_case_while_typing(sign_in):
    desk = sign_in("editor")
    desk.goto("/admin/events/event/1/change/")

    desk.click("#tab-people")
    desk.locator("#participations-0 .field-person .select2-selection").click()
    desk.fill(".select2-container--open .select2-search__field", "көШІм")
    desk.locator(".select2-results__option", has_text="Көшім").wait_for()


def test_the_desk_fits_a_phone(sign_in):
    desk = sign_in("author", width=390)
    desk.goto("/admin/events/event/add/")

    assert desk.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_bar_of_the_desk_holds_still_for_a_long_name(sign_in, width):
    """Nothing moves under the pointer or lies on another; the menu opens below."""
    desk = sign_in("author", width=width)
    desk.goto("/admin/")
    desk.evaluate(f"document.querySelector('.me').firstChild.data = '{LONG_NAME}'")
    bar = desk.locator("#header :is(a, button):visible").all()

    before = [place.bounding_box() for place in bar]
    for place in bar:
        place.hover()
        assert [place.bounding_box() for place in bar] == before
    desk.click(".me")

    me, menu = (desk.locator(name).bounding_box() for name in (".me", "#me"))
    assert not [pair for pair in combinations(before, 2) if overlapping(*pair)]
    assert menu["y"] >= me["y"] + me["height"]
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= width


def overlapping(one, other):
    """Say whether two boxes share a point within, in pixels of the page."""
    return all(
        max(one[start], other[start])
        < min(one[start] + one[size], other[start] + other[size])
        for start, size in (("x", "width"), ("y", "height"))
    )


def test_what_is_typed_is_seen_beside_the_form_and_by_nobody_else(sign_in, open_page):
    desk = sign_in("author")
    desk.goto("/admin/events/event/add/", wait_until="networkidle")
    desk.click(".preview-button")
    shown = desk.frame_locator(".preview iframe").locator("h1")

    for title in ("Ешкім көрмеген атау", "Әлі жазылып жатқан атау"):
        desk.fill("[name=title_kk]", title)
        expect(shown).to_have_text(title)

    (typed,) = {address for address in desk.asked if address.endswith("/typed/")}
    others = [sign_in("editor"), open_page(None)]
    paths = ["/admin/events/event/?q=жатқан+атау", "/kk/search/?q=жатқан+атау"]
    for page, path in zip(others, paths, strict=True):
        assert page.request.post(typed, form={"title_kk": title}).status == 403
        page.goto(path)
        expect(page.locator("body")).not_to_contain_text(title)
