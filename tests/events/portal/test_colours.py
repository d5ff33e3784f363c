"""A colour of one's own: readable on light and on dark pages, in a sheet of its own."""

import re
from pathlib import Path

import pytest

from events.portal import colours

TOKENS = Path(__file__).parents[3] / "static/css/tokens.css"


def test_the_papers_are_those_of_the_style_sheet():
    light, dark = TOKENS.read_text().split("@media (prefers-color-scheme: dark)")

    papers = [
        re.findall(r"--paper(?:-raised|-sunk)?: (#\w+)", one) for one in (light, dark)
    ]
    on_accent = [re.findall(r"--on-accent: (#\w+)", one)[0] for one in (light, dark)]

    assert [(*one,) for one in papers] == [colours.LIGHT, colours.DARK]
    assert on_accent[0] in colours.LIGHT
    assert on_accent[1] in colours.DARK


@pytest.mark.parametrize("red", ["00", "40", "80", "c0", "ff"])
@pytest.mark.parametrize("green", ["00", "40", "80", "c0", "ff"])
@pytest.mark.parametrize("blue", ["00", "80", "ff"])
def test_whatever_is_chosen_can_be_read(red, green, blue):
    light, dark = colours.shades(f"#{red}{green}{blue}")

    assert min(colours.contrast(light, paper) for paper in colours.LIGHT) >= 4.5
    assert min(colours.contrast(dark, paper) for paper in colours.DARK) >= 4.5


def test_every_page_has_the_sheet_and_browsers_keep_it(client, second):
    page = client.get("/kk/").content.decode()
    (address,) = re.findall(r'href="(/colours-[^"]+\.css)"', page)

    sheet = client.get(address)
    elsewhere = client.get("/colours-000000000000.css")

    assert sheet.content.decode() == colours.sheet("#14468c")
    assert sheet["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in sheet["Cache-Control"]
    assert elsewhere.content == sheet.content
    assert "immutable" not in elsewhere.get("Cache-Control", "")


def test_without_a_colour_there_is_no_sheet(client, db):
    assert "/colours-" not in client.get("/kk/").content.decode()
    assert client.get("/colours-000000000000.css").status_code == 404
