"""Many files at once, from the import's page to their report, as an author."""

import re

import pytest
from docx import Document
from playwright.sync_api import expect

from tests.browser.conftest import problems
from tests.browser.test_intake import give, word_file
from tests.intake.test_two_events import TOLD

HEADS = ("«Абай және дала заңы»", "«Ана тілі мен сандық әлем»")
DROP = """(names) => {
    const dataTransfer = new DataTransfer();
    for (const name of names) dataTransfer.items.add(new File(["Мақсаты"], name));
    const options = { dataTransfer, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent("drop", options));
}"""


def report(title, remark):
    document = Document()
    for line in (f"{title} дөңгелек үстелі", "2024 жылғы 12 наурыз", TOLD["kk"]):
        document.add_paragraph(line)
    return word_file(document, remark) | {"name": f"{remark}.docx"}


def batch(remark):
    old = {"name": "ескі.doc", "mimeType": "application/msword"}
    return [
        report(HEADS[0], f"бірінші {remark}"),
        old | {"buffer": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + remark.encode()},
        report(HEADS[1], f"екінші {remark}"),
    ]


def give_together(desk, files):
    desk.goto("/admin/intake/sourcefile/add/")
    desk.set_input_files("[name=file]", files)
    desk.click("form.upload [type=submit]")
    expect(desk).to_have_url(re.compile(r"/sourcefile/batch/[\w-]+/"))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_files_given_together_are_read_and_each_is_told_of(sign_in, scripts):
    desk = sign_in("author", java_script_enabled=scripts)

    give_together(desk, batch(f"{scripts}"))
    while not scripts and desk.locator(".batch form").count():
        desk.click(".batch form button")

    expect(desk.locator(".batch form")).to_have_count(0)
    expect(desk.get_by_role("status")).to_have_text("Дайын: 3 / 3.")
    expect(desk.locator(".batch__file--read a")).to_have_text(
        [title.strip("«»") for title in HEADS]
    )
    expect(desk.locator(".batch__file--refused")).to_contain_text("ескі Word")


def test_what_is_dropped_anywhere_is_listed_and_given(sign_in):
    desk = sign_in("author")
    desk.goto("/admin/intake/sourcefile/add/")

    desk.evaluate(DROP, ["бір.txt"])
    desk.evaluate(DROP, ["екі.txt"])

    expect(desk.locator(".upload__names li")).to_have_text(["бір.txt", "екі.txt"])
    chosen = desk.locator("[name=file]").evaluate("(input) => input.files.length")
    assert chosen == 2


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_file_of_two_events_is_read_as_two(sign_in, scripts):
    desk = sign_in("author", java_script_enabled=scripts)
    document = Document()
    for title, day in zip(HEADS, ("12 наурыз", "5 сәуір"), strict=True):
        for line in ("ХАТТАМА", f"{title} дөңгелек үстелі", f"2024 жылғы {day}"):
            document.add_paragraph(line)
        for line in TOLD["kk"].split("\n\n"):
            document.add_paragraph(line)
    give(desk, word_file(document, f"two {scripts}"))

    desk.click("text=Екі бөлек оқу")

    expect(desk.locator(".batch__file--read a")).to_have_text(
        [title.strip("«»") for title in HEADS]
    )


def test_axe_finds_nothing_in_a_report(sign_in):
    desk = sign_in("author", width=390)

    give_together(desk, batch("axe"))
    expect(desk.locator(".batch form")).to_have_count(0)

    assert problems(desk, "html") == []
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390
