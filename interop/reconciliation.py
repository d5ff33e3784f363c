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

from events import public
from languages.names.cases import kazakh_nominative
from languages.names.declension import CASES, Gender, noun_forms
from languages.names.endings import declined_forms
from languages.names.given_names import given_forms
from participants.matching import KnownOrganisations, candidates_for_many
from participants.matching.people import MOST_COMPARED

CERTAIN = 0.9
OF_A_CASE = 0.8  # of the score that the nominative would have
_RUSSIAN = re.compile(r"[а-яёәғқңөұүһі]{3,}", re.I)
# What ISO 9 and ALA-LC write for one letter each; the other letters are as elsewhere.
_LATIN_OF_LIBRARIES = str.maketrans(
    {"š": "sh", "ž": "zh", "č": "ch", "ŝ": "shch", "û": "yu", "â": "ya", "j": "y"}
    | {"Š": "Sh", "Ž": "Zh", "Č": "Ch", "Û": "Yu", "Â": "Ya", "J": "Y"}
    | {"ĭ": "i", "\u0361": ""}
)


class Match(NamedTuple):
    """Somebody or something that a name may mean; the score goes from 0 to 1."""

    number: int
    score: float
    reasons: tuple[str | Promise, ...]
    is_certain: bool


def people(names: Iterable[str]) -> dict[str, list[Match]]:
    """Return the people whom each of ``names`` may mean, in a few queries for all.

    Nobody is certain but who stands alone: where two people may be meant somebody has
    to look, even if one of them is not shown, or if the name may stand in a case.
    """
    ways = {name: (_as_written(name), _undeclined(name)) for name in names}
    asked = list({one for both in ways.values() for each in both for one in each})
    known = candidates_for_many([(one, "kk") for one in asked], limit=MOST_COMPARED)
    found = dict(zip(asked, known, strict=True))
    numbers = {one.thing.pk for each in known for one in each}
    shown = public.people().filter(pk__in=numbers).values_list("pk", "hidden")
    hidden, matches = dict(shown), {}
    for name, (as_written, undeclined) in ways.items():
        best = _best(as_written, found, hidden)
        is_certain, share, why = len(best) == 1, 1, ()
        if not best:
            best = _best(undeclined, found, hidden)
            share, why = OF_A_CASE, (_("if the name stands in a case"),)
        matches[name] = [
            Match(number, score * share, why + reasons, is_certain and score >= CERTAIN)
            for score, number, reasons in best
            if not hidden[number]
        ]
    return matches


def _best(ways, found, shown):
    """Return the likeliest people of all ``ways`` to read a name, each of them once."""
    every = [one for way in ways for one in found[way] if one.thing.pk in shown]
    every.sort(key=lambda one: (one.score, -one.thing.pk))
    best = {one.thing.pk: one for one in every}  # the later is the better
    return [(one.score, number, one.reasons) for number, one in best.items()][::-1]


def _as_written(name):
    plain = unicodedata.normalize("NFC", name).translate(_LATIN_OF_LIBRARIES)
    return {name, plain}


def _undeclined(name):
    """Return the nominatives of a name, were it of a man or a woman, in each case."""
    read = {
        word: [*declined_forms(word), *given_forms(word)] or noun_forms(word)
        for word in _RUSSIAN.findall(name)
    }
    ways = {kazakh_nominative(name)}
    for case, gender in product(CASES[1:], Gender):
        way = name
        for word, forms in read.items():
            told = (f for f in forms if f.case == case and f.gender in (gender, None))
            way = way.replace(word, next((form.nominative for form in told), word))
        ways.add(way)
    return ways


def organisations(names: Iterable[str]) -> dict[str, list[Match]]:
    """Return the organisations that each of ``names`` may mean, in a few queries."""
    known = KnownOrganisations(public.named_bodies().for_matching())
    matches = {}
    for name in names:
        found = known.candidates(name, limit=MOST_COMPARED)
        certain = [one for one in found if one.score >= CERTAIN]
        matches[name] = [
            Match(one.thing.pk, one.score, one.reasons, certain == [one])
            for one in found
        ]
    return matches
