"""Open questions: what a text does not tell, and what of it may have been misread."""

from collections.abc import Iterator
from dataclasses import replace

from ..proposal import (
    Extracted,
    Proposal,
    ProposedPerson,
    Question,
    QuestionKind,
)
from .confidence.calibrated import is_sure
from .facts.days import EventDays
from .people.details import name_of
from .title_choices import other_titles

_FACTS = {
    "kind": ("kind", QuestionKind.KIND),
    "mode": ("mode", QuestionKind.MODE),
    "start_time": ("time", QuestionKind.TIME),
}
_LIKELY = 0.5  # a title less likely than that is asked for on top
_MOSTLY = 0.65  # of a text, in the language that counts as the original


def open_questions(proposal: Proposal, days: EventDays | None) -> Iterator[Question]:
    yield from _about_days(proposal, days)
    yield from _about_titles(proposal)
    if proposal.kind is None:
        yield Question(QuestionKind.KIND, "kind")
    for name, (field, kind) in _FACTS.items():
        value = getattr(proposal, name)
        if value and not is_sure(value, field):
            yield _whether_right(kind, name, value)
    for code, city in proposal.city.items():
        if not is_sure(city, "city"):
            yield _whether_right(QuestionKind.CITY, f"city.{code}", city)
    if not proposal.organisers:
        yield Question(QuestionKind.ORGANISER, "organisers")
    for number, organiser in enumerate(proposal.organisers):
        names = [name_of(unit) for unit in organiser.chain]
        if not all(is_sure(name, "organiser") for name in names):
            about = f"organisers.{number}"
            yield _whether_right(QuestionKind.ORGANISER, about, names[-1])
    if not proposal.people:
        yield Question(QuestionKind.PEOPLE, "people")
    for number, person in enumerate(proposal.people):
        if kind := _doubt_about(person):
            yield _whether_right(kind, f"people.{number}", name_of(person))


def _whether_right(kind: QuestionKind, about: str, value: Extracted) -> Question:
    return Question(kind, about, str(value.value), spans=value.spans)


def _about_days(proposal: Proposal, days: EventDays | None) -> Iterator[Question]:
    if days is None:
        yield Question(QuestionKind.DAY, "starts_on")
    elif days.asked:
        day = str(days.found.first or "")
        yield Question(QuestionKind.DAY, "starts_on", day, spans=days.spans)
    elif not days.has_year:
        year = str(days.found.year or "")
        yield Question(QuestionKind.YEAR, "starts_on", year, spans=days.spans)
    elif not is_sure(proposal.starts_on, "day"):
        yield _whether_right(QuestionKind.WHETHER_DAY, "starts_on", proposal.starts_on)


def _about_titles(proposal: Proposal) -> Iterator[Question]:
    original = proposal.original_language
    if original.value not in proposal.title:
        others = other_titles(proposal, original.value)
        yield Question(QuestionKind.TITLE, f"title.{original.value}", "", others)
    for code, title in proposal.title.items():
        if not is_sure(title, "title"):
            may_be = title.confidence >= _LIKELY
            kind = QuestionKind.WHETHER_TITLE if may_be else QuestionKind.TITLE
            asked = _whether_right(kind, f"title.{code}", title)
            yield replace(asked, alternatives=other_titles(proposal, code))
    if original.confidence < _MOSTLY:
        others = tuple(code for code in proposal.languages if code != original.value)
        about = "original_language"
        yield Question(QuestionKind.LANGUAGE, about, original.value, others)


def _doubt_about(person: ProposedPerson) -> QuestionKind | None:
    """Return what is asked of a person: one question, whatever is unsure."""
    columns = (person.degree, person.post, person.affiliation)
    told = [text for column in columns for text in column.values()]
    has_post = all(is_sure(text, "post") for text in told)
    if not is_sure(name_of(person), "person"):
        return QuestionKind.PERSON
    if is_sure(person.role, "role"):
        return None if has_post else QuestionKind.POST
    return QuestionKind.ROLE if has_post else QuestionKind.ROLE_AND_POST
