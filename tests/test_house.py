"""House rules that import-linter cannot say: sizes and words.

Who may import whom stands in ``.importlinter``.
"""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ["languages", "search", "participants", "events", "intake", "interop"]
MODULES = sorted(
    path
    for room in [*ROOMS, "roundtable"]
    for path in (ROOT / room).rglob("*.py")
    if "migrations" not in path.parts
)
SOURCES = [
    *MODULES,
    *sorted((ROOT / "templates").rglob("*.html")),
    *sorted((ROOT / "static").rglob("*.css")),
    *sorted((ROOT / "tests").rglob("*.py")),
]


def name_of(path):
    return str(path.relative_to(ROOT))


def length_of(path):
    return len(path.read_text("utf-8").splitlines())


def test_no_file_is_longer_than_300_lines():
    long = {name_of(path): length_of(path) for path in SOURCES}

    assert {name: lines for name, lines in long.items() if lines > 300} == {}


def test_no_wing_holds_more_than_15_modules():
    wings = {path.parent for path in MODULES if path.parent.parent != ROOT}
    sizes = {
        name_of(wing): len([p for p in wing.glob("*.py") if p.stem != "__init__"])
        for wing in wings
    }

    assert {name: count for name, count in sizes.items() if count > 15} == {}


def test_no_room_holds_more_than_30_percent_of_the_code():
    lines = dict.fromkeys([*ROOMS, "roundtable"], 0)
    for path in MODULES:
        lines[path.relative_to(ROOT).parts[0]] += length_of(path)

    largest = max(lines, key=lines.get)

    assert lines[largest] / sum(lines.values()) <= 0.3, largest


# What we used to call them → the word of the field, which a search would use.
OUR_WORDS = {
    "asking": "params",
    "border": "exports",
    "circumstances": "facts",
    "containers": "zip_safety",
    "describing": "details",
    "following": "feed_formats",
    "furniture": "boilerplate",
    "head_lines": "header_block",
    "headline": "titles",
    "leftovers": "coverage",
    "letters": "emails",
    "listed_people": "lists",
    "marking": "highlighting",
    "organising": "organisers",
    "outgoing": "the wings of interop",
    "recognising": "entity_candidates",
    "remembered": "versioned",
    "remembering": "translation_status",
    "rereading": "uploads",
    "statements": "sections",
    "told_people": "prose",
    "unattended": "batch",
    "helpers": "the name of its subject",
    "services": "the name of the act",
    "utils": "the name of its subject",
}


def test_modules_are_called_what_the_field_calls_them():
    ours = {name_of(p): OUR_WORDS[p.stem] for p in MODULES if p.stem in OUR_WORDS}

    assert ours == {}


PLACES = "|".join([*ROOMS, "roundtable", "templates", "tests", "docs"])
NAMED = re.compile(rf"`((?:{PLACES})/[\w./]*)`")


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_what_the_pages_for_newcomers_name_is_there(page):
    named = NAMED.findall((ROOT / page).read_text("utf-8"))

    assert [path for path in named if not (ROOT / path).exists()] == []


TWICE = re.compile(r"(?<![\w-])(\w{3,}) \1(?![\w-])", re.I)


@pytest.mark.parametrize(
    "pattern",
    ["*/rules/*.toml", "*/rules/*.py", "locale/**/*.po", "*.md", "docs/**/*.md"],
)
def test_no_table_or_catalogue_says_a_word_twice_in_a_row(pattern):
    texts = {name_of(path): path.read_text("utf-8") for path in ROOT.glob(pattern)}

    twice = {name: TWICE.findall(text) for name, text in texts.items()}

    assert {name: words for name, words in twice.items() if words} == {}
