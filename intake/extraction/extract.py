"""Information extraction: from blocks to a proposal, the same one every time."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date

from languages.detection import UNDETERMINED
from languages.sentences import flat

from ..proposal import (
    Extracted,
    Proposal,
    ProposedImage,
    Reason,
    Span,
    Texts,
    UnusedSpan,
)
from ..readers.blocks import BESIDE_THE_TEXT, Block, BlockKind, Source
from ..rules import in_any_language
from ..source_hints import with_source
from . import merge_versions
from .confidence.calibrated import calibrated
from .extract_version import ExtractedVersion, extract_version
from .facts.days import EventDays
from .language_versions import is_language_name, language_versions
from .organiser_choices import possible_organisers
from .questions import open_questions

_TEXTS = ("subtitle", "occasion", "venue", "city")
_FACTS = ("kind", "mode", "start_time")
_LONGEST_LABEL = 4  # words of what only introduces a fact
_MOST_WORDS = 12  # of a menu's entry
_NO_SIGN = re.compile(r"[\^_]\([^()]*\)")
_BESIDE = {
    BlockKind.DELETED: Reason.DELETED,
    BlockKind.COMMENT: Reason.COMMENT,
    BlockKind.MARGIN: Reason.MARGIN,
    BlockKind.HIDDEN: Reason.HIDDEN,
    BlockKind.STRUCK: Reason.STRUCK,
    BlockKind.BOILERPLATE: Reason.BOILERPLATE,
    BlockKind.PRIVATE: Reason.PRIVATE,
}


def extract(source: Source, language: str = "") -> Proposal:
    """Return what ``source`` says; ``language`` tells in which one it was written.

    Without it the language most of the text is in counts as the original. Each value
    is as sure as such readings were; what is not sure enough is asked.
    """
    understood, days = understand(source, language)
    proposal = calibrated(understood)
    questions = tuple(open_questions(proposal, days))
    return with_source(replace(proposal, questions=questions), source)


def understand(source: Source, language: str = "") -> tuple[Proposal, EventDays | None]:
    """Return what ``source`` says and its days; confidences tell how it was read."""
    boilerplate = tuple(block for block in source.blocks if is_boilerplate(block))
    apart = {block.number for block in boilerplate}
    text = [block for block in source.blocks if block.number not in apart]
    versions = [
        extract_version(version)
        for version in language_versions(text, boilerplate, language)
    ]
    days = _days(versions)
    is_given = days and not days.asked
    people = merge_versions.people(versions)
    proposal = Proposal(
        blocks=source.blocks,
        original_language=_original(versions[0], source.blocks, stated=bool(language)),
        title=merge_versions.titles(versions),
        **{name: merge_versions.texts(versions, name) for name in _TEXTS},
        **{name: merge_versions.surest(versions, name) for name in _FACTS},
        abstract={},
        starts_on=_day(days, days.found.first) if is_given else None,
        ends_on=_day(days, days.found.last) if is_given else None,
        spoken_languages=_spoken(versions),
        has_others=_has_others(versions),
        organisers=tuple(merge_versions.organisers(versions)),
        people=tuple(people),
        sections=tuple(merge_versions.sections(versions, people)),
        images=tuple(_images(source.blocks)),
        questions=(),
        unused_spans=(),
    )
    unused = tuple(unused_spans(proposal, _reasons(versions)))
    others = possible_organisers(proposal)
    return replace(proposal, unused_spans=unused, possible_organisers=others), days


def _reasons(versions: list[ExtractedVersion]) -> dict[int, Reason]:
    """Return why whole blocks are in no section: by the number of the block."""
    reasons = {b.number: Reason.BOILERPLATE for b in versions[0].boilerplate}
    for version in versions:
        reasons |= dict.fromkeys(version.repeated, Reason.REPEATED)
    return reasons


def _days(versions: list[ExtractedVersion]) -> EventDays | None:
    """Return the days we are surest of; those of a known year come first."""
    return max(
        (version.days for version in versions if version.days),
        key=lambda days: (not days.asked, days.has_year, days.confidence),
        default=None,
    )


def _original(
    main: ExtractedVersion, blocks: tuple[Block, ...], *, stated: bool
) -> Extracted[str]:
    of_language = [block for block in blocks if block.language == main.language]
    telling = [block for block in blocks if block.language != UNDETERMINED]
    share = sum(len(b.text) for b in of_language) / max(
        1, sum(len(b.text) for b in telling)
    )
    return Extracted(main.language, confidence=1.0 if stated else round(share, 2))


def _day(days: EventDays, day: date | None) -> Extracted[date] | None:
    return day and Extracted(day, days.spans, round(days.confidence, 2))


def _spoken(versions: list[ExtractedVersion]) -> Extracted[tuple[str, ...]]:
    stated = merge_versions.surest(versions, "spoken")
    return stated or Extracted((versions[0].language,), confidence=0.4)


def _has_others(versions: list[ExtractedVersion]) -> Extracted[bool]:
    answers = (version.has_others for version in versions)
    return max(answers, key=lambda answer: (answer.value, answer.confidence))


def _images(blocks: tuple[Block, ...]) -> Iterator[ProposedImage]:
    for block in blocks:
        for number in block.images:
            yield ProposedImage(number, block.number, _caption(blocks, block))


def _caption(blocks: tuple[Block, ...], block: Block) -> Texts:
    """Return the line that the reader set apart: with a picture, below or above it."""
    number = block.number
    near = [block, *blocks[number + 1 : number + 2]]
    if number and not (number > 1 and blocks[number - 2].images):  # it is that one's
        near.append(blocks[number - 1])
    for line in near:
        if line.kind is BlockKind.CAPTION:
            span = Span(line.number, 0, len(line.text))
            return {line.language: Extracted(line.text, (span,), 0.8)}
    return {}


# --- Boilerplate --------------------------------------------------------------------


def is_boilerplate(block: Block) -> bool:
    """Tell whether a line is a menu, a counter or a button, or names a language."""
    if block.kind in {BlockKind.HEADING, *BESIDE_THE_TEXT} or not block.text:
        return False
    plain = flat(block.text).strip()
    if is_language_name(plain):
        return True
    line = rf"{in_any_language('boilerplate')}(?:\s*(?:[:»>/|•·]|\d|-).*)?"
    return len(plain.split()) <= _MOST_WORDS and bool(re.fullmatch(line, plain))


# --- Coverage -----------------------------------------------------------------------


def unused_spans(
    proposal: Proposal, reasons: dict[int, Reason]
) -> Iterator[UnusedSpan]:
    """Yield every piece of the source that no value was read from.

    ``reasons`` are those of whole blocks; any other short piece only introduced a fact,
    and a longer one is said to have been understood by nobody.
    """
    covered: dict[int, list[Span]] = {}
    for span in _spans_of(proposal):
        covered.setdefault(span.block, []).append(span)
    for block in proposal.blocks:
        reason = _BESIDE.get(block.kind) or reasons.get(block.number)
        for span in _gaps(block, covered.get(block.number, [])):
            yield UnusedSpan(
                span, reason or _of_piece(block.text[span.start : span.end])
            )
    headings = tuple(section.heading for section in proposal.sections)
    for place in _spans_of((replace(proposal, sections=()), headings)):
        words = proposal.blocks[place.block].text[place.start : place.end]
        for found in _NO_SIGN.finditer(words):
            start, end = (place.start + edge for edge in found.span())
            yield UnusedSpan(Span(place.block, start, end), Reason.SIGN)


def _of_piece(text: str) -> Reason:
    """Return why a piece is in no value: as a label, or because nothing was read."""
    is_label = text.endswith(":") or len(text.split()) <= _LONGEST_LABEL
    return Reason.LABEL if is_label else Reason.UNREAD


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
