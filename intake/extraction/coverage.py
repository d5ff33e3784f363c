"""What of the source the record will not show, so that nobody has to trust us."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from ..proposal import Extracted, Proposal, Reason, Span, UnusedSpan
from ..readers.blocks import Block, BlockKind

_BESIDE = {
    BlockKind.DELETED: Reason.DELETED,
    BlockKind.COMMENT: Reason.COMMENT,
    BlockKind.MARGIN: Reason.MARGIN,
}


def unused_spans(
    proposal: Proposal, reasons: dict[int, Reason]
) -> Iterator[UnusedSpan]:
    """Yield every piece of the source that no value was read from.

    ``reasons`` are those of whole blocks; any other piece only introduced a fact.
    """
    covered: dict[int, list[Span]] = {}
    for span in _spans_of(proposal):
        covered.setdefault(span.block, []).append(span)
    for block in proposal.blocks:
        reason = _BESIDE.get(block.kind) or reasons.get(block.number, Reason.LABEL)
        for span in _gaps(block, covered.get(block.number, [])):
            yield UnusedSpan(span, reason)


def _spans_of(value) -> Iterator[Span]:
    """Yield the spans of all readings inside a value, whatever holds them."""
    if isinstance(value, Extracted):
        yield from value.spans
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _spans_of(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _spans_of(inner)
    elif is_dataclass(value) and not isinstance(value, Block | Span):
        for part in fields(value):
            yield from _spans_of(getattr(value, part.name))


def _gaps(block: Block, covered: list[Span]) -> Iterator[Span]:
    """Yield what lies between the covered places of a block, unless it is space."""
    place = 0
    ends = Span(block.number, len(block.text), len(block.text))
    for span in [*sorted(covered, key=lambda span: span.start), ends]:
        start, end = place, max(place, span.start)
        text = block.text[start:end]
        if text.strip():
            start += len(text) - len(text.lstrip())
            yield Span(block.number, start, start + len(text.strip()))
        place = max(place, span.end)
