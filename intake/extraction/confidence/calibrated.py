"""Confidence calibration: a logistic model of each field, with fitted weights."""

import functools
import json
import math
from dataclasses import replace
from pathlib import Path

from ...proposal import (
    Extracted,
    Proposal,
    ProposedOrganiser,
    ProposedPerson,
    ProposedUnit,
    Texts,
)
from ..header_block import ASKED
from .evidence import FACTS, Evidence, readings

WEIGHTS = Path(__file__).parent.parent.parent / "rules" / "confidence.json"
POOLED = {"kind", "mode", "day", "time", "city"}  # few of each: one model for all
ALWAYS = "always"  # the weight that needs no evidence

Confidences = dict[tuple[str, str], float]  # by path and field


@functools.cache
def fitted() -> dict:
    return json.loads(WEIGHTS.read_text("utf-8"))


def is_sure(value: Extracted, field: str) -> bool:
    """Tell whether nobody need be asked about a calibrated value of a field."""
    return value.confidence >= fitted()["sure"][field]


def model_of(field: str) -> str:
    return "fact" if field in POOLED else field


def confidence(field: str, evidence: Evidence) -> float:
    """Return which share of readings with this evidence is right."""
    weights = fitted()["weights"][model_of(field)]
    score = weights[ALWAYS] + sum(
        weights.get(name, 0) * value for name, value in evidence.items()
    )
    return round(1 / (1 + math.exp(-score)), 3)


def calibrated(proposal: Proposal) -> Proposal:
    """Return ``proposal`` with the confidence of each value as it was measured."""
    sure = {
        (reading.about, reading.field): confidence(reading.field, reading.evidence)
        for reading in readings(proposal)
    }
    facts = {
        name: replace(value, confidence=sure[name, field])
        for name, field in FACTS.items()
        if (value := getattr(proposal, name))
    }
    return replace(
        proposal,
        **facts,
        title=_titles(proposal.title, sure),
        city=_by_language("city", proposal.city, sure),
        organisers=tuple(
            ProposedOrganiser(tuple(_units(number, organiser, sure)))
            for number, organiser in enumerate(proposal.organisers)
        ),
        people=tuple(
            _person(f"people.{number}", person, sure)
            for number, person in enumerate(proposal.people)
        ),
    )


def _titles(titles: Texts, sure: Confidences) -> Texts:
    """Return titles; one that others compete with stays to be asked about."""
    told = _by_language("title", titles, sure)
    return {
        code: replace(text, confidence=min(text.confidence, titles[code].confidence))
        if titles[code].confidence <= ASKED
        else text
        for code, text in told.items()
    }


def _by_language(name: str, texts: Texts, sure: Confidences) -> Texts:
    return {
        code: replace(text, confidence=sure[f"{name}.{code}", name])
        for code, text in texts.items()
    }


def _units(number: int, organiser: ProposedOrganiser, sure: Confidences):
    for place, unit in enumerate(organiser.chain):
        found = sure[f"organisers.{number}.{place}", "organiser"]
        yield ProposedUnit(unit.kind, _all(unit.name, found))


def _person(about: str, person: ProposedPerson, sure: Confidences) -> ProposedPerson:
    post = sure.get((about, "post"), 1.0)
    return replace(
        person,
        name=_all(person.name, sure[about, "person"]),
        role=replace(person.role, confidence=sure[about, "role"]),
        degree=_all(person.degree, post),
        post=_all(person.post, post),
        affiliation=_all(person.affiliation, post),
    )


def _all(texts: Texts, sure: float) -> Texts:
    return {code: replace(text, confidence=sure) for code, text in texts.items()}
