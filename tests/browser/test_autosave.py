"""Unsaved work outlives a crash, a closed tab and an expired sign-in."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import save

BLANK = "/admin/events/event/add/"
FOLDED = "details:has([name=udc]) > summary"


@pytest.fixture
def desk(sign_in):
    return sign_in("author")


def type_a_title(desk):
    desk.goto(BLANK, wait_until="networkidle")
    desk.fill("[name=title_kk]", "Бітпеген жазба")
    desk.locator(".kept:visible").wait_for()


def type_a_record(desk):
    desk.goto(BLANK, wait_until="networkidle")
    desk.click(".language-bar button[value=kk]")
    desk.fill("[name=title_kk]", "Бітпеген жазба")
    desk.check("[name=spoken_languages][value=ru]")
    desk.click("#tab-sections")
    for heading in ("Алғашқы", "Соңғы", "Артық"):
        desk.click("#sections-group .add-row a")
        desk.keyboard.type(heading)
    desk.locator("#sections-1 .field-body_kk .ProseMirror").click()
    desk.keyboard.type("Мәтіннің жалғасы.")
    desk.click("#sections-2 .row-tools [value=remove]")
    desk.click("#sections-1 .row-tools [value=up]")
    desk.locator(".kept:visible").wait_for()


def after_a_crash(desk):
    """Open the same address in the same browser after its tab died."""
    context = desk.context
    desk.close(run_before_unload=False)
    page = context.new_page()
    page.goto(BLANK, wait_until="networkidle")
    return page


def test_work_is_offered_again_after_a_crash_and_comes_back_whole(desk):
    type_a_record(desk)

    page = after_a_crash(desk)
    page.click(".offer [value=restore]")

    expect(page.locator("[name=title_kk]")).to_have_value("Бітпеген жазба")
    expect(page.locator("[name=spoken_languages][value=ru]")).to_be_checked()
    page.click("#tab-sections")
    headings = page.locator("#sections-group [name$=heading_kk]:visible")
    assert [one.input_value() for one in headings.all()] == ["Соңғы", "Алғашқы"]
    written = page.locator("#sections-group .ProseMirror:visible").first
    expect(written).to_have_text("Мәтіннің жалғасы.")
    save(page)
    expect(page.locator(".messagelist .success")).to_have_count(1)
    expect(page.locator("#tab-sections small")).to_have_text("2")


def test_saved_work_is_not_offered_again(desk):
    type_a_title(desk)

    save(desk)
    expect(desk.locator(".messagelist .success")).to_have_count(1)

    desk.goto(BLANK, wait_until="networkidle")
    expect(desk.locator(".offer")).to_have_count(0)


def test_work_that_is_thrown_away_is_gone(desk):
    type_a_title(desk)

    page = after_a_crash(desk)
    page.click(".offer [value=discard]")
    expect(page.locator("[name=title_kk]")).to_have_value("")

    page.reload(wait_until="networkidle")
    expect(page.locator(".offer")).to_have_count(0)


def test_work_survives_a_sign_in_that_expired(desk, site):
    type_a_title(desk)

    desk.context.clear_cookies()
    save(desk)
    desk.goto(f"/admin/login/?next={BLANK}")
    desk.fill("[name=username]", "demo-author")
    desk.fill("[name=password]", site.passwords["demo-author"])
    desk.click("[type=submit]")

    desk.click(".offer [value=restore]")
    expect(desk.locator("[name=title_kk]")).to_have_value("Бітпеген жазба")


def test_another_user_of_the_browser_is_offered_nothing(desk, site):
    type_a_title(desk)

    desk.context.clear_cookies()
    page = after_a_crash(desk)
    page.fill("[name=username]", "demo-editor")
    page.fill("[name=password]", site.passwords["demo-editor"])
    page.click("[type=submit]")
    page.goto(BLANK, wait_until="networkidle")

    expect(page.locator("[name=title_kk]")).to_have_value("")
    expect(page.locator(".offer")).to_have_count(0)


def test_an_older_copy_says_that_the_record_was_saved_since(sign_in):
    mine, theirs = sign_in("editor"), sign_in("editor")
    mine.goto(BLANK)
    mine.fill("[name=title_kk]", "Екі адамның жазбасы")
    save(mine)
    mine.wait_for_url("**/change/", wait_until="networkidle")
    address = mine.url
    mine.click(FOLDED)
    mine.fill("[name=udc]", "94(574)")
    mine.locator(".kept:visible").wait_for()
    theirs.goto(address, wait_until="networkidle")
    theirs.click(FOLDED)
    theirs.fill("[name=udc]", "323(574)")
    save(theirs)
    expect(theirs.locator(".messagelist .success")).to_have_count(1)

    context = mine.context
    mine.close(run_before_unload=False)
    page = context.new_page()
    page.goto(address, wait_until="networkidle")

    expect(page.locator(".offer__newer")).to_be_visible()
    expect(page.locator("[name=udc]")).to_have_value("323(574)")
    page.click(".offer [value=restore]")
    save(page)
    expect(page.locator(".conflict")).to_be_visible()


def test_leaving_with_unsaved_work_asks_first(desk):
    desk.goto(BLANK, wait_until="networkidle")
    desk.fill("[name=title_kk]", "Сақталмаған")
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    desk.click("#branding a")

    assert asked == ["beforeunload"]


def test_leaving_an_untouched_form_asks_nothing(desk):
    desk.goto("/admin/events/event/add/", wait_until="networkidle")
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    desk.click("#branding a")

    assert asked == []


def test_a_password_is_never_kept_in_the_browser(sign_in):
    page = sign_in("admin")
    page.goto("/admin/auth/user/add/", wait_until="networkidle")

    page.fill("[name=username]", "kept-name")
    page.fill("[name=password1]", "never-to-be-kept")
    page.locator(".kept:visible").wait_for()

    kept = page.evaluate("JSON.stringify(Object.values(localStorage))")
    assert ("kept-name" in kept, "never-to-be-kept" in kept) == (True, False)
