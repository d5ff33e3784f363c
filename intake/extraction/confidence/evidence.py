"""Evidence: what is known of each reading when it is made, by the path of its value."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from events.choices import EventKind
from languages.lookback import leads
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
_LONG = 14  # words
_OF_A_PAGE = re.compile(r"\d{4}-\d\d|\d\d-\d{4}")
_GOES_ON = re.compile(r"\s(?:of|to|for|in|at|by|with|при|по|им\.?|имени|в|для|[–—-])\s")
_SMALL_WORD = re.compile(r"(?:^|\s)[a-zа-яәғқңөұүһі]{4,}\s$|[–—-]\s$")
_OWNER = re.compile(r"[ндт][ыі]ң\s(?:№\s?)?$")
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
        evidence = of_person(person, around)
        yield Reading(about, "person", evidence)
        yield Reading(about, "role", evidence | of_role(person, around))
        if any(told_of(person)):
            yield Reading(about, "post", evidence | of_post(person, around))


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
        "long": len(words) > _LONG,
        f"as {title.confidence:.2f}": True,
    }


def _of_fact(value: Extracted, field: str, around: Surroundings) -> Evidence:
    span = value.spans[0]
    rules, sentence = around.rules(span), around.sentence(span)
    named = (
        rules.first_of("kinds", flat(b.text))[0] for b in opening(list(around.blocks))
    )
    return around.shape(span) | {
        f"is a {field}": True,
        f"a {field} as {value.confidence:.2f}": True,
        "only digits": not WORD.search(around.shown(span)),
        "as on a page": bool(_OF_A_PAGE.search(around.shown(span))),
        "in a clause": bool(WORD.search(around.blocks[span.block].text[: span.start])),
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
    kind, rules = OrganisationKind(unit.kind), around.rules(span)
    return around.shape(span) | {
        f"is a {kind.value}": kind in _KINDS,
        "is another body": kind is OrganisationKind.OTHER,
        "guessed": sure < _GUESSED,
        "said": sure >= _SAID,
        "alone": len(organiser.chain) == 1,
        "one of several": len(around.proposal.organisers) > 1,
        "one word": len(WORD.findall(name.value)) == 1,
        "organised": bool(rules.pattern("organised").search(plain)),
        "inflected": flat(text[span.start : span.end]) != flat(name.value),
        "said again": around.says_again(name.value),
        f"as {sure:.2f}": True,
        "of somebody": around.tells_of_somebody(span),
        "held": bool(rules.pattern("held").search(plain)),
        "a kind": bool(rules.first_of("kinds", plain)[1]),
        "only helped": bool(rules.pattern("only_helped").search(plain)),
        "at the head": span.block < _HEAD,
        "late": span.block > _LATE,
        "a whole line": span.end - span.start >= len(text) - _HEAD,
        "goes on": bool(_GOES_ON.match(text, span.end)),
        "a word leads": bool(leads(_SMALL_WORD, text, span.start)),
        "an owner leads": bool(leads(_OWNER, text, span.start)),
        "short for it": name.value.isupper(),
    }
