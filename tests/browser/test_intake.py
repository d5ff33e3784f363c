"""From the department's Word file to a draft, as an author, in Kazakh."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect

from tests.browser.conftest import paste, problems

DOCUMENTS = Path(__file__).parent.parent / "intake" / "documents"
WAITING = Path(__file__).parents[2] / "roundtable" / "demo" / "waiting.txt"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PEOPLE = [
    *("Ғ.Есім", "Г.Кан", "Д.Көшім", "Н.Ерімбетов"),
    *("А.Сарым", "Е.Алияров", "С.Көшкімбаев", "С.Орумбаев"),
]
COUNCIL = """ЗАСЕДАНИЕ СОВЕТА
5 мая прошло заседание «Малая пристань». Была конференция «Реки города».
Гости увидели выставку «Реки города»."""


def first_record(remark):
    """Return the first record as a Word file; a remark makes each file another."""
    return of_lines((DOCUMENTS / "first-record.txt").read_text("utf-8"), remark)


def council(remark):
    """Return a report whose title is in doubt."""
    return of_lines(COUNCIL, remark)


def of_lines(text, remark):
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    return word_file(document, remark)


def word_file(document, remark):
    document.core_properties.comments = remark
    stored = BytesIO()
    document.save(stored)
    return {
        "name": "dongelek-ustel.docx",
        "mimeType": WORD,
        "buffer": stored.getvalue(),
    }


def give(desk, file):
    desk.goto("/admin/intake/sourcefile/add/")
    desk.set_input_files("[name=file]", file)
    desk.click("form.upload [type=submit]")
    expect(desk).to_have_url(re.compile(r"/sourcefile/\d+/change/"))
    desk.wait_for_load_state()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_first_record_becomes_a_draft_once_its_year_is_confirmed(sign_in, scripts):
    desk = sign_in("author", java_script_enabled=scripts)

    give(desk, first_record(f"{scripts}"))
    desk.get_by_label("2011 ж. 6 желтоқсан").check()
    desk.click("text=Жоба жасау")

    expect(desk).to_have_url(re.compile(r"/events/event/\d+/change/"))
    desk.wait_for_load_state()
    expect(desk.locator(".messagelist .success")).to_have_count(1)
    expect(desk.locator("[name=title_kk]")).to_have_value(
        "Тәуелсіз Қазақстанның саяси жаңаруы: тәжірибе және тағылым"
    )
    expect(desk.locator("[name=kind]")).to_have_value("panel")
    names = desk.locator("[name$=printed_name_kk]:not([name*=__prefix__])")
    assert [name.input_value() for name in names.all()] == PEOPLE
    kinds = desk.locator("[name^=sections][name$=-kind]:not([name*=__prefix__])")
    assert [kind.input_value() for kind in kinds.all()] == [
        "background",
        "purpose",
        "questions",
        "conclusions",
    ]


def test_a_field_and_its_place_in_the_original_light_up_together(sign_in):
    desk = sign_in("author")
    give(desk, first_record("lit"))

    desk.focus("[name=people-1-printed_name_kk]")
    expect(desk.locator("mark.intake--lit")).to_have_text("Г.Кан")

    desk.focus("mark >> text=Д.Көшім")
    lit = desk.locator(".intake__form .intake--lit")
    expect(lit).to_have_attribute("data-field", "people-2-printed_name_kk")
    desk.keyboard.press("Enter")
    expect(desk.locator("[name=people-2-printed_name_kk]")).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_title_in_doubt_is_chosen_with_the_keyboard(sign_in, scripts):
    desk = sign_in("author", width=390, java_script_enabled=scripts)
    give(desk, council(f"{scripts}"))
    titles = desk.get_by_role("group", name="Атауы осылардың қайсысы?")
    expect(titles.get_by_label("Малая пристань")).to_be_checked()

    titles.get_by_label("Малая пристань").focus()
    desk.keyboard.press("ArrowDown")
    desk.click("text=Жоба жасау")

    expect(desk.locator("[name=title_ru]")).to_have_value("Реки города")


def test_a_title_that_was_chosen_can_be_mended(sign_in):
    desk = sign_in("author")
    give(desk, council("mended"))
    title = desk.locator("[name=title_ru]")
    expect(title).to_have_value("Малая пристань")

    desk.get_by_label("Реки города").check()
    title.press("End")
    title.press_sequentially(" и края")
    desk.click("text=Жоба жасау")

    expect(desk.locator("#event_form [name=title_ru]")).to_have_value(
        "Реки города и края"
    )


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_host_and_a_role_for_all_are_chosen_on_a_phone(sign_in, scripts):
    desk = sign_in("author", width=390, java_script_enabled=scripts)
    give(desk, of_lines(WAITING.read_text("utf-8"), f"{scripts}"))
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390

    desk.fill("[name=starts_on]", "14.04.2024")
    desk.locator("[name=organisers-0-0-which][value=new]").check()
    desk.select_option("[name=all_roles]", "speaker")
    desk.click("text=Жоба жасау")

    expect(desk).to_have_url(re.compile(r"/events/event/\d+/change/"))
    desk.wait_for_load_state()
    roles = desk.locator("[name^=participations][name$=-role]:not([name*=__prefix__])")
    assert {role.input_value() for role in roles.all()} == {"speaker"}
    holders = desk.locator("[name^=organisers][name$=-organisation] option[selected]")
    assert "Үлгі өңірлік университеті" in holders.first.inner_text()


def test_a_refusal_is_read_at_the_field(sign_in):
    desk = sign_in("author")
    desk.goto("/admin/intake/sourcefile/add/")

    old = {
        "name": "a.doc",
        "mimeType": "application/msword",
        "buffer": b"\xd0\xcf" * 99,
    }
    desk.set_input_files("[name=file]", old)
    desk.click("form.upload [type=submit]")

    expect(desk.locator(".upload__field .errorlist")).to_have_count(1)


def test_a_page_is_pasted_with_its_headings(sign_in):
    desk = sign_in("author")
    desk.goto("/admin/intake/sourcefile/add/")
    page = "<h1>Цифрлық білім</h1><p>Мақсаты – білімді талқылау.</p>"

    paste(desk.locator("[name=text]"), html=page, text="Цифрлық білім")
    desk.evaluate("document.querySelector('[name=text]').value = 'Цифрлық білім'")
    desk.click("form.upload [type=submit]")

    expect(desk.locator(".intake__block--heading")).to_have_text("Цифрлық білім")


def test_axe_finds_nothing_on_the_way_to_a_draft(sign_in):
    desk = sign_in("author", width=390)
    desk.goto("/admin/intake/sourcefile/add/")
    found = problems(desk, "html")

    give(desk, first_record("axe"))
    desk.locator(".ProseMirror").first.wait_for()
    found += problems(desk, "html")
    give(desk, council("axe"))

    assert found + problems(desk, "html") == []


def test_the_way_to_a_draft_fits_a_phone(sign_in):
    desk = sign_in("author", width=390)

    document = Document()
    table = document.add_table(rows=1, cols=3)
    for cell in table.rows[0].cells:
        cell.text = "Қазақстандағы цифрландырудың халықаралық тәжірибесі"
    give(desk, word_file(document, "phone"))

    assert desk.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_screen_runs_under_its_content_policy(sign_in):
    desk = sign_in("author")

    give(desk, first_record("policy"))
    desk.wait_for_load_state("networkidle")

    assert [said for said in desk.complaints if "Security Policy" in said] == []
