"""The open questions, each with the fields that answer it."""

from dataclasses import dataclass

from intake.proposal import QuestionKind

from ..highlighting import excerpt
from .facts import TEXTS


@dataclass(frozen=True)
class Asked:
    """A question in words, the passage that raised it and where to answer it."""

    id: str
    words: str
    excerpt: str
    language: str  # of the excerpt
    rows: list
    must_be_answered: bool


def questions_of(review):
    """Return the questions of the proposal, those without an answer here left out."""
    return [
        Asked(
            question.id,
            QuestionKind(question.kind).label,
            excerpt(review.proposal, question.spans),
            _language(review.proposal, question.spans),
            _rows(review, question),
            question.must_be_answered,
        )
        for question in review.proposal.questions
    ]


def _language(proposal, spans):
    return proposal.blocks[spans[0].block].language if spans else ""


def _rows(review, question):
    """Return the rows of fields that answer ``question``; some have none here."""
    name, *rest = question.about.split(".")
    facts = review.facts
    if question.kind == QuestionKind.YEAR and "year" in facts.fields:
        return [facts.fact("year"), facts.fact("starts_on")]
    if question.kind == QuestionKind.PEOPLE:
        return [facts.fact("more_people")]
    if name == "people" and rest:
        return [review.people[int(rest[0])].fact("keep")]
    if name == "sections" and rest:
        return [review.sections[int(rest[0])].fact("kind")]
    if name in TEXTS:
        return [facts.text(name)]
    return [facts.fact(name)] if name in facts.fields else []
