"""Translating a record and finding what waits, as an editor and as an author would."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import problems, problems_day_and_night

DESK = "/admin/"
RECORD_2_IN_ENGLISH = "/admin/events/event/2/translation/en/"
RECORD_5_IN_ENGLISH = "/admin/events/event/5/translation/en/"
RECORD_1_IN_RUSSIAN = "/admin/events/event/1/translation/ru/"


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_on_our_screens(sign_in, width):
    desk = sign_in("editor", width=width)

    for path in (DESK, RECORD_2_IN_ENGLISH, RECORD_1_IN_RUSSIAN):
        desk.goto(path)
        assert problems_day_and_night(desk) == [], path
        assert desk.evaluate("document.documentElement.scrollWidth") <= width


def test_a_text_is_translated_without_leaving_the_keyboard(sign_in):
    desk = sign_in("editor")
    desk.goto(RECORD_2_IN_ENGLISH)

    desk.get_by_label("Атауы: English").first.focus()
    desk.keyboard.type("The way to a right decision")
    desk.keyboard.press("Control+Enter")

    expect(desk.locator(".messagelist .success")).to_have_count(1)
    expect(desk.get_by_label("Атауы: English").first).to_have_value(
        "The way to a right decision"
    )


def test_a_rich_text_is_translated_in_the_editor(sign_in):
    desk = sign_in("editor")
    desk.goto(RECORD_5_IN_ENGLISH)
    editor = desk.locator(".translation .ProseMirror").first

    editor.click()
    desk.keyboard.press("Control+b")
    desk.keyboard.type("First")
    desk.click(".translation [type=submit]")

    expect(desk.locator(".messagelist .success")).to_have_count(1)
    expect(desk.locator(".translation .ProseMirror strong").first).to_have_text("First")


def test_saving_without_a_change_changes_nothing(sign_in):
    desk = sign_in("editor")
    desk.goto(RECORD_1_IN_RUSSIAN, wait_until="networkidle")

    desk.click(".translation [type=submit]")

    expect(desk.locator(".messagelist .info")).to_have_count(1)


def test_a_translation_goes_out_and_comes_back_as_a_file(sign_in, tmp_path):
    desk = sign_in("editor")
    desk.goto(RECORD_5_IN_ENGLISH)
    with desk.expect_download() as started:
        desk.click(".translation-files button >> text=XLIFF")
    file = tmp_path / started.value.suggested_filename
    text = started.value.path().read_text("utf-8")
    empty = '<target xml:lang="en" state="needs-translation"/>'
    file.write_text(text.replace(empty, "<target>Returned</target>", 1), "utf-8")

    desk.set_input_files("#id_file", file)
    desk.click(".translation-files [enctype] button")
    desk.locator(".translation-comparison").wait_for()
    assert problems(desk) == []
    desk.click(".translation [type=submit]")

    expect(desk.locator(".messagelist .success")).to_have_count(1)
    expect(desk).to_have_url(re.compile(f"{RECORD_5_IN_ENGLISH}$"))


def test_it_all_works_without_javascript(sign_in):
    desk = sign_in("editor", java_script_enabled=False)
    desk.goto(f"{RECORD_2_IN_ENGLISH}?only=open")

    desk.locator("textarea").last.fill("<p>Without <strong>scripts</strong></p>")
    desk.click(".translation [type=submit]")

    expect(desk.locator(".messagelist .success")).to_have_count(1)
    desk.goto(RECORD_2_IN_ENGLISH)
    expect(desk.locator("textarea").last).to_have_value(
        "<p>Without <strong>scripts</strong></p>"
    )


def test_the_first_page_leads_an_author_to_a_new_record_and_a_file(sign_in):
    desk = sign_in("author", width=390)
    desk.goto(DESK)

    desk.click(".begin >> text=Word файлынан")
    expect(desk.locator("input[type=file]")).to_be_visible()
    desk.goto(DESK)
    desk.click(".begin >> text=Жаңа жазба")
    expect(desk.locator("[name=title_kk]")).to_be_attached()


def test_the_form_says_how_far_a_language_is_as_the_list_does(sign_in):
    desk = sign_in("editor")
    desk.goto("/admin/events/event/5/change/")

    for code in ("ru", "en"):
        told = desk.locator(f".object-tools a:has([lang={code}])").inner_text()
        share = re.search(r"\d+", told)[0]
        expect(desk.locator(f"[value={code}] small")).to_have_text(f"{share}\u00a0%")


def test_all_languages_stay_side_by_side_after_a_refused_save(sign_in):
    desk = sign_in("editor")
    desk.goto("/admin/events/event/5/change/")
    desk.click("[value=all]")
    desk.evaluate("id_title_en.removeAttribute('maxlength')")

    desk.fill("#id_title_en", "a" * 301)
    desk.evaluate("id_title_en.form.submit()")  # past the question of a public record

    desk.locator(".field-title_en .errorlist").wait_for()
    for code in ("kk", "ru", "en"):
        expect(desk.locator(f"#id_title_{code}")).to_be_visible()
