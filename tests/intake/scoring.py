"""How well the corpus is understood: precision and recall of each field."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from intake.extraction.extract import extract
from intake.proposal import Extracted, Proposal
from intake.readers import reader
from intake.readers.blocks import BESIDE_THE_TEXT, Block
from languages.sentences import sentences
from tests import needs

from .building import DOCUMENTS, build

FIELDS = ("title", "kind", "mode", "day", "time", "city", "year asked", "organiser")
FIELDS += ("people", "roles", "others", "sections", "sentences")

_WORD = re.compile(r"\S*[^\W\d_]\S*")
_TAG = re.compile(r"<[^>]+>")
_SHORTEST_SENTENCE = 5  # words; what is shorter may be a label
_LABEL = re.compile(r"[^:–—.]{2,60}[:–—-]\s")
_MOSTLY = 0.75  # of its letters


def documents(folder: str = "") -> list[Path]:
    """Return the texts of the corpus that have an expected reading beside them."""
    found = sorted((DOCUMENTS / folder).glob("*.json"))
    return [path.with_suffix(".txt") for path in found]


def cases() -> list:
    """Return the documents as a test's parameters; one of them is drawn as a PDF."""
    return [
        pytest.param(path, id=path.stem, marks=[needs.pango] if is_pdf(path) else [])
        for path in documents()
    ]


def is_pdf(path: Path) -> bool:
    return path.read_text("utf-8").startswith("pdf")


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

    def add(self, said: Counter, there: Counter) -> None:
        self.right += (said & there).total()
        self.said += said.total()
        self.there += there.total()

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
            tallies[field].add(Counter(said), Counter(there))
            if Counter(said) != Counter(there) and field != "sentences":
                faults.append(f"{path.stem} {field}: {said} ≠ {there}")
        if (lost := lost_sentences(proposal)) != wanted.get("aside", []):
            faults.append(f"{path.stem} is lost: {lost}")
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
    yield "sentences", *_sentences(proposal)


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


def _sentences(proposal: Proposal) -> tuple[list[str], list[str]]:
    """Return the sentences that fields and sections say, and those of the source."""
    said = _said(proposal)
    found, there = [], []
    for block in proposal.blocks:
        for start, end in sentences(block.text):
            text = block.text[start:end].strip()
            is_short = len(_WORD.findall(text)) < _SHORTEST_SENTENCE
            if is_short or block.kind in BESIDE_THE_TEXT:
                continue
            there.append(text)
            if _share(block, start, end, said[block.number]) >= _MOSTLY:
                found.append(text)
    return found, there


def lost_sentences(proposal: Proposal) -> list[str]:
    """Return the sentences of the source that no field and no section says.

    An expected reading names them as ``aside``, and only what is of no use to a
    record: a letterhead, a headline that says the title again.
    """
    found, there = _sentences(proposal)
    return [sentence for sentence in dict.fromkeys(there) if sentence not in found]


def unlisted(proposal: Proposal) -> str:
    """Return what neither a value nor the list of unused spans accounts for."""
    listed: dict[int, set[int]] = defaultdict(set)
    unused = [unused.span for unused in proposal.unused_spans]
    used = [span for extracted in _extracted(proposal) for span in extracted.spans]
    for span in [*unused, *used]:
        listed[span.block].update(range(span.start, span.end))
    return "".join(
        letter
        for block in proposal.blocks
        for place, letter in enumerate(block.text)
        if place not in listed[block.number]
    ).strip()


def _share(block: Block, start: int, end: int, said: set[int]) -> float:
    """Return which share of a sentence is said, but for the label that leads it."""
    label = _LABEL.match(block.text, start, end)
    start = label.end() if label else start
    letters = [n for n in range(start, end) if block.text[n].isalnum()]
    return sum(n in said for n in letters) / max(1, len(letters))


def _said(proposal: Proposal) -> dict[int, set[int]]:
    """Return the places of each block that a field or a section says again."""
    said: dict[int, set[int]] = defaultdict(set)
    bodies = [body for s in proposal.sections for body in s.body.values()]
    for extracted in _extracted(replace(proposal, questions=(), unused_spans=())):
        shown = _letters(unescape(_TAG.sub("", str(extracted.value))))
        for span in extracted.spans:
            source = _letters(proposal.blocks[span.block].text[span.start : span.end])
            if extracted not in bodies or source in shown:
                said[span.block].update(range(span.start, span.end))
    return said


def _extracted(value) -> Iterator[Extracted]:
    """Yield all that was extracted, whatever holds it."""
    if isinstance(value, Extracted):
        yield value
    elif isinstance(value, dict):
        yield from _extracted(tuple(value.values()))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _extracted(inner)
    elif is_dataclass(value) and not isinstance(value, Block):
        yield from _extracted(tuple(getattr(value, f.name) for f in fields(value)))


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def report(title: str, tallies: dict[str, Tally]) -> str:
    """Return a table of the fields."""
    lines = [f"{title:24}  precision  recall     F1"]
    for field in FIELDS:
        tally = tallies[field]
        figures = f"{tally.precision:9.3f} {tally.recall:7.3f} {tally.f1:6.3f}"
        lines.append(f"{field:24}  {figures}")
    return "\n".join(lines)
