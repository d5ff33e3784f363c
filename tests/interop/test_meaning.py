"""The table of meanings: complete, drawn in the documentation, and obeyed."""

import runpy
from pathlib import Path

import pytest

from events.choices import Role
from interop.record import meaning
from interop.record.work import Work

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]


def test_the_documentation_is_drawn_from_the_table():
    drawn = runpy.run_path(str(ROOT / "tools/draw_formats.py"))["page"]()

    assert (ROOT / "docs/FORMATS.md").read_text("utf-8") == drawn


def test_every_role_has_a_code():
    assert {*Role.values} < meaning.ROLES.keys()
    assert all(len(code) == 3 for code in meaning.ROLES.values())


def test_the_table_and_the_facts_of_a_work_are_the_same(full):
    written_elsewhere = {"licence"}  # in a tree, not as a line

    assert meaning.facts(Work(full)).keys() | written_elsewhere == {
        *meaning.TABLE["facts"]
    }
