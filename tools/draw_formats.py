"""Draw docs/FORMATS.md from interop/record/meaning.toml: python tools/draw_formats.py"""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "interop/record/meaning.toml"
PAGE = ROOT / "docs/FORMATS.md"
COLUMNS = {
    "bibtex": "BibTeX, BibLaTeX",
    "ris": "RIS",
    "endnote": "EndNote",
    "csl": "CSL-JSON",
    "mods": "MODS",
    "datacite": "DataCite",
    "jats": "JATS",
    "jsonld": "JSON-LD",
    "highwire": "Highwire",
}
INTRODUCTION = """\
# What a record is in each format

Drawn from [`meaning.toml`](../interop/record/meaning.toml) by `tools/draw_formats.py`; the
formats are written by the same table. A file is in one language: where a record does not exist
in the reader's, in the one that stands in. A paragraph is cited as its section. The year is that
of the event. An empty cell: the format has no word for it.
"""


def page() -> str:
    table = tomllib.loads(TABLE.read_text("utf-8"))
    codes = [f"| {role} | `{code}` |" for role, code in table["roles"].items()]
    roles = ["| role | marcrelator |", "|---|---|", *codes]
    kinds = rows("work", table["kinds"])
    facts = rows("fact", table["facts"])
    parts = [INTRODUCTION, "## Works\n", *kinds, "\n## Roles\n", *roles]
    return "\n".join([*parts, "\n## Facts\n", *facts, ""])


def rows(name: str, table: dict) -> list[str]:
    lines = [f"| {name} | {' | '.join(COLUMNS.values())} |", "|---" * 10 + "|"]
    for key, words in table.items():
        cells = [f"`{words[one]}`" if one in words else "" for one in COLUMNS]
        lines.append(f"| {key.replace('_', ' ')} | {' | '.join(cells)} |")
    return lines


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
