"""What is pasted from Word arrives as text, headings, lists and tables, and no more."""

from pathlib import Path

import pytest

from tests.browser.conftest import paste, save

# As Word 365 puts it on the clipboard, shortened.
WORD = (Path(__file__).parent / "clipboard/word.html").read_text("utf-8")

CLEAN = [
    "<h3>Қорытынды</h3>",
    "<p><strong>Бас қосу</strong> мақсаты Алматы туралы.</p>",
    "<h4>Ұсыныстар</h4>",
    "<ul><li><p>Бірінші ұсыныс</p><ul><li><p>Оның бөлігі</p></li></ul></li>"
    "<li><p>Екінші ұсыныс</p></li></ul>",
    "<p>Бөлуші сөйлем.</p>",
    '<ol data-type="decimal"><li><p>Бір</p></li><li><p>Екі</p></li></ol>',
    "<table><tbody><tr><td><p>Жыл</p></td><td><p>2011</p></td></tr></tbody></table>",
    '<p>Сілтеме: <a href="https://kaznpu.kz/">сайт</a>, [1]</p>',
]


@pytest.fixture
def section(sign_in):
    desk = sign_in("author")
    desk.goto("/admin/events/event/add/", wait_until="networkidle")
    desk.click(".language-bar button[value=kk]")
    desk.fill("[name=title_kk]", "Word-тан көшірілген жазба")
    desk.click("#tab-sections")
    desk.click("#sections-group .add-row a")
    desk.keyboard.type("Мәтін")
    return desk


def body(desk):
    return desk.locator("[name=sections-0-body_kk]").input_value()


def test_a_text_from_word_comes_out_clean_and_stays_so(section):
    paste(section.locator("#sections-0 .ProseMirror:visible"), html=WORD, text="…")

    assert body(section) == "".join(CLEAN)

    save(section)
    section.locator(".messagelist .success").wait_for()
    assert body(section) == "".join(CLEAN)


def test_paragraphs_without_any_markup_stay_paragraphs(section):
    text = "Бірінші абзац.\n\nЕкінші абзац."
    paste(section.locator("#sections-0 .ProseMirror:visible"), text=text)

    assert body(section) == "<p>Бірінші абзац.</p><p>Екінші абзац.</p>"


def test_bold_and_italics_of_a_web_editor_survive(section):
    html = (
        '<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr">'
        '<span style="font-weight:700">Қалың</span> <span style="font-style:italic">'
        "көлбеу</span> <span>жай</span></p></b>"
    )
    paste(section.locator("#sections-0 .ProseMirror:visible"), html=html)

    clean = "<p><strong>Қалың</strong> <em>көлбеу</em> жай</p>"
    assert body(section) == clean


def test_powers_struck_words_and_the_number_of_a_list_survive(section):
    html = (
        '<p>10<span style="vertical-align:super">6</span> H<sub>2</sub>O '
        '<span style="text-decoration:line-through;font-weight:700">жоқ</span></p>'
        "<p style='mso-list:l0 level1 lfo1'>"
        "<span style='mso-list:Ignore'>3.</span>үш</p>"
        '<table><tr><th colspan="2">Жыл</th></tr><tr><td>1</td><td>2</td></tr></table>'
    )
    clean = (
        "<p>10<sup>6</sup> H<sub>2</sub>O <strong><s>жоқ</s></strong></p>"
        '<ol data-type="decimal" start="3"><li><p>үш</p></li></ol>'
        '<table><tbody><tr><th colspan="2"><p>Жыл</p></th></tr>'
        "<tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table>"
    )
    paste(section.locator("#sections-0 .ProseMirror:visible"), html=html, text="…")
    assert body(section) == clean

    save(section)
    section.locator(".messagelist .success").wait_for()
    assert body(section) == clean


def test_the_policy_of_the_desk_has_nothing_to_stop(section):
    box = section.locator("#sections-0 .ProseMirror:visible")
    paste(box, html=WORD, text="…")
    box.press("ControlOrMeta+a")
    box.press("ControlOrMeta+c")
    box.press("ControlOrMeta+v")

    assert section.locator("style[data-tiptap-style]").count() == 1
    assert section.complaints == []


def test_direction_survives_and_a_clause_that_no_list_counts_is_text(section):
    html = (
        "<p class=MsoNormal dir=RTL>قازاق</p>"
        "<p style='mso-list:l0 level2 lfo1'>"
        "<span style='mso-list:Ignore'>3.2.&nbsp;</span>үш</p>"
        '<ol type="a"><li value="4">төрт</li></ol>'
    )
    paste(section.locator("#sections-0 .ProseMirror:visible"), html=html, text="…")

    save(section)
    section.locator(".messagelist .success").wait_for()

    assert body(section) == (
        '<p dir="rtl">قازاق</p><p>3.2.&nbsp;үш</p>'
        '<ol start="4" type="a"><li><p>төрт</p></li></ol>'
    )
