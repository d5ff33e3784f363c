"""From blocks to a proposal: pure, so that the same file always reads the same."""

from collections.abc import Iterator
from dataclasses import replace

from languages.detection import UNDETERMINED

from ..proposal import (
    Extracted,
    Proposal,
    ProposedImage,
    ProposedPerson,
    Question,
    QuestionKind,
    Reason,
    Texts,
)
from ..readers.blocks import Block, Source
from . import merge_versions
from .boilerplate import is_boilerplate
from .coverage import unused_spans
from .extract_version import ExtractedVersion, extract_version
from .language_versions import language_versions
from .when import When

SURE = 0.65  # below, a person is asked
_LONGEST_CAPTION = 200


def extract(source: Source, language: str = "") -> Proposal:
    """Return what ``source`` says; ``language`` tells in which one it was written.

    Without it the language most of the text is in counts as the original.
    """
    boilerplate = [block for block in source.blocks if is_boilerplate(block)]
    apart = {block.number for block in boilerplate}
    text = [block for block in source.blocks if block.number not in apart]
    versions = [
        extract_version(version, boilerplate)
        for version in language_versions(text, language)
    ]
    main = versions[0]
    when = max(
        (version.when for version in versions if version.when),
        key=lambda when: (bool(when.days.year), when.confidence),
        default=None,
    )
    everybody = merge_versions.people(versions)
    proposal = Proposal(
        blocks=source.blocks,
        original_language=_original(main, source.blocks, stated=bool(language)),
        title=merge_versions.texts(versions, lambda v: v.titles.title),
        subtitle=merge_versions.texts(versions, lambda v: v.titles.subtitle),
        occasion=merge_versions.texts(versions, lambda v: v.occasion),
        abstract={},
        kind=merge_versions.surest(v.kind for v in versions),
        mode=merge_versions.surest(v.mode for v in versions),
        starts_on=_day(when, when.first()) if when else None,
        ends_on=_day(when, when.last()) if when else None,
        start_time=merge_versions.surest(v.start_time for v in versions),
        venue=merge_versions.texts(versions, lambda v: v.venue),
        city=merge_versions.texts(versions, lambda v: v.city),
        spoken_languages=_spoken(versions),
        has_others=max(
            (v.has_others for v in versions), key=lambda r: (r.value, r.confidence)
        ),
        organisers=tuple(merge_versions.organisers(versions)),
        people=tuple(everybody),
        sections=tuple(merge_versions.sections(versions, everybody)),
        images=tuple(_images(source.blocks)),
        questions=(),
        unused_spans=(),
    )
    return _finished(proposal, when, boilerplate, versions)


def _finished(
    proposal: Proposal,
    when: When | None,
    boilerplate: list[Block],
    versions: list[ExtractedVersion],
) -> Proposal:
    """Add what only the whole can tell: the open questions, and what is left out."""
    reasons = {block.number: Reason.BOILERPLATE for block in boilerplate}
    for version in versions:
        repeated = version.titles.repeated
        reasons |= dict.fromkeys(repeated, Reason.REPEATED)
    return replace(
        proposal,
        questions=tuple(_questions(proposal, when)),
        unused_spans=tuple(unused_spans(proposal, reasons)),
    )


def _original(
    main: ExtractedVersion, blocks: tuple[Block, ...], *, stated: bool
) -> Extracted[str]:
    own = [block for block in blocks if block.language == main.language]
    telling = [block for block in blocks if block.language != UNDETERMINED]
    share = sum(len(b.text) for b in own) / max(1, sum(len(b.text) for b in telling))
    return Extracted(main.language, confidence=1.0 if stated else round(share, 2))


def _day(when: When, day) -> Extracted | None:
    if day is None:
        return None
    return Extracted(day, (when.span, *when.year_spans), round(when.confidence, 2))


def _spoken(versions: list[ExtractedVersion]) -> Extracted[tuple[str, ...]]:
    stated = merge_versions.surest(version.spoken for version in versions)
    return stated or Extracted((versions[0].language,), confidence=0.4)


def _images(blocks: tuple[Block, ...]) -> Iterator[ProposedImage]:
    for block in blocks:
        for number in block.images:
            yield ProposedImage(number, block.number, _caption(blocks, block))


def _caption(blocks: tuple[Block, ...], block: Block) -> Texts:
    """Return the short line beneath a picture, when it says it is a caption."""
    for below in blocks[block.number + 1 : block.number + 2]:
        words = below.text.lower()
        if len(words) < _LONGEST_CAPTION and words.startswith(
            ("сурет", "фото", "рис", "photo", "figure", "picture")
        ):
            return {below.language: Extracted(below.text, confidence=0.8)}
    return {}


# --- Open questions ------------------------------------------------------------------


def _questions(proposal: Proposal, when: When | None) -> Iterator[Question]:
    if when and not when.days.year:
        yield _about_year(when)
    elif when is None:
        yield Question(QuestionKind.DAY, "starts_on")
    original = proposal.original_language
    if original.value not in proposal.title:
        yield Question(QuestionKind.TITLE, f"title.{original.value}")
    elif proposal.title[original.value].confidence < SURE:
        title = proposal.title[original.value]
        about = f"title.{original.value}"
        yield Question(QuestionKind.TITLE, about, title.value, spans=title.spans)
    if proposal.kind is None:
        yield Question(QuestionKind.KIND, "kind")
    elif proposal.kind.confidence < SURE:
        yield Question(QuestionKind.KIND, "kind", proposal.kind.value)
    if original.confidence < SURE:
        others = tuple(code for code in proposal.languages if code != original.value)
        yield Question(
            QuestionKind.LANGUAGE, "original_language", original.value, others
        )
    if not proposal.organisers:
        yield Question(QuestionKind.ORGANISER, "organisers")
    if not proposal.people:
        yield Question(QuestionKind.PEOPLE, "people")
    yield from _about_people(proposal.people)


def _about_year(when: When) -> Question:
    day = when.first()
    return Question(
        QuestionKind.YEAR,
        "starts_on",
        str(day.year) if day else "",
        spans=(when.span, *when.year_spans),
    )


def _about_people(people: tuple[ProposedPerson, ...]) -> Iterator[Question]:
    for number, person in enumerate(people):
        name = next(iter(person.name.values()))
        if name.confidence < SURE:
            yield Question(
                QuestionKind.PERSON, f"people.{number}", name.value, spans=name.spans
            )
