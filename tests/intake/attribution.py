"""What a reading tells of people, and what it got wrong without asking."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from intake.proposal import Proposal, QuestionKind
from languages.names.coreference import same_name

from .sameness import first, same

TOLD = ("degree", "post", "affiliation")
_WORD = re.compile(r"[^\W_]+")
_AND = {"and", "и", "және", "мен"}  # or a comma
_FEWEST = 2  # words that betray from whom a post was taken
_SHORT = 3  # letters of words that betray nothing: «of», «the»

Told = dict[str, dict[str, str]]  # by the name of a person and the column


def wanted_of_people(wanted: dict) -> Told:
    return {
        same(name): told[0] if told else {} for name, _role, *told in wanted["people"]
    }


def said_of_people(proposal: Proposal) -> Told:
    return {
        same(first(person.name)): {
            column: first(texts)
            for column in TOLD
            if (texts := getattr(person, column))
        }
        for person in proposal.people
    }


def words_of(told: dict[str, str]) -> str:
    """Return the words of all columns, whichever of them they stand in."""
    found = _WORD.findall(" ".join(told.values()).lower().replace("ё", "е"))
    return " ".join(sorted(word for word in found if word not in _AND))


def given_to_neighbours(proposal: Proposal, wanted: dict) -> list[str]:
    """Return the people who were given what the text says of somebody else."""
    there = wanted_of_people(wanted)
    wrong = []
    for name, told in said_of_people(proposal).items():
        own = Counter(words_of(there.get(name, {})).split())
        strange = Counter(words_of(told).split()) - own
        long = {word for word in strange if len(word) > _SHORT}
        for other, of_other in there.items():
            shared = long & set(words_of(of_other).split())
            if not same_name(other, name) and len(shared) >= _FEWEST:
                wrong.append(f"{name} ← {other}: {told}")
                break
    return wrong


# --- Questions ----------------------------------------------------------------------

_OF_PEOPLE = {"people", "role", "whole posts"}
_ASKED_OF_A_PERSON = {
    QuestionKind.PERSON: _OF_PEOPLE,
    QuestionKind.ROLE: {"role"},
    QuestionKind.POST: {"whole posts"},
    QuestionKind.ROLE_AND_POST: {"role", "whole posts"},
}


class Judged(NamedTuple):
    """A value: the field of the expected reading, its path, and whether it is right."""

    field: str
    about: str
    value: object
    is_right: bool


def judged(proposal: Proposal, wanted: dict) -> Iterator[Judged]:
    right = _right(wanted)
    for field, about, value in values(proposal):
        yield Judged(field, about, value, value in right[field])


def values(proposal: Proposal) -> Iterator[tuple[str, str, object]]:
    """Yield each value as (field of the expected reading, its path, value).

    Sections are not among them: the author sees them whole.
    """
    for code, title in proposal.title.items():
        yield "title", f"title.{code}", (code, same(title.value))
    for field in ("kind", "mode"):
        if reading := getattr(proposal, field):
            yield field, field, str(reading.value)
    for field, about in (("day", "starts_on"), ("last_day", "ends_on")):
        if reading := getattr(proposal, about):
            yield field, about, str(reading.value)
    if proposal.start_time:
        yield "time", "start_time", str(proposal.start_time.value)[:5]
    for code in list(proposal.city)[:1]:
        yield "city", f"city.{code}", first(proposal.city)
    for number, chain in enumerate(proposal.organisers):
        for place, unit in enumerate(chain.chain):
            yield "organisers", f"organisers.{number}.{place}", same(first(unit.name))
    told = said_of_people(proposal)
    for number, person in enumerate(proposal.people):
        name, about = same(first(person.name)), f"people.{number}"
        yield "people", about, name
        yield "role", about, (name, person.role.value.value)
        if told[name]:
            yield "whole posts", about, (name, words_of(told[name]))


def _right(wanted: dict) -> dict[str, set]:
    people = wanted["people"]
    return {
        "title": {(code, same(text)) for code, text in wanted["title"].items()},
        "organisers": {
            same(n) for chain in wanted.get("organisers", []) for n in chain
        },
        "people": {same(name) for name, *_rest in people},
        "role": {(same(name), role) for name, role, *_told in people},
        "whole posts": {
            (name, words_of(told)) for name, told in wanted_of_people(wanted).items()
        },
        **{field: {wanted.get(field)} for field in ("kind", "mode", "day", "last_day")},
        **{field: {wanted.get(field)} for field in ("time", "city")},
    }


def titles_offered(proposal: Proposal, wanted: dict) -> Iterator[bool]:
    """Yield of each title to find whether it was read, or is one of those to choose."""
    choices = {question.about: question.choices for question in proposal.questions}
    for code, text in wanted["title"].items():
        read = [proposal.title[code].value] if code in proposal.title else []
        yield same(text) in map(same, (*read, *choices.get(f"title.{code}", ())))


def units_offered(proposal: Proposal, wanted: dict) -> Iterator[bool]:
    """Yield of each unit to find whether it was read, or is one of those to choose."""
    chains = (*proposal.organisers, *proposal.possible_organisers)
    offered = {same(first(unit.name)) for one in chains for unit in one.chain}
    for chain in wanted.get("organisers", []):
        yield from (same(name) in offered for name in chain)


def taken(proposal: Proposal) -> Proposal:
    """Return the proposal without what is asked, offered or left out."""
    return replace(proposal, questions=(), unused_spans=(), possible_organisers=())


def is_asked(proposal: Proposal, one: Judged) -> bool:
    """Tell whether a person is asked about a value, or about one that it is part of."""
    about = one.about.replace("ends_on", "starts_on")
    return any(
        (question.about == about or about.startswith(f"{question.about}."))
        and one.field in _ASKED_OF_A_PERSON.get(question.kind, {one.field})
        for question in proposal.questions
    )
