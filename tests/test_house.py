"""House rules that import-linter cannot say.

Who may import whom stands in ``.importlinter``.
"""

from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = ["languages", "search", "participants", "events", "intake", "interop"]
MODULES = sorted(
    path
    for room in [*ROOMS, "roundtable"]
    for path in (ROOT / room).rglob("*.py")
    if "migrations" not in path.parts
)


def name_of(path):
    return str(path.relative_to(ROOT))


def length_of(path):
    return len(path.read_text("utf-8").splitlines())


def test_no_room_holds_more_than_30_percent_of_the_code():
    lines = dict.fromkeys([*ROOMS, "roundtable"], 0)
    for path in MODULES:
        lines[path.relative_to(ROOT).parts[0]] += length_of(path)

    largest = max(lines, key=lines.get)

    assert lines[largest] / sum(lines.values()) <= 0.3, largest
