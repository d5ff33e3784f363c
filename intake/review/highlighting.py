"""Highlighting: the original with what was read marked in it, beside the proposal.

Values are named as the fields of the form that shows them: ``title_kk``, ``starts_on``,
``people-3-printed_name_kk``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from ..proposal import Extracted, Proposal, Reason, Span
from ..readers.blocks import Block
from .draft import columns_of_event, columns_of_person, in_columns

Named = tuple[str, tuple[Span, ...]]


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


def original(proposal: Proposal) -> list[list[list[MarkedBlock]]]:
    """Return the whole source, in order, with every value's place in it.

    It is tables with their rows, and one row each of what stands between tables.
    """
    marks = _by_block(values(proposal))
    dropped = _by_block((one.reason, (one.span,)) for one in proposal.unused_spans)
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
    stretches = groupby(marked, lambda one: one.block.place and one.block.place.table)
    return [_rows(blocks) for _table, blocks in stretches]


def values(proposal: Proposal) -> Iterator[Named]:
    """Yield the name and the places of every short value; sections are the rest."""
    yield from _places("", columns_of_event(proposal))
    for number, organiser in enumerate(proposal.organisers):
        for place, unit in enumerate(organiser.chain):
            prefix = f"organisers-{number}-{place}-"
            yield from _places(prefix, in_columns(name=unit.name))
    for number, person in enumerate(proposal.people):
        yield from _places(f"people-{number}-", columns_of_person(person))


def _places(prefix: str, columns: Mapping[str, Extracted]) -> Iterator[Named]:
    for name, extracted in columns.items():
        yield f"{prefix}{name}", extracted.spans


def unused_passages(proposal: Proposal) -> dict[Reason, list[str]]:
    """Return the words that will not be in the record, by why; no lone stops."""
    passages: dict[Reason, list[str]] = {}
    for unused in proposal.unused_spans:
        text = excerpt(proposal, [unused.span]).strip()
        if any(map(str.isalnum, text)):
            passages.setdefault(unused.reason, []).append(text)
    return passages


def excerpt(proposal: Proposal, spans: Iterable[Span]) -> str:
    """Return the words of the source at ``spans``, to quote beside a question."""
    return " … ".join(
        proposal.blocks[span.block].text[span.start : span.end] for span in spans
    )


def language_at(proposal: Proposal, spans: tuple[Span, ...]) -> str:
    return proposal.blocks[spans[0].block].language if spans else ""


def _beginnings(proposal: Proposal) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """Yield each section and where it begins, in every language."""
    for number, section in enumerate(proposal.sections):
        for code in {**section.heading, **section.body}:
            readings = (section.heading.get(code), section.body.get(code))
            spans = [span for one in readings if one for span in one.spans]
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
        covering, reasons = (
            tuple(
                dict.fromkeys(n for n, span in said if span.start <= start < span.end)
            )
            for said in (marks, dropped)
        )
        if text[start:end].isspace():
            covering = ()  # nothing to see, and nothing to follow as a link
        begins = tuple(name for name in covering if name not in met)
        met.update(begins)
        yield Piece(text[start:end], covering, begins, next(iter(reasons), None))


def _rows(blocks: Iterable[MarkedBlock]) -> list[list[MarkedBlock]]:
    rows = groupby(blocks, lambda one: one.block.place and one.block.place.row)
    return [list(row) for _number, row in rows]
