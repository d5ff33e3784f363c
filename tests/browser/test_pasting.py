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


def test_the_policy_of_the_desk_has_nothing_to_stop(section):
    box = section.locator("#sections-0 .ProseMirror:visible")
    paste(box, html=WORD, text="…")
    box.press("ControlOrMeta+a")
    box.press("ControlOrMeta+c")
    box.press("ControlOrMeta+v")

    assert section.locator("style[data-tiptap-style]").count() == 1
    assert section.complaints == []
