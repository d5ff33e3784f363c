"""The statement of accessibility: its table is whole, in each language."""

import re

import pytest

from roundtable.reading.accessibility import STATES, criteria_of_wcag


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_goes_through_every_criterion(client, language):
    html = client.get(f"/{language}/accessibility/").content.decode()

    rows = re.findall(r'<th scope="row">([\d.]+) (.+?)</th><td>(A{1,2})</td>', html)

    assert [number for number, _name, _level in rows] == [
        row["number"] for row in criteria_of_wcag()
    ]
    assert "mailto:" in html


def test_wcag_2_2_has_31_criteria_of_level_a_and_24_of_double_a():
    levels = [row["level"] for row in criteria_of_wcag()]

    assert (levels.count("A"), levels.count("AA"), len(levels)) == (31, 24, 55)


def test_each_criterion_is_named_and_remarked_on_in_all_languages_or_in_none():
    for row in criteria_of_wcag():
        remarks = [bool(row[f"remark_{code}"]) for code in ("kk", "ru", "en")]
        assert all(row[f"name_{code}"] for code in ("kk", "ru", "en")), row
        assert len(set(remarks)) == 1, row
        assert row["state"] in STATES


def test_what_is_partly_met_says_why():
    assert [
        row["number"]
        for row in criteria_of_wcag()
        if row["state"] == "partly" and not row["remark_en"]
    ] == []
