"""How well the corpus is understood: precision and recall of each field."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest

from intake.extraction.extract import extract
from intake.proposal import Proposal
from intake.readers import reader
from tests import needs

from .building import DOCUMENTS, build

FIELDS = ("title", "kind", "mode", "day", "time", "city", "year asked", "organiser")
FIELDS += ("people", "roles", "others", "sections", "text kept")


def documents(folder: str = "") -> list[Path]:
    """Return the texts of the corpus that have an expected reading beside them."""
    found = sorted((DOCUMENTS / folder).glob("*.json"))
    return [path.with_suffix(".txt") for path in found]


def cases() -> Iterator:
    """Yield the documents as a test's parameters; one of them is drawn as a PDF."""
    for path in documents():
        drawn = path.read_text("utf-8").startswith("pdf")
        yield pytest.param(path, id=path.stem, marks=[needs.pango] if drawn else [])


@cache
def read(path: Path) -> Proposal:
    return extract(reader.read(*build(path)))


def expected(path: Path) -> dict:
    return json.loads(path.with_suffix(".json").read_text("utf-8"))


def same(text: str) -> str:
    """Return ``text`` without what two good readings may differ in."""
    return re.sub(r"\s*([.–—-])\s*", r"\1", text.replace("ё", "е")).strip(" .")


class Tally:
    """Counts of one field: what was right, what was said, what there was to say."""

    def __init__(self) -> None:
        self.right = self.said = self.there = 0

    def add(self, said: Counter, there: Counter) -> bool:
        self.right += (said & there).total()
        self.said += said.total()
        self.there += there.total()
        return said == there

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(paths: list[Path]) -> tuple[dict[str, Tally], list[str]]:
    """Return the tally of each field, and a line for each document's fault."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    faults: list[str] = []
    for path in paths:
        proposal, wanted = read(path), expected(path)
        for field, said, there in _compared(proposal, wanted):
            if not tallies[field].add(Counter(said), Counter(there)):
                faults.append(f"{path.stem} {field}: {said} ≠ {there}")
    return tallies, faults


def _compared(proposal: Proposal, wanted: dict) -> Iterator[tuple[str, list, list]]:
    titles = [(code, same(r.value)) for code, r in proposal.title.items()]
    yield "title", titles, [(c, same(t)) for c, t in wanted["title"].items()]
    yield "kind", _one(proposal.kind), [wanted["kind"]]
    yield "mode", _one(proposal.mode), _given(wanted, "mode")
    days = _one(proposal.starts_on) + _one(proposal.ends_on)
    yield "day", days, _given(wanted, "day") + _given(wanted, "last_day")
    yield "time", [t[:5] for t in _one(proposal.start_time)], _given(wanted, "time")
    cities = [r.value for r in list(proposal.city.values())[:1]]
    yield "city", cities if "city" in wanted else [], _given(wanted, "city")
    asked = [q.kind.value for q in proposal.questions if q.kind == "year"]
    yield "year asked", asked, ["year"] * wanted.get("year_open", False)
    yield "organiser", _units(proposal), _wanted_units(wanted)
    names = [same(_first(person.name)) for person in proposal.people]
    yield "people", names, [same(name) for name, _role in wanted["people"]]
    yield "roles", *_roles(proposal, wanted)
    yield "others", [proposal.has_others.value], [wanted.get("others", False)]
    kinds = [section.kind.value.value for section in proposal.sections]
    yield "sections", *_in_order(kinds, wanted["sections"])
    yield "text kept", kept_text(proposal), source_text(proposal)


def _one(reading) -> list[str]:
    return [str(reading.value)] if reading else []


def _given(wanted: dict, field: str) -> list[str]:
    return [wanted[field]] if field in wanted else []


def _first(texts) -> str:
    return next(iter(texts.values())).value


def _units(proposal: Proposal) -> list[str]:
    chains = proposal.organisers
    return [same(_first(unit.name)) for chain in chains for unit in chain.chain]


def _wanted_units(wanted: dict) -> list[str]:
    return [same(name) for chain in wanted.get("organisers", []) for name in chain]


def _roles(proposal: Proposal, wanted: dict) -> tuple[list, list]:
    """Compare the roles of those who were found at all."""
    found = {same(_first(p.name)): p.role.value.value for p in proposal.people}
    pairs = [(same(name), role) for name, role in wanted["people"]]
    known = [pair for pair in pairs if pair[0] in found]
    return [(name, found[name]) for name, _role in known], known


def _in_order(said: list[str], there: list[str]) -> tuple[list, list]:
    """Number what agrees in order, so that a kind out of its place is no hit."""
    blocks = SequenceMatcher(None, said, there, autojunk=False).get_matching_blocks()
    hits = {b.a + n: b.b + n for b in blocks for n in range(b.size)}
    numbered = [(kind, hits.get(n, f"said {n}")) for n, kind in enumerate(said)]
    return numbered, [(kind, n) for n, kind in enumerate(there)]


def source_text(proposal: Proposal) -> list[str]:
    return [c for block in proposal.blocks for c in block.text if not c.isspace()]


def kept_text(proposal: Proposal) -> list[str]:
    """Return the letters some value was read from, or the list of leftovers names."""
    from intake.extraction.coverage import _spans_of

    marked: dict[int, set[int]] = defaultdict(set)
    spans = [left.span for left in proposal.unused_spans]
    for span in [*_spans_of(proposal), *spans]:
        marked[span.block].update(range(span.start, span.end))
    return [
        letter
        for block in proposal.blocks
        for place, letter in enumerate(block.text)
        if place in marked[block.number] and not letter.isspace()
    ]


def report(title: str, tallies: dict[str, Tally]) -> str:
    """Return a table of the fields."""
    lines = [f"{title:24}  precision  recall     F1"]
    for field in FIELDS:
        tally = tallies[field]
        figures = f"{tally.precision:9.3f} {tally.recall:7.3f} {tally.f1:6.3f}"
        lines.append(f"{field:24}  {figures}")
    return "\n".join(lines)
