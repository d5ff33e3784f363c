"""The whole life of a record in Kazakh, between an author, two editors and a reader."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import follow, problems_day_and_night, save, take_step

DELETED = "/admin/events/event/recover/"
TITLE = "Қазақ тілінің болашағы"


def open_step(desk, name):
    """Unfold the question of a step and return its group."""
    group = desk.locator("details.steps__more", has=desk.locator(f"[value={name}]"))
    group.locator("summary").click()
    return group


def section(desk, number, heading, text):
    desk.click("#sections-group .add-row a")
    desk.fill(f"[name=sections-{number}-heading_kk]", heading)
    desk.locator(f"#sections-{number} .field-body_kk [contenteditable]").click()
    desk.keyboard.type(text)


def test_a_record_lives_from_draft_to_withdrawal(sign_in, open_page):
    author, editor = sign_in("author"), sign_in("editor")

    # The author sends it to review too early, and is led to what is missing.
    author.goto("/admin/events/event/add/")
    author.fill("[name=title_kk]", TITLE)
    take_step(author, "submit")
    expect(author.locator(".messagelist .error")).to_have_count(2)
    expect(author.locator(".state__title")).to_contain_text("жоба")
    address = author.url.partition("#")[0]
    author.click(".state summary")
    author.click(".state .state__missing a[href='#id_starts_on']")
    expect(author.locator("[name=starts_on]")).to_be_visible()
    author.fill("[name=starts_on]", "2024-05-20")
    author.click("#tab-sections")
    section(author, 0, "Мақсаты", "Тілдің болашағын талқылау.")
    take_step(author, "submit")
    expect(author.locator(".state__title")).to_contain_text("қаралуда")

    # Recalled, sent again and returned: the author reads why.
    take_step(author, "recall")
    take_step(author, "submit")
    editor.goto(address)
    returning = open_step(editor, "return")
    returning.locator("textarea").fill("Атауын тексеріңіз.")
    returning.locator("button").click()
    expect(editor.locator(".state__title")).to_contain_text("жоба")
    author.goto(address)
    expect(author.locator(".state__reason")).to_have_text("Атауын тексеріңіз.")
    take_step(author, "submit")
    expect(author.locator(".state__title")).to_contain_text("қаралуда")

    # Somebody without a login reads it by the link; readers do not find it.
    editor.goto(address)
    link = editor.locator("#preview-link").input_value()
    editor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    editor.click(".state__more:has([data-copies]) summary")
    editor.click("[data-copies]")
    expect(editor.locator("[data-copies]")).to_have_text("Көшірілді")
    assert editor.evaluate("navigator.clipboard.readText()") == link
    guest = open_page(re.sub("^https?://[^/]+", "", link))
    expect(guest.locator("h1")).to_contain_text(TITLE)
    expect(guest.locator("#s1p1")).to_contain_text("Тілдің болашағын талқылау.")

    # Published, corrected before everybody's eyes, and withdrawn with a reason.
    take_step(editor, "publish")
    expect(editor.locator(".state__title")).to_contain_text("жарияланған")
    editor.fill("[name=title_kk]", f"{TITLE}: пікірлер")
    editor.check("[name=correction][value=text]")
    editor.fill("[name=correction_note_kk]", "Атауы толықтырылды.")
    save(editor)
    guest.reload()
    expect(guest.locator("h1")).to_contain_text("пікірлер")
    expect(guest.locator(".versions li").first).to_contain_text("Атауы толықтырылды.")
    withdrawal = open_step(editor, "withdraw")
    withdrawal.locator("#step-reason").fill("Авторы сұрады.")
    withdrawal.locator("button").click()
    expect(editor.locator(".state__title")).to_contain_text("кері алынған")
    assert guest.reload().status == 410

    # All of it stands in the history, in words.
    follow(editor, ".historylink")
    steps = editor.locator(".versions strong").all_inner_texts()
    assert steps == [
        "Кері алынды",
        "Жарияланды",
        "Қарауға жіберілді",
        "Авторға қайтарылды",
        "Қарауға жіберілді",
        "Авторлары қайтарып алды",
        "Қарауға жіберілді",
    ]


def test_of_two_people_the_second_sees_both_texts_and_loses_nothing(sign_in):
    first, second = sign_in("editor"), sign_in("editor", width=390)
    first.goto("/admin/events/event/5/change/")
    second.goto("/admin/events/event/5/change/")
    old = first.locator("[name=title_kk]").input_value()

    first.fill("[name=title_kk]", f"{old} (бірінші)")
    first.check("[name=correction][value=silent]")
    save(first)
    expect(first.locator(".messagelist .success")).to_have_count(1)
    second.fill("[name=title_kk]", f"{old} (екінші)")
    second.check("[name=correction][value=silent]")
    save(second)

    texts = second.locator(".conflict__table td")
    expect(texts).to_contain_text([f"{old} (бірінші)", f"{old} (екінші)"])
    expect(second.locator("[name=title_kk]")).to_have_value(f"{old} (екінші)")
    assert second.evaluate("document.documentElement.scrollWidth") <= 390

    save(second)
    expect(second.locator(".conflict")).to_have_count(0)
    second.fill("[name=title_kk]", old)
    second.check("[name=correction][value=silent]")
    second.click("[name=_save]")
    expect(second.locator(".messagelist .success")).to_have_count(1)


def test_an_earlier_version_is_read_word_by_word_and_restored(sign_in):
    desk = sign_in("editor")
    desk.goto("/admin/events/event/6/change/")
    old = desk.locator("[name=title_kk]").input_value()
    desk.fill("[name=title_kk]", f"{old} өзгерді")
    desk.check("[name=correction][value=silent]")
    save(desk)

    desk.click(".historylink")
    desk.locator(".versions th a").nth(1).click()
    expect(desk.locator(".change del")).to_contain_text(["өзгерді"])
    desk.check("[name=correction][value=silent]")
    desk.click(".past form button")

    expect(desk.locator("[name=title_kk]")).to_have_value(old)


def test_steps_and_questions_work_without_javascript(sign_in):
    desk = sign_in("editor", java_script_enabled=False)
    desk.goto("/admin/events/event/7/change/")
    withdrawal = open_step(desk, "withdraw")
    withdrawal.locator("#step-reason").fill("Қайта қаралады.")
    withdrawal.locator("button").click()
    take_step(desk, "reopen")
    returning = open_step(desk, "return")
    returning.locator("textarea").fill("Толықтырыңыз.")
    returning.locator("button").click()

    expect(desk.locator(".state__reason")).to_have_text("Толықтырыңыз.")
    expect(desk.locator(".steps__button--submit")).to_be_visible()


def test_axe_finds_nothing_on_the_screens_of_a_record_s_life(sign_in):
    desk = sign_in("editor", width=390)
    desk.goto("/admin/events/event/1/history/")
    version = desk.locator(".versions th a").last.get_attribute("href")

    for path in ("/admin/events/event/1/history/", version, DELETED):
        desk.goto(path)
        assert problems_day_and_night(desk) == [], path
        assert desk.evaluate("document.documentElement.scrollWidth") <= 390
