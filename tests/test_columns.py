"""Columns of languages are named in ``languages.columns`` and nowhere else."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ["search", "participants", "events", "intake", "interop", "roundtable"]
MODULES = [
    path
    for room in ROOMS
    for path in (ROOT / room).rglob("*.py")
    if "migrations" not in path.parts
]
LANGUAGE = re.compile(r"(?:code|lang|language)$")


def builds_a_column(node):
    """Whether a name is put together: f"{field}_{code}", f"title_{event.language}"."""
    values = node.values if isinstance(node, ast.JoinedStr) else []
    return any(
        isinstance(before, ast.Constant)
        and before.value.endswith("_")
        and LANGUAGE.search(ast.unparse(value.value))
        for before, value in pairwise(values)
        if isinstance(value, ast.FormattedValue)
    )


def cuts_a_column(node):
    """Whether a name is taken apart: name[-2:], name.rpartition("_")."""
    source = ast.unparse(node) if isinstance(node, ast.Subscript | ast.Call) else ""
    named = re.match(r"(?:name|column|field)\b", source)
    return bool(named and re.search(r"\[-[23]:|r(?:partition|split)\('_'", source))


@pytest.mark.parametrize("pattern", [builds_a_column, cuts_a_column])
def test_nobody_else_builds_or_cuts_the_name_of_a_column(pattern):
    by_hand = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if pattern(node)
    ]

    assert by_hand == [], "use column(), columns() or split() of languages.columns"


@pytest.mark.parametrize(
    ("pattern", "source"),
    [
        (builds_a_column, 'f"{field}_{code}"'),
        (builds_a_column, 'f"id_title_{event.original_language}"'),
        (cuts_a_column, "name[-2:]"),
        (cuts_a_column, 'column.rpartition("_")[2]'),
    ],
)
def test_the_patterns_know_what_they_look_for(pattern, source):
    assert any(map(pattern, ast.walk(ast.parse(source))))
