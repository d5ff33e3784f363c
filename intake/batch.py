"""Batch import: drafts with nobody there to answer; what is doubtful stays open."""

from dataclasses import dataclass, replace

from events.choices import EventKind

from .proposal import QuestionKind
from .review import entity_candidates
from .review.draft import DraftUnit, as_proposed
from .review.highlighting import excerpt
from .uploads import proposal_of
from .writer import write


@dataclass(frozen=True)
class Doubt:
    """What a person still has to say: the question, the passage, what we propose."""

    question: str
    passage: str
    proposal: str = ""


def make_draft(source, *, by):
    """Make the record of ``source`` and return it.

    Nobody has agreed to enter an organisation, so only one that is certainly known
    becomes an organiser. Raises ``ValidationError`` when no draft can be made, for
    want of a title or because a text does not fit; the file then waits at the desk.
    """
    proposal = proposal_of(source)
    holders = filter(None, entity_candidates.certain_organisers(proposal))
    chains = tuple((DraftUnit({}, holder.pk),) for holder in holders)
    draft = as_proposed(proposal)
    columns = {"kind": EventKind.OTHER, **draft.columns}  # said, and not guessed
    return write(replace(draft, columns=columns, organisers=chains), source, by=by)


def doubts(proposal):
    """Return all that stays open: the questions, and organisers we do not know."""
    questions = [
        Doubt(
            str(QuestionKind(question.kind).label),
            excerpt(proposal, question.spans),
            question.proposal,
        )
        for question in proposal.questions
    ]
    holders = zip(
        entity_candidates.organisers(proposal),
        entity_candidates.certain_organisers(proposal),
        strict=True,
    )
    question = str(QuestionKind.ORGANISER.label)
    return questions + [Doubt(question, name) for name, holder in holders if not holder]
