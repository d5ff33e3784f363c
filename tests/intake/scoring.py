"""How well the corpus is understood: precision and recall of each field."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
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
from .comparing import compared, reading_of

_APART = ("held_out", "development", "test", "calibration", "unseen")
SETS = {"tuned": ""} | {name: name for name in _APART}  # told in documents/README.md
OPEN_SETS = {"tuned", "development"}  # whose faults may be looked at
TELLING = set(_APART[1:])  # whose readings tell of people

SECOND_READER = Path(__file__).with_name("second_reader.json")  # by stem of the exam
_NOTHING = {"title": {}, "people": [], "sections": []}
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
    return _NOTHING | wanted | {"tells": path.parent.name in TELLING}


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
        fields = compared(reading_of(proposal), wanted)
        for field, said, there in (*fields, ("sentences", *_sentences(proposal))):
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


def agreement() -> dict[str, Tally]:
    """Return how far two people agree who read the exam apart, field by field."""
    second = json.loads(SECOND_READER.read_text("utf-8"))
    tallies: dict[str, Tally] = defaultdict(Tally)
    for path in documents("test"):
        other = _NOTHING | second[path.stem]
        for field, said, there in compared(other, expected(path)):
            tallies[field].add(Counter(said), Counter(there))
    return tallies


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
