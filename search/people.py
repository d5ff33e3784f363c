"""Finding by any spelling of a name, in any script; of people, initials included."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet

from languages.folding import readings, skeleton
from languages.names.printed import is_initial
from languages.normalise import words

from .documents import Name
from .models import NameKey

LONGEST_KEY = 64
MOST_WORDS = 4
MOST_FOUND = 50
MOST_READINGS = 4  # of a name or of a word typed; the next ones are far-fetched


@transaction.atomic
def learn(batch: dict[int, list[Name]]) -> None:
    """Make the names of each person (a number) all that they are found by."""
    wanted = {
        (person, key) for person, names in batch.items() for key in keys_of(names)
    }
    stored = NameKey.objects.filter(person__in=batch)
    NameKey.objects.filter(
        pk__in=[row.pk for row in stored if (row.person, row.key) not in wanted]
    ).delete()
    NameKey.objects.bulk_create(
        [NameKey(person=person, key=key) for person, key in sorted(wanted)],
        ignore_conflicts=True,
    )


def known(numbers: Iterable[int]) -> set[int]:
    """Return those of these people whose names have been learnt."""
    stored = NameKey.objects.filter(person__in=numbers)
    return set(stored.values_list("person", flat=True).distinct())


def keys_of(names: Iterable[Name]) -> set[str]:
    """Return the skeletons of the words of ``names``; Latin ones have several."""
    keys = {
        key[:LONGEST_KEY]
        for name in names
        for word in words(name.text)
        for key in (
            skeleton(word.text),
            *(reading.skeleton for reading in readings(word.text)[:MOST_READINGS]),
        )
    }
    return keys - {""}


def named(typed: str) -> list[int]:
    """Return some of the people (numbers) in whose name each word of ``typed`` stands.

    An initial, «Ғ» or «Дж», stands for any name that begins with it; a name
    of three letters and more may go on, for the reader may still be typing.
    """
    return list(bearers(typed)[:MOST_FOUND])


def bearers(typed: str) -> QuerySet:
    """Return all of them, as a query that others can ask within their own."""
    found = NameKey.objects.values_list("person", flat=True).distinct()
    wanted = [word.text for word in words(typed[:200])][: MOST_WORDS + 1]
    if not 1 <= len(wanted) <= MOST_WORDS or all(len(word) < 2 for word in wanted):
        return found.none()
    first, *others = wanted
    found = found.filter(_stands_for(first))
    for word in others:
        keys = NameKey.objects.filter(_stands_for(word))
        found = found.filter(person__in=keys.values("person"))
    return found


def _stands_for(word: str) -> Q:
    condition = Q(pk__in=[])  # «ъъъ» stands for nothing
    for key in keys_typed(word):
        goes_on = is_initial(word) or len(word) > 2
        condition |= Q(key__startswith=key) if goes_on else Q(key=key)
    return condition


def keys_typed(word: str) -> list[str]:
    """Return the keys that may stand for what somebody typed, however they write."""
    keys = [one.skeleton[:LONGEST_KEY] for one in readings(word)[:MOST_READINGS]]
    return [key for key in keys if key]
