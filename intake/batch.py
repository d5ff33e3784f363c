"""Batch import: drafts with nobody there to answer; what is doubtful stays open."""

from dataclasses import replace

from django.core.exceptions import ValidationError

from events.choices import EventKind

from .proposal import QuestionKind
from .review import entity_candidates
from .review.draft import DraftUnit, as_proposed
from .review.highlighting import excerpt
from .uploads import proposal_of
from .writer import write


def make_draft(source, *, by):
    """Make the record of ``source`` and return it.

    Nobody has agreed to enter an organisation, so only one that is certainly known
    becomes an organiser. Raises ``ValidationError`` when no draft can be made, for
    want of a title, because a text does not fit or because the file seems to tell of
    two events; it then waits at the desk.
    """
    proposal = proposal_of(source)
    if any(question.second_event for question in proposal.questions):
        raise ValidationError(QuestionKind.TWO_EVENTS.label)
    holders = filter(None, entity_candidates.certain_organisers(proposal))
    chains = tuple((DraftUnit({}, holder.pk),) for holder in holders)
    draft = as_proposed(proposal)
    columns = {"kind": EventKind.OTHER, **draft.columns}  # said, and not guessed
    return write(replace(draft, columns=columns, organisers=chains), source, by=by)


def doubts(proposal):
    """Return all that stays open: the questions, and organisers we do not know.

    Each is told with the passage that raised it, with what we propose and with what
    else a person could choose.
    """
    questions = [
        {
            "question": str(QuestionKind(question.kind).label),
            "passage": excerpt(proposal, question.spans),
            "proposal": question.proposal,
            "alternatives": _alternatives(proposal, question),
        }
        for question in proposal.questions
    ]
    names = entity_candidates.organisers(proposal)
    holders = entity_candidates.certain_organisers(proposal)
    question = str(QuestionKind.ORGANISER.label)
    asked = {question.about for question in proposal.questions}
    return questions + [
        {"question": question, "passage": name, "proposal": "", "alternatives": []}
        for number, (name, holder) in enumerate(zip(names, holders, strict=True))
        if not holder and f"organisers.{number}" not in asked
    ]


def _alternatives(proposal, question):
    """Return what a person could choose instead of what we propose."""
    if question.kind == QuestionKind.ORGANISER:
        named = replace(proposal, organisers=proposal.possible_organisers)
        return entity_candidates.organisers(named)
    return list(question.alternatives)
