"""Highlighting: the original with what was read marked in it, beside the proposal.

Values are named as the fields of the form that shows them: ``title_kk``, ``starts_on``,
``people-3-printed_name_kk``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from languages.columns import column

from ..proposal import TEXTS, Proposal, Reason, Span, Texts
from ..readers.blocks import Block

Named = tuple[str, tuple[Span, ...]]

_FACTS = ("kind", "mode", "starts_on", "ends_on", "start_time", "has_others")
_COLUMNS_OF_PERSON = {
    "name": "printed_name",
    "degree": "post",
    "post": "post",
    "affiliation": "affiliation",
    "talk_title": "talk_title",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, the values read from it, and those that begin with it."""

    text: str
    values: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    unused: Reason | None = None


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of the original, and the sections that begin with it."""

    block: Block
    pieces: tuple[Piece, ...]
    sections: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """The rows of one table, or a single block that stands in none."""

    rows: tuple[tuple[MarkedBlock, ...], ...]
    is_table: bool


def original(proposal: Proposal) -> list[Stretch]:
    """Return the whole source, in order, with every value's place in it."""
    marks = _by_block(values(proposal))
    dropped = _by_block(
        (unused.reason, (unused.span,)) for unused in proposal.unused_spans
    )
    begun = _by_block(_beginnings(proposal))
    met: set[str] = set()
    marked = [
        MarkedBlock(
            block,
            tuple(_pieces(block.text, marks[place], dropped[place], met)),
            tuple(dict.fromkeys(section for section, _span in begun[place])),
        )
        for place, block in enumerate(proposal.blocks)
    ]
    return list(_stretches(marked))


def values(proposal: Proposal) -> Iterator[Named]:
    """Yield the name and the places of every short value; sections are the rest."""
    for name in _FACTS:
        if extracted := getattr(proposal, name):
            yield name, extracted.spans
    for name in TEXTS:
        yield from _texts(name, getattr(proposal, name))
    for number, organiser in enumerate(proposal.organisers):
        for place, unit in enumerate(organiser.chain):
            yield from _texts(f"organisers-{number}-{place}-name", unit.name)
    for number, person in enumerate(proposal.people):
        yield f"people-{number}-role", person.role.spans
        for name, field in _COLUMNS_OF_PERSON.items():
            yield from _texts(f"people-{number}-{field}", getattr(person, name))


def unused_passages(proposal: Proposal) -> list[tuple[str, Reason]]:
    """Return the words that will not be in the record, and why; no lone stops."""
    passages = [
        (excerpt(proposal, [unused.span]).strip(), unused.reason)
        for unused in proposal.unused_spans
    ]
    return [(text, why) for text, why in passages if any(map(str.isalnum, text))]


def excerpt(proposal: Proposal, spans: Iterable[Span]) -> str:
    """Return the words of the source at ``spans``, to quote beside a question."""
    return " … ".join(
        proposal.blocks[span.block].text[span.start : span.end] for span in spans
    )


def _texts(name: str, texts: Texts) -> Iterator[Named]:
    for code, extracted in texts.items():
        yield column(name, code), extracted.spans


def _beginnings(proposal: Proposal) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """Yield each section and where it begins, in every language."""
    for number, section in enumerate(proposal.sections):
        for code in {**section.heading, **section.body}:
            readings = (section.heading.get(code), section.body.get(code))
            spans = [
                span for extracted in readings if extracted for span in extracted.spans
            ]
            yield number, tuple(spans[:1])


def _by_block(named) -> defaultdict[int, list]:
    """Group ``(name, spans)`` into ``{block: [(name, span), …]}``."""
    blocks = defaultdict(list)
    for name, spans in named:
        for span in spans:
            blocks[span.block].append((name, span))
    return blocks


def _pieces(text: str, marks: list, dropped: list, met: set[str]) -> Iterator[Piece]:
    """Cut ``text`` wherever a value begins or ends, and say what covers each piece."""
    edges = {0, len(text)}
    for _name, span in [*marks, *dropped]:
        edges |= {span.start, span.end}
    for start, end in pairwise(sorted(edges)):
        covering = [name for name, span in marks if span.start <= start < span.end]
        reasons = [why for why, span in dropped if span.start <= start < span.end]
        begins = tuple(dict.fromkeys(name for name in covering if name not in met))
        met.update(begins)
        yield Piece(
            text[start:end],
            tuple(dict.fromkeys(covering)),
            begins,
            reasons[0] if reasons else None,
        )


def _stretches(marked: list[MarkedBlock]) -> Iterator[Stretch]:
    for table, blocks in groupby(marked, _table):
        if table is None:
            yield from (Stretch(((block,),), is_table=False) for block in blocks)
        else:
            rows = groupby(blocks, lambda marked_block: marked_block.block.place.row)
            yield Stretch(tuple(tuple(row) for _n, row in rows), is_table=True)


def _table(marked: MarkedBlock) -> int | None:
    place = marked.block.place
    return place.table if place else None
