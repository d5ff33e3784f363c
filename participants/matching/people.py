"""Whom a printed name may mean, by a comparison of every known spelling.

Names are looked up by a folded key (``languages.names.likeness``), which finds too many
people rather than too few; then every known spelling of each is compared, part by part.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from languages.columns import column, columns
from languages.fallback import LANGUAGES
from languages.names.likeness import (
    Likeness,
    family_likeness,
    given_likeness,
    keys_to_ask,
)
from languages.names.printed import NameParts, is_initial, parts
from languages.normalise import words
from languages.stemming import terms

from ..models import Organisation, Person, PersonName
from ..naming import spellings

LEAST_SCORE = 0.3  # below it a candidate is a distraction
MOST_COMPARED = 500  # for one name; more share a key only in a very large archive
KNOWN_SPELLING = 0.92
SAME_AFFILIATION = 0.08
SHARED_WORDS = 0.6  # of the shorter of two affiliations

_FAMILY = {
    Likeness.SAME: (1.0, _("same family name")),
    Likeness.COMPOUND: (0.85, _("one family name is part of the other")),
    Likeness.ENDING: (0.85, _("family name with another ending")),
    Likeness.SIMILAR: (0.85, _("family name spelt alike")),
}
_GIVEN = {
    Likeness.SAME: (0.9, _("same given name")),
    Likeness.SIMILAR: (0.8, _("given name spelt alike")),
    Likeness.INITIAL: (0.75, _("initials agree")),
    Likeness.UNKNOWN: (0.5, _("no given name to compare")),
    Likeness.DIFFERENT: (0.1, _("given names differ")),
}
_PATRONYMIC = {
    Likeness.SAME: (1.08, _("same patronymic")),
    Likeness.SIMILAR: (1.06, _("same patronymic")),
    Likeness.INITIAL: (1.04, _("initials of the patronymic agree")),
    Likeness.UNKNOWN: (1.0, None),
    Likeness.DIFFERENT: (0.3, _("patronymics differ")),
}


class Printed(NamedTuple):
    """A name as it stands in a record, and the affiliation printed beside it."""

    name: str
    language: str = "kk"
    affiliation: str = ""


@dataclass(frozen=True)
class Candidate:
    """Whom or what a printed name may mean, and what speaks for and against it."""

    thing: Person | Organisation
    score: float  # from 0 to 1
    reasons: tuple[str | Promise, ...]


class _Finding(NamedTuple):
    score: float
    reasons: tuple[str | Promise, ...]
    given: Likeness


def candidates(
    printed_name: str, language: str = "kk", *, affiliation: str = "", limit: int = 5
) -> list[Candidate]:
    """Return the people whom ``printed_name`` may mean, the likeliest first."""
    asked = Printed(printed_name, language, affiliation)
    return candidates_for_many([asked], limit=limit)[0]


def candidates_for_many(
    names: Sequence[Printed | tuple[str, str]], *, limit: int = 5
) -> list[list[Candidate]]:
    """Return the candidates for each of ``names``, in a constant number of queries."""
    asked = [Printed(*name) for name in names]
    ways = [parts(one.name) for one in asked]
    keys = [{key for way in each for key in keys_to_ask(*way[:2])} for each in ways]
    people = _People(set().union(*keys), any(one.affiliation for one in asked))
    return [
        _best(
            (_compare(one, each, person, people) for person in people.under(own_keys)),
            limit,
        )
        for one, each, own_keys in zip(asked, ways, keys, strict=True)
    ]


class _People:
    """Everybody kept under some keys, with all that a comparison asks of them."""

    def __init__(self, keys: set[str], with_affiliations: bool):
        self._under_key = defaultdict(dict)
        self.names = {}
        self.affiliations = defaultdict(set)
        numbers = _numbers_under(keys) if keys else set()
        people = Person.objects.filter(pk__in=numbers, merged_into=None)
        for person in people.for_matching():
            self.names[person.pk] = list(_names_of(person))
            for key in _keys_of(person) & keys:
                self._under_key[key][person.pk] = person
        if with_affiliations and numbers:
            self._remember_affiliations(numbers)

    def under(self, keys: Iterable[str]) -> Iterator[Person]:
        found = {}
        for key in sorted(keys):
            found |= self._under_key.get(key, {})
        return iter(list(found.values())[:MOST_COMPARED])

    def _remember_affiliations(self, numbers):
        affiliations = columns("participations__affiliation")
        rows = Person.objects.filter(pk__in=numbers).values_list("pk", *affiliations)
        for number, *texts in rows:
            self.affiliations[number].update(
                (text, code)
                for text, code in zip(texts, LANGUAGES, strict=True)
                if text
            )


def _numbers_under(keys):
    own, spellings = Q(), Q(key__in=keys) | Q(turned_key__in=keys)
    for key in columns("name_key"):
        own |= Q(**{f"{key}__in": keys})
    numbers = set(Person.objects.filter(own).values_list("pk", flat=True))
    names = PersonName.objects.filter(spellings)
    return numbers | set(names.values_list("person", flat=True))


def _keys_of(person):
    keys = {getattr(person, key) for key in columns("name_key")}
    for name in person.names.all():
        keys |= {name.key, name.turned_key}
    return keys


def _best(found, limit):
    worth_showing = [each for each in found if each and each.score >= LEAST_SCORE]
    worth_showing.sort(key=lambda each: (-each.score, each.thing.sort_key_kk))
    return worth_showing[:limit]


def _compare(asked, ways, person, people):
    """Return the person as a candidate, by the spelling that agrees best."""
    known = people.names[person.pk]
    findings = [found for way in ways for found in _findings(way, known)]
    if not findings:
        return None
    score, reasons, _given = max(findings, key=lambda finding: finding.score)
    if _folded(asked.name) in {_folded(known.text) for known in spellings(person)}:
        score, reasons = max(score, KNOWN_SPELLING), (_("known spelling"), *reasons)
    if _same_affiliation(asked, people.affiliations[person.pk]):
        score += SAME_AFFILIATION
        reasons = (*reasons, _("same affiliation at another event"))
    return Candidate(person, round(min(score, 1.0), 3), reasons)


def _findings(way, known):
    """Weigh one way to read the printed name against all that a person is called.

    A given name in full outweighs an initial that would agree: «Ғалым Есім» is not
    Ғарифолла Есім, although he is known as «Ғ. Есім» as well.
    """
    found = [each for name in known if (each := _agreement(way, name))]
    agreeing = {Likeness.SAME, Likeness.SIMILAR}
    if is_initial(way.given):
        agreeing.add(Likeness.INITIAL)
    given = {each.given for each in found}
    if Likeness.DIFFERENT in given and not given & agreeing:
        return [each for each in found if each.given is Likeness.DIFFERENT]
    return found


def _agreement(asked: NameParts, known: NameParts) -> _Finding | None:
    """Weigh one way to read the printed name against one known name."""
    family = _FAMILY.get(family_likeness(asked.family, known.family))
    if not family:
        return None
    likeness = given_likeness(asked.given, known.given)
    weighed = [family, _GIVEN[likeness]]
    if likeness is not Likeness.UNKNOWN:
        weighed.append(_PATRONYMIC[given_likeness(asked.patronymic, known.patronymic)])
    score = 1.0
    for weight, _reason in weighed:
        score *= weight
    reasons = tuple(reason for _weight, reason in weighed if reason)
    return _Finding(score, reasons, likeness)


def _names_of(person) -> Iterator[NameParts]:
    """Yield a person's names taken apart: those of each language, then the variants."""
    for code in LANGUAGES:
        if getattr(person, column("family_name", code)):
            texts = (part.text for part in person.parts_in(code))
            yield NameParts(*(text.strip().rstrip(".").lower() for text in texts))
    for name in person.names.all():
        yield from parts(name.name)


@lru_cache(maxsize=20_000)
def _folded(name: str) -> tuple[str, ...]:
    return tuple(word.text for word in words(name))


def _same_affiliation(asked, known):
    """Tell whether most words of one affiliation stand in the other."""
    own = set(terms(asked.affiliation, asked.language))
    pairs = ((own, set(terms(text, code))) for text, code in known)
    return any(
        one and other and len(one & other) >= SHARED_WORDS * min(len(one), len(other))
        for one, other in pairs
    )
