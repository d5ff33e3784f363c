"""Evidence: what is known of each reading when it is made, by the path of its value."""

from collections.abc import Iterator
from typing import NamedTuple

from events.choices import EventKind
from languages.sentences import flat
from participants.choices import OrganisationKind

from ...proposal import Extracted, Proposal, ProposedOrganiser, ProposedUnit
from ..people.details import name_of
from ..texts import opening, quoted
from .of_people import of_person, of_post, of_role
from .surroundings import WORD, Evidence, Surroundings, told_of

FACTS = {  # by their names in the proposal
    "kind": "kind",
    "mode": "mode",
    "starts_on": "day",
    "ends_on": "day",
    "start_time": "time",
}
_DOUBTFUL, _GUESSED, _SAID = 0.8, 0.65, 0.9  # of how a value was read
_HEAD, _LATE = 2, 6  # blocks
_KINDS = (OrganisationKind.UNIVERSITY, OrganisationKind.FACULTY)


class Reading(NamedTuple):
    """A value by its path in the proposal, what it is, and the evidence for it."""

    about: str
    field: str
    evidence: Evidence


def readings(proposal: Proposal) -> Iterator[Reading]:
    """Yield each value that was read and not only proposed."""
    around = Surroundings(proposal)
    for code, title in proposal.title.items():
        yield Reading(f"title.{code}", "title", _of_title(title, around))
    for name, field in FACTS.items():
        if value := getattr(proposal, name):
            yield Reading(name, field, _of_fact(value, field, around))
    for code, city in proposal.city.items():
        yield Reading(f"city.{code}", "city", _of_fact(city, "city", around))
    for number, organiser in enumerate(proposal.organisers):
        for place, unit in enumerate(organiser.chain):
            about = f"organisers.{number}.{place}"
            evidence = _of_unit(unit, organiser, around)
            yield Reading(about, "organiser", evidence)
    for number, person in enumerate(proposal.people):
        about = f"people.{number}"
        yield Reading(about, "person", of_person(person, around))
        yield Reading(about, "role", of_role(person, around))
        if any(told_of(person)):
            yield Reading(about, "post", of_post(person, around))


def _of_title(title: Extracted[str], around: Surroundings) -> Evidence:
    span, words = title.spans[-1], WORD.findall(title.value)
    text = around.blocks[span.block].text
    return around.shape(span) | {
        "guessed": title.confidence < _GUESSED,
        "said": title.confidence >= _SAID,
        "quoted": any(a <= span.start and span.end <= b for a, b in quoted(text)),
        "a whole line": span.end - span.start >= len(text) - _HEAD,
        "at the head": span.block < _HEAD,
        "said again": around.says_again(title.value),
        "short": len(words) <= _HEAD + 1,
    }


def _of_fact(value: Extracted, field: str, around: Surroundings) -> Evidence:
    span = value.spans[0]
    rules, sentence = around.rules(span), around.sentence(span)
    named = (
        rules.first_of("kinds", flat(b.text))[0] for b in opening(list(around.blocks))
    )
    return around.shape(span) | {
        f"is a {field}": True,
        "doubtful": value.confidence < _DOUBTFUL,
        "at the head": span.block < _HEAD,
        "late": span.block > _LATE,
        "held": bool(rules.pattern("held").search(sentence.plain)),
        "other kind": value.value is EventKind.OTHER,
        "many kinds": field == "kind" and len({*named} - {None}) > 1,
    }


def _of_unit(
    unit: ProposedUnit, organiser: ProposedOrganiser, around: Surroundings
) -> Evidence:
    name, sure = name_of(unit), name_of(unit).confidence
    span = name.spans[0]
    text, plain = around.blocks[span.block].text, around.sentence(span).plain
    kind = OrganisationKind(unit.kind)
    return around.shape(span) | {
        f"is a {kind.value}": kind in _KINDS,
        "is another body": kind is OrganisationKind.OTHER,
        "guessed": sure < _GUESSED,
        "said": sure >= _SAID,
        "alone": len(organiser.chain) == 1,
        "one of several": len(around.proposal.organisers) > 1,
        "one word": len(WORD.findall(name.value)) == 1,
        "organised": bool(around.rules(span).pattern("organised").search(plain)),
        "inflected": flat(text[span.start : span.end]) != flat(name.value),
        "said again": around.says_again(name.value),
    }
