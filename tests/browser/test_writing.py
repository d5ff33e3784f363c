"""A record is written on one screen, and nothing that was typed gets lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import paste, save

NAMES = ["Ғ. Есім", "Г. Кан", "Д. Көшім", "Н. Ерімбетов", "А. Сарым"]


@pytest.fixture
def form(sign_in):
    """A blank form of a record, its Kazakh fields shown."""
    desk = sign_in("author")
    desk.goto("/admin/events/event/add/", wait_until="networkidle")
    desk.click(".language-bar button[value=kk]")
    return desk


def open_tab(desk, name):
    desk.click(f"#tab-{name}")


def write_section(desk, heading, text):
    desk.click("#sections-group .add-row a")
    desk.keyboard.type(heading)  # the new row waits for it
    desk.locator("#sections-group .ProseMirror:visible").last.click()
    desk.keyboard.type(text)


def headings(desk):
    rows = desk.locator("#sections-group .row:visible:not(.row--removed)")
    return [row.locator("[name$=heading_kk]").input_value() for row in rows.all()]


def texts(desk):
    editors = "#sections-group .row:not(.row--removed) .ProseMirror:visible"
    return [editor.inner_text().strip() for editor in desk.locator(editors).all()]


def test_sections_are_written_removed_reordered_and_saved_without_a_loss(form):
    form.fill("[name=title_kk]", "Қазақ тілінің болашағы")
    open_tab(form, "sections")
    for number in ("Бірінші", "Екінші", "Үшінші"):
        write_section(form, f"{number} бөлім", f"{number} бөлімнің мәтіні.")

    form.click("#sections-1 .row-tools [value=remove]")
    form.click("#sections-2 .row-tools [value=up]")
    form.click("#sections-2 .row-tools [value=up]")

    assert headings(form) == ["Үшінші бөлім", "Бірінші бөлім"]
    save(form)
    expect(form.locator(".messagelist .success")).to_have_count(1)
    assert headings(form) == ["Үшінші бөлім", "Бірінші бөлім"]
    expect(form.locator(".ProseMirror:visible")).to_have_count(2)
    assert texts(form) == ["Үшінші бөлімнің мәтіні.", "Бірінші бөлімнің мәтіні."]


def test_a_removed_section_is_brought_back_with_its_text(form):
    form.fill("[name=title_kk]", "Тіл мен мәдениет")
    open_tab(form, "sections")
    write_section(form, "Мақсаты", "Мәтін.")

    form.click("#sections-0 .row-tools [value=remove]")
    expect(form.locator("#tab-sections small")).to_have_text("")
    form.keyboard.press("Enter")  # on the button that brings it back

    expect(form.locator("#tab-sections small")).to_have_text("1")
    assert headings(form) == ["Мақсаты"]
    save(form)
    expect(form.locator(".ProseMirror:visible")).to_have_count(1)
    assert texts(form) == ["Мәтін."]


def test_a_saved_section_is_removed_by_the_same_button(form):
    form.fill("[name=title_kk]", "Дала өркениеті")
    open_tab(form, "sections")
    write_section(form, "Қалады", "Бір.")
    write_section(form, "Кетеді", "Екі.")
    save(form)

    form.click("#sections-1 .row-tools [value=remove]")
    save(form)

    expect(form.locator(".messagelist .success")).to_have_count(1)
    assert headings(form) == ["Қалады"]


def test_enter_goes_on_to_the_next_participant_and_an_empty_row_is_not_saved(form):
    form.fill("[name=title_kk]", "Көптің кеңесі")
    open_tab(form, "people")
    form.click("#participations-group .add-row a")

    for name in NAMES[:2]:
        form.keyboard.type(name)
        form.keyboard.press("Enter")
    save(form)

    expect(form.locator(".messagelist .success")).to_have_count(1)
    expect(form.locator("#tab-people small")).to_have_text("2")


def test_a_list_of_names_becomes_as_many_participants_with_their_posts(form):
    open_tab(form, "people")
    form.click("#participations-group .add-row a")
    form.click("#participations-group .add-row a")
    form.fill("[name=participations-1-printed_name_kk]", "С. Ақатай")

    paste(
        form.locator("[name=participations-0-printed_name_kk]"),
        text="Модератор: Ғ. Есім, академик\n• Г. Кан – тарихшы\n\nД. Көшім",
    )

    named = "#participations-group .row:visible [name$={}]"
    expect(form.locator(named.format("printed_name_kk"))).to_have_count(4)
    expect(form.locator("#participations-group")).not_to_have_attribute(
        "aria-busy", "true"
    )
    rows = [
        [field.input_value() for field in form.locator(named.format(name)).all()]
        for name in ("printed_name_kk", "post_kk", "role", "position")
    ]
    assert rows == [
        ["Ғ. Есім", "С. Ақатай", "Г. Кан", "Д. Көшім"],
        ["академик", "", "тарихшы", ""],
        ["moderator", "panelist", "panelist", "panelist"],
        ["10", "20", "30", "40"],
    ]


def test_a_list_of_names_is_not_lost_when_nobody_reads_it(form):
    open_tab(form, "people")
    form.click("#participations-group .add-row a")
    form.route("**/sourcefile/people/", lambda route: route.abort())

    paste(
        form.locator("[name=participations-0-printed_name_kk]"),
        text="Ғ. Есім, академик\nГ. Кан",
    )

    names = form.locator("#participations-group .row:visible [name$=printed_name_kk]")
    expect(names).to_have_count(2)
    assert [name.input_value() for name in names.all()] == [
        "Ғ. Есім, академик",
        "Г. Кан",
    ]


def test_the_form_opens_where_it_was_refused(form):
    form.fill("[name=title_kk]", "Қате тіл")
    open_tab(form, "people")
    form.click("#participations-group .add-row a")
    form.fill("[name=participations-0-post_kk]", "профессор")
    form.click(".language-bar button[value=ru]")
    open_tab(form, "facts")

    save(form)

    expect(form.locator("#tab-people")).to_have_attribute("aria-selected", "true")
    expect(form.locator("#participations-0 .errorlist")).to_be_visible()
    assert form.locator("[name=participations-0-post_kk]").input_value() == "профессор"


def test_an_address_leads_to_a_field_in_its_tab_and_language(sign_in):
    desk = sign_in("editor")

    desk.goto("/admin/events/event/1/change/#id_sections-2-heading_ru")

    expect(desk.locator("[name=sections-2-heading_ru]")).to_be_in_viewport()


def test_the_tabs_are_walked_by_arrow_keys_and_remembered(sign_in):
    desk = sign_in("editor")
    desk.goto("/admin/events/event/1/change/")

    desk.focus("#tab-facts")
    desk.keyboard.press("ArrowRight")
    expect(desk.locator("#panel-people")).to_be_visible()
    expect(desk.locator("#panel-facts")).to_be_hidden()
    desk.keyboard.press("ArrowRight")
    expect(desk.locator("#tab-sections")).to_be_focused()
    desk.keyboard.press("End")
    desk.keyboard.press("ArrowRight")
    expect(desk.locator("#tab-facts")).to_be_focused()

    open_tab(desk, "sections")
    desk.reload()
    expect(desk.locator("#panel-sections")).to_be_visible()


def test_without_javascript_the_form_is_one_long_page_that_saves(sign_in):
    desk = sign_in("author", java_script_enabled=False)
    desk.goto("/admin/events/event/add/")

    desk.fill("[name=title_kk]", "Скриптсіз жазба")
    save(desk)

    expect(desk.locator(".messagelist .success")).to_have_count(1)
    for part in ("sections", "photos", "participations"):
        expect(desk.locator(f"#{part}-group")).to_be_visible()
    expect(desk.locator(".row-tools")).to_have_count(0)


class Hand:
    """Counts what a hand does: one for every fill, paste, click and key."""

    def __init__(self):
        self.count = 0

    def __call__(self, act, *given, **options):
        self.count += 1
        return act(*given, **options)


def test_a_record_of_three_sections_and_five_people_takes_few_interactions(
    sign_in, open_page
):
    hand = Hand()
    desk = sign_in("author")
    hand.count += 3  # the name, the password, the button
    desk.goto("/admin/")

    hand(desk.click, "#content a[href='/admin/events/event/add/']")
    hand(desk.fill, "[name=title_kk]", "Жас ғалымдардың дөңгелек үстелі")
    hand(desk.fill, "[name=starts_on]", "15.05.2023")
    hand(open_tab, desk, "people")
    hand(desk.click, "#participations-group .add-row a")
    first = desk.locator("[name=participations-0-printed_name_kk]")
    hand(paste, first, text="\n".join(NAMES))
    hand(open_tab, desk, "sections")
    for heading in ("Мақсаты", "Талқылау", "Қорытынды"):
        hand(desk.click, "#sections-group .add-row a")
        hand(desk.keyboard.type, heading)
        hand(desk.locator("#sections-group .ProseMirror:visible").last.click)
        hand(desk.keyboard.insert_text, f"{heading} туралы мәтін.")
    hand(desk.click, ".steps__button--submit")
    hand(desk.click, ".steps__question [value=submit]")
    expect(desk.locator(".messagelist .success")).to_have_count(1)

    chief = sign_in("editor")
    hand.count += 3
    hand(chief.goto, desk.url)
    hand(chief.click, ".steps__button--publish")
    hand(chief.click, ".steps__question [value=publish]")
    expect(chief.locator(".steps__button--withdraw")).to_be_visible()

    reader = open_page("/kk/events/?year=2023")
    reader.click("text=Жас ғалымдардың дөңгелек үстелі")
    expect(reader.locator("[id^=s][id$=p1]")).to_have_count(3)
    for name in NAMES:
        expect(reader.locator("main")).to_contain_text(name)
    assert hand.count == 30  # forty is what we allow ourselves
