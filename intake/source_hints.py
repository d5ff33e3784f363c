"""Hints of a source beside its text: what its page, its marks and its making tell.

None of it is taken for a fact: a title and a day are proposed, and the rest is asked.
"""

from dataclasses import replace

from languages.detection import UNDETERMINED, detect

from .proposal import (
    MOST_TITLES,
    Extracted,
    Proposal,
    Question,
    QuestionKind,
    Span,
)
from .readers.blocks import Block, BlockKind, Source

_DOUBTFUL = 0.3
_MOST_QUOTED = 20  # passages in one question
_FEWEST_WORDS = 3  # of a headline; what is shorter is the name of the site


def with_source(proposal: Proposal, source: Source) -> Proposal:
    """Return ``proposal`` with what ``source`` tells besides its text."""
    page, original = source.page, proposal.original_language.value
    titles = proposal.title
    is_headline = len(page.title.split()) >= _FEWEST_WORDS
    if not titles and is_headline and detect(page.title) in {original, UNDETERMINED}:
        titles = {original: Extracted(page.title, confidence=_DOUBTFUL)}
    answers = {QuestionKind.DAY: page.published and page.published.isoformat()}
    if titles is not proposal.title:
        answers[QuestionKind.TITLE] = page.title
    asked = [
        _answered(question, answers.get(question.kind))
        for question in proposal.questions
    ]
    if source.is_recognised:
        asked.insert(0, Question(QuestionKind.RECOGNISED, "recognised"))
    struck = [block for block in source.blocks if block.kind is BlockKind.STRUCK]
    if struck:
        spans = tuple(map(_whole, struck[:_MOST_QUOTED]))
        asked.append(Question(QuestionKind.STRUCK, "struck", spans=spans))
    return replace(proposal, title=titles, questions=tuple(asked), address=page.address)


def _answered(question: Question, answer: str | None) -> Question:
    if not answer:
        return question
    others = question.alternatives[: MOST_TITLES - 1]
    return replace(question, proposal=answer, alternatives=others)


def _whole(block: Block) -> Span:
    return Span(block.number, 0, len(block.text))
