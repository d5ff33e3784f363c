"""How well the corpus is understood: precision and recall of each field."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
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

from . import attribution
from .building import DOCUMENTS, build
from .sameness import first, same

_APART = ("held_out", "development", "test", "calibration", "unseen")
SETS = {"tuned": ""} | {name: name for name in _APART}  # told in documents/README.md
OPEN_SETS = {"tuned", "development"}  # whose faults may be looked at
TELLING = set(_APART[1:])  # whose readings tell of people

_WORD = re.compile(r"\S*[^\W\d_]\S*")
_TAG = re.compile(r"<[^>]+>")
_SHORTEST_SENTENCE = 5  # words; what is shorter may be a label
_LABEL = re.compile(r"[^:–—.]{2,60}[:–—-]\s")
_MOSTLY = 0.75  # of its letters


def documents(name: str = "tuned") -> list[Path]:
    """Return the texts of a set that have an expected reading beside them."""
    found = sorted((DOCUMENTS / SETS[name]).glob("*.json"))
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
    wanted = json.loads(path.with_suffix(".json").read_text("utf-8"))
    empty = {"title": {}, "people": [], "sections": []}
    return empty | wanted | {"tells": path.parent.name in TELLING}


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


@dataclass
class Score:
    """The tally of each field, a line for each fault, and what nobody was asked."""

    tallies: dict[str, Tally]
    faults: list[str]
    given_to_neighbours: list[str]
    unasked: Counter[str]  # by field, as the next two
    unasked_wrong: Counter[str]
    asked: Counter[str]
    titles: Counter[bool]  # whether one to find was read, or is among the choices
    units: Counter[bool]  # of organisers, likewise


def score(paths: list[Path]) -> Score:
    result = Score(defaultdict(Tally), [], [], *(Counter() for _ in range(5)))
    for path in paths:
        proposal, wanted = read(path), expected(path)
        faults = []
        for field, said, there in _compared(proposal, wanted):
            ours, theirs = Counter(said), Counter(there)
            result.tallies[field].add(ours, theirs)
            if ours != theirs and field != "sentences":
                more, less = list(ours - theirs), list(theirs - ours)
                faults.append(f"{field}: {more} ≠ {less}")
        lost = lost_sentences(proposal)
        if not wanted["tells"] and lost != wanted.get("aside", []):
            faults.append(f"is lost: {lost}")
        if wanted["tells"]:
            result.titles.update(attribution.titles_offered(proposal, wanted))
            result.units.update(attribution.units_offered(proposal, wanted))
            taken = attribution.given_to_neighbours(proposal, wanted)
            faults += [f"taken from a neighbour: {line}" for line in taken]
            result.given_to_neighbours += taken
            for one in attribution.judged(proposal, wanted):
                if attribution.is_asked(proposal, one):
                    result.asked[one.field] += 1
                    continue
                result.unasked[one.field] += 1
                if not one.is_right:
                    result.unasked_wrong[one.field] += 1
                    faults.append(f"not asked: {one.field}: {one.value}")
        result.faults += [f"{path.stem} {fault}" for fault in faults]
    return result


def _compared(proposal: Proposal, wanted: dict) -> Iterator[tuple[str, list, list]]:
    titles = [(code, same(r.value)) for code, r in proposal.title.items()]
    yield "title", titles, [(c, same(t)) for c, t in wanted["title"].items()]
    yield "kind", _one(proposal.kind), [wanted["kind"]]
    yield "mode", _one(proposal.mode), _given(wanted, "mode")
    days = _given(wanted, "day") + _given(wanted, "last_day")
    is_asked = any(question.about == "starts_on" for question in proposal.questions)
    said = _one(proposal.starts_on) + _one(proposal.ends_on)
    yield "day", [] if is_asked and not days else said, days  # asked is not claimed
    yield "time", [t[:5] for t in _one(proposal.start_time)], _given(wanted, "time")
    cities = [r.value for r in list(proposal.city.values())[:1]]
    yield "city", cities if "city" in wanted else [], _given(wanted, "city")
    asked = [q.kind.value for q in proposal.questions if q.kind == "year"]
    yield "year asked", asked, ["year"] * wanted.get("year_open", False)
    yield "organiser", _units(proposal), _wanted_units(wanted)
    names = [same(first(person.name)) for person in proposal.people]
    yield "people", names, [same(name) for name, *_rest in wanted["people"]]
    yield "roles", *_roles(proposal, wanted)
    if wanted["tells"]:
        yield from attribution.compared(proposal, wanted)
    yield "others", [proposal.has_others.value], [wanted.get("others", False)]
    kinds = [section.kind.value.value for section in proposal.sections]
    yield "sections", *_in_order(kinds, wanted["sections"])
    yield "sentences", *_sentences(proposal)


def _one(reading) -> list[str]:
    return [str(reading.value)] if reading else []


def _given(wanted: dict, field: str) -> list[str]:
    return [wanted[field]] if field in wanted else []


def _units(proposal: Proposal) -> list[str]:
    chains = proposal.organisers
    return [same(first(unit.name)) for chain in chains for unit in chain.chain]


def _wanted_units(wanted: dict) -> list[str]:
    return [same(name) for chain in wanted.get("organisers", []) for name in chain]


def _roles(proposal: Proposal, wanted: dict) -> tuple[list, list]:
    """Compare the roles of those who were found at all."""
    found = {same(first(p.name)): p.role.value.value for p in proposal.people}
    pairs = [(same(name), role) for name, role, *_told in wanted["people"]]
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
    taken = _extracted(attribution.taken(proposal))
    used = [span for extracted in taken for span in extracted.spans]
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
    for extracted in _extracted(attribution.taken(proposal)):
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


def report(title: str, scored: Score) -> str:
    """Return a table of the fields, and what was said without being sure."""
    lines = [f"{title:24}  precision  recall     F1"]
    for field, tally in scored.tallies.items():
        figures = f"{tally.precision:9.3f} {tally.recall:7.3f} {tally.f1:6.3f}"
        lines.append(f"{field:24}  {figures}   of {tally.there}")
    if scored.unasked:
        lines.append("not asked                     wrong      of  asked")
        for field in scored.unasked | scored.asked:
            lines.append(_unasked(field, scored, [field]))
        lines.append(_unasked("all", scored, scored.unasked | scored.asked))
        lines.append(f"given to a neighbour: {len(scored.given_to_neighbours)}")
        for name, found in (("titles", scored.titles), ("units", scored.units)):
            lines.append(f"{name} read or offered: {found[True]} of {found.total()}")
    return "\n".join(lines)


def _unasked(name: str, scored: Score, fields) -> str:
    wrong, count, asked = (
        sum(counts[field] for field in fields)
        for counts in (scored.unasked_wrong, scored.unasked, scored.asked)
    )
    share, of_all = wrong / max(1, count), asked / max(1, count + asked)
    return f"{name:24}  {wrong:4} {share:6.3f}  {count:5}  {of_all:.2f}"
