"""Reconciliation: whom or what of the public archive the names of a table may mean.

The matcher of the desk compares, so a client reads the same reasons. It hears of
nobody whom no public record shows, nor of those who asked not to be shown.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.models import Event, Participation
from languages.names.cases import nominative
from languages.names.declension import CASES, Gender, noun_forms
from languages.names.endings import declined_forms
from languages.names.given_names import given_forms
from participants.matching import KnownOrganisations, candidates_for_many
from participants.matching.people import MOST_COMPARED
from participants.models import Person
from participants.querysets import OrganisationQuerySet, PersonQuerySet

CERTAIN = 0.9
OF_A_CASE = 0.8  # of the score that the nominative would have
# What ISO 9 and ALA-LC write for one letter each; the other letters are as elsewhere.
_LATIN_OF_LIBRARIES = str.maketrans(
    {"š": "sh", "ž": "zh", "č": "ch", "ŝ": "shch", "û": "yu", "â": "ya", "j": "y"}
    | {"Š": "Sh", "Ž": "Zh", "Č": "Ch", "Û": "Yu", "Â": "Ya", "J": "Y"}
    | {"ĭ": "i", "\u0361": ""}
)
_RUSSIAN_WORD = re.compile(r"[а-яёәғқңөұүһі]{3,}", re.I)


class Match(NamedTuple):
    """Somebody or something that a name may mean; the score goes from 0 to 1."""

    number: int
    score: float
    reasons: tuple[str | Promise, ...]
    is_certain: bool


def public_people() -> PersonQuerySet:
    return Person.objects.appearing_in(Participation.objects.public())


def public_organisations() -> OrganisationQuerySet:
    return Event.objects.published().named_bodies()


def people(names: Iterable[str]) -> dict[str, list[Match]]:
    """Return the people whom each of ``names`` may mean, in four queries for all.

    Nobody is certain but who stands alone: where two people may be meant somebody has
    to look, even if one of them is not shown, or if the name may stand in a case.
    """
    ways = {name: (_straight(name), _undeclined(name)) for name in names}
    asked = list({one for both in ways.values() for each in both for one in each})
    candidates = candidates_for_many(
        [(one, "kk") for one in asked], limit=MOST_COMPARED
    )
    numbers = {one.person.pk for found in candidates for one in found}
    rows = public_people().filter(pk__in=numbers).values_list("pk", "hidden")
    hidden, found = dict(rows), dict(zip(asked, candidates, strict=True))

    def best(ways):
        public = [one for way in ways for one in found[way] if one.person.pk in hidden]
        public.sort(key=lambda one: (one.score, -one.person.pk))
        return list({one.person.pk: one for one in public}.values())[::-1]

    matches = {}
    for name, (straight, undeclined) in ways.items():
        if candidates := best(straight):
            likeness, sure, why = 1, len(candidates) == 1, ()
        else:
            candidates, likeness, sure = best(undeclined), OF_A_CASE, False
            why = (_("if the name stands in a case"),)
        matches[name] = [
            Match(
                one.person.pk,
                one.score * likeness,
                (*why, *one.reasons),
                sure and one.score >= CERTAIN,
            )
            for one in candidates
            if not hidden[one.person.pk]
        ]
    return matches


def organisations(names: Iterable[str]) -> dict[str, list[Match]]:
    """Return the organisations that each of ``names`` may mean, in a few queries."""
    known = KnownOrganisations(public_organisations().for_matching())
    matches = {}
    for name in names:
        found = known.candidates(name, limit=MOST_COMPARED)
        is_alone = sum(one.score >= CERTAIN for one in found) == 1
        matches[name] = [
            Match(
                one.organisation.pk,
                one.score,
                one.reasons,
                is_alone and one.score >= CERTAIN,
            )
            for one in found
        ]
    return matches


def _straight(name: str) -> list[str]:
    """Return a name as it is written, in plain Latin letters, and in the nominative."""
    plain = unicodedata.normalize("NFC", name).translate(_LATIN_OF_LIBRARIES)
    cases = (nominative(name, code) for code in ("kk", "ru"))
    return list(dict.fromkeys([name, plain, *cases]))


def _undeclined(name: str) -> set[str]:
    """Return the nominatives of a name, were it of a man or a woman, in each case."""
    read = {
        word: [*declined_forms(word), *given_forms(word)] or noun_forms(word)
        for word in _RUSSIAN_WORD.findall(name)
    }
    ways = set()
    for case, gender in product(CASES[1:], Gender):
        way = name
        for word, forms in read.items():
            fitting = [
                f for f in forms if f.case == case and f.gender in (gender, None)
            ]
            way = way.replace(word, fitting[0].nominative if fitting else word)
        ways.add(way)
    return ways
