"""Deduplication: people who may be one are suggested, with reasons; others decide."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise

from .matching import Printed, candidates_for_many
from .models import DistinctPeople, Person
from .naming import full_names

LIKELY = 0.6  # from here two people are worth a look: at least the initials agree
MOST_FOR_ONE = 10


@dataclass(frozen=True)
class Pair:
    """Two people of like names, and what speaks for their being one."""

    person: Person
    other: Person
    score: float
    reasons: tuple[str | Promise, ...]


def likely_pairs(people: Iterable[Person]) -> list[Pair]:
    """Return pairs of one of ``people`` and somebody entered before, likeliest first.

    Going through everybody in slices so shows each pair once.
    """
    found = [pair for pair in _pairs(people) if pair.other.pk < pair.person.pk]
    return sorted(found, key=lambda pair: -pair.score)


def likely_same(person: Person) -> list[Pair]:
    """Return the people who may be ``person``, the likeliest first."""
    return sorted(_pairs([person]), key=lambda pair: -pair.score)


def set_apart(one: Person, other: Person, *, by) -> None:
    """Remember that somebody looked and found two people."""
    first, second = sorted((one, other), key=lambda person: person.pk)
    DistinctPeople.objects.get_or_create(
        first=first, second=second, defaults={"decided_by": by}
    )


def _pairs(people: Iterable[Person]) -> Iterator[Pair]:
    people = list(people)
    asked = [(person, name) for person in people for name in full_names(person)]
    printed = [Printed(name.text, name.language) for _person, name in asked]
    apart = _known_apart(people)
    best: dict[tuple[int, int], Pair] = {}
    for (person, _name), found in zip(
        asked, candidates_for_many(printed, limit=MOST_FOR_ONE), strict=True
    ):
        for each in found:
            key = (person.pk, each.person.pk)
            ordered = (min(key), max(key))
            weak = each.score < LIKELY or key[0] == key[1] or ordered in apart
            if not weak and (key not in best or each.score > best[key].score):
                best[key] = Pair(person, each.person, each.score, each.reasons)
    yield from best.values()


def _known_apart(people):
    numbers = [person.pk for person in people]
    known = DistinctPeople.objects.filter(Q(first__in=numbers) | Q(second__in=numbers))
    return set(known.values_list("first", "second"))
