"""Name lookup: people by any spelling of their names, in any script, initials included.

Whoever has the whole of what was typed is found, and nobody else; in which way they
have it decides who comes first. All is asked of an index of keys (see
``languages.names.phonetic_keys``), so that a hundred thousand people cost no more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import itemgetter, or_
from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from languages.folding import readings, skeleton
from languages.names.endings import is_patronymic
from languages.names.given_names import may_be_given
from languages.names.likeness import first_sounds
from languages.names.phonetic_keys import (
    FAMILY,
    FATHER,
    INITIAL,
    NO_FATHER,
    ONLY_INITIAL,
    Known,
    family_roots,
    father_roots,
    keys_of_person,
    spellings,
    words_of_name,
)
from languages.names.printed import is_initial
from languages.normalise import words

from .documents import Name
from .models import NameKey

# Raise this whenever the keys of people change: all names are then learnt anew.
KEYS_VERSION = 3
LONGEST_KEY = 64
MOST_WORDS = 4
MOST_FOUND = 50
MOST_READINGS = 4  # of a name or of a word typed; the next ones are far-fetched
SHORTEST_BEGINNING = 3  # letters
SPELT, ALIKE, BEGUN, ABBREVIATED = range(4)  # how what was typed stands in a name
_MOST_ROWS = 400  # some people answer with several keys

# --- Learning --------------------------------------------------------------


@transaction.atomic(savepoint=False)
def learn(batch: dict[int, list[Known]]) -> None:
    """Make the names of each person (a number) all that they are found by."""
    wanted = {
        (person, key[:LONGEST_KEY])
        for person, names in batch.items()
        for key in keys_of_person(names)
    }
    rows = NameKey.objects.filter(person__in=batch)
    NameKey.objects.filter(
        pk__in=[
            row.pk
            for row in rows
            if row.version != KEYS_VERSION or (row.person, row.key) not in wanted
        ]
    ).delete()
    NameKey.objects.bulk_create(
        [
            NameKey(person=person, key=key, version=KEYS_VERSION)
            for person, key in sorted(wanted)
        ],
        ignore_conflicts=True,
    )


def known(numbers: Iterable[int]) -> set[int]:
    """Return those of these people whose names have been learnt as it is done now."""
    stored = NameKey.objects.filter(person__in=numbers, version=KEYS_VERSION)
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


def keys_typed(word: str) -> list[str]:
    """Return the keys that may stand for what somebody typed, however they write."""
    keys = [one.skeleton[:LONGEST_KEY] for one in readings(word)[:MOST_READINGS]]
    return [key for key in keys if key]


# --- Finding ---------------------------------------------------------------


def named(typed: str) -> list[int]:
    """Return some of the people (numbers) in whose name all of ``typed`` stands."""
    return list(ranked(typed))


def ranked(typed: str) -> dict[int, int]:
    """Return some of these people and how they are meant, the nearest first.

    Names that are spelt so come before those with another ending, or typed with an
    initial; then names that go on, for the reader may still be typing; then those of
    whom an initial is all we know, or no patronymic where one was typed.
    """
    wanted = _words(typed)
    found = dict.fromkeys(_rows(wanted))
    if len(found) > MOST_FOUND:  # a common name: they would not all be looked at
        spelt = _having(_Asked(word.weight, word.spelt) for word in wanted)
        found = (
            dict.fromkeys(spelt.values_list("person", flat=True)[:_MOST_ROWS]) | found
        )
    if len(found) < 2:  # whoever is alone comes first
        return dict.fromkeys(found, SPELT)
    keys = _keys_of(list(found)[:MOST_FOUND])
    near = {person: max(w.nearness(keys[person]) for w in wanted) for person in keys}
    return dict(sorted(near.items(), key=itemgetter(1, 0)))


def meant(typed: str) -> list[int]:
    """Return who is called so, and not only begins so."""
    return [person for person, near in ranked(typed).items() if near != BEGUN]


def can_be_beginnings(typed: str) -> bool:
    """Say whether all that is ``typed`` is looked for as the beginning of a name."""
    wanted = _words(typed)
    return bool(wanted) and all(word.begun for word in wanted)


def names_among(texts: Iterable[str]) -> set[str]:
    """Return those words that stand in somebody's name, asked all at once."""
    keys = {text: _word(text).alike for text in texts}
    asked = NameKey.objects.filter(key__in=sorted(frozenset().union(*keys.values())))
    there = set(asked.values_list("key", flat=True))
    return {text for text, alike in keys.items() if not there.isdisjoint(alike)}


def _keys_of(people: list[int]) -> dict[int, set[str]]:
    keys = defaultdict(set)
    rows = NameKey.objects.filter(person__in=people)
    for person, key in rows.values_list("person", "key"):
        keys[person].add(key)
    return keys


def bearers(typed: str) -> Q:
    """Return what is true of all of them, for others to ask within their own query.

    A few are told by their numbers: looking for any of them, PostgreSQL would rather
    walk through the keys of everybody.
    """
    wanted = _words(typed)
    if len(found := _rows(wanted)) < _MOST_ROWS:
        return Q(pk__in=found)
    return reduce(or_, (Q(pk__in=one.values("person")) for one in _ways(wanted)))


class _Word(NamedTuple):
    """A word typed, and the keys by which somebody may have it in the name."""

    text: str
    spelt: frozenset[str]  # as it is; for an initial, if no more is known
    alike: frozenset[str]  # with another ending; for an initial, whatever follows
    begun: tuple[str, ...] = ()  # as the beginning of a name

    @property
    def weight(self) -> int:
        """How much it narrows a search; an initial, not at all."""
        return 0 if is_initial(self.text) else len(self.text)

    @property
    def asked(self) -> "_Asked":
        return _Asked(self.weight, self.alike, self.begun)

    @property
    def abbreviated(self) -> "_Asked":
        return _Asked(0, _signed(ONLY_INITIAL, first_sounds(self.text)))

    @property
    def perhaps_missing(self) -> "_Asked":
        initial = _signed(FATHER + ONLY_INITIAL, first_sounds(self.text))
        return _Asked(0, self.alike | initial | {NO_FATHER}, self.begun)

    def nearness(self, keys: set[str]) -> int:
        if not self.spelt.isdisjoint(keys):
            return SPELT
        if not self.alike.isdisjoint(keys):
            return ALIKE
        return BEGUN if any(key.startswith(self.begun) for key in keys) else ABBREVIATED


class _Asked(NamedTuple):
    """What must be among somebody's keys."""

    weight: int
    keys: frozenset[str]
    begun: tuple[str, ...] = ()

    @property
    def condition(self) -> Q:
        begun = (Q(key__startswith=key) for key in self.begun)
        return reduce(or_, begun, Q(key__in=sorted(self.keys)))


def _words(typed: str) -> list[_Word]:
    """Return what is asked of a name, nothing where it cannot be one."""
    texts = words_of_name(typed[:200])[: MOST_WORDS + 1]
    if len(texts) > MOST_WORDS or all(map(is_initial, texts)):
        return []
    return [_initial(text) if is_initial(text) else _word(text) for text in texts]


def _word(text: str) -> _Word:
    spelt = _signed("", spellings(text))
    alike = spelt | _signed(FAMILY, family_roots(text))
    if is_patronymic(text):
        alike |= _signed(FATHER, father_roots(text))
    begun = keys_typed(text) if len(text) >= SHORTEST_BEGINNING else ()
    return _Word(text, spelt, alike, tuple(begun))


def _initial(text: str) -> _Word:
    sounds = first_sounds(text)
    only = _signed(ONLY_INITIAL, sounds) | _signed(FATHER + ONLY_INITIAL, sounds)
    return _Word(text, only, _signed(INITIAL, sounds))


def _signed(sign: str, keys: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{sign}{key}"[:LONGEST_KEY] for key in keys if key)


def _rows(wanted: list[_Word]) -> list[int]:
    """Return some of the people who have all that is ``wanted``, in whichever way."""
    if not wanted:
        return []
    first, *others = (one.values_list("person", flat=True) for one in _ways(wanted))
    return list(first.union(*others, all=True)[:_MOST_ROWS])


def _ways(wanted: list[_Word]) -> Iterator[QuerySet]:
    """Yield who has all that is ``wanted``, in full or with something abbreviated."""
    if not wanted:
        return
    fathers = [word for word in wanted[1:] if is_patronymic(word.text)]
    names = [word for word in wanted if word.weight and word not in fathers]
    if len(wanted) == len(fathers) + 1:  # «Ғарифолла Қапарұлы» is all we have
        fathers = []
    asked = [word.perhaps_missing if word in fathers else word.asked for word in wanted]
    yield _having(asked)
    for place, word in enumerate(wanted):
        if word in names and len(names) > 1 and may_be_given(word.text):
            yield _having([*asked[:place], word.abbreviated, *asked[place + 1 :]])


def _having(asked: Iterable[_Asked]) -> QuerySet:
    """Look for the weightiest word in the index, then at what else each one has."""
    first, *others = sorted(asked, key=lambda one: -one.weight)
    found = NameKey.objects.filter(first.condition)
    for one in others:
        keys = NameKey.objects.filter(one.condition)
        if one.weight:  # a few people; of an initial there are too many to list
            found = found.filter(person__in=keys.values("person"))
        else:
            found = found.filter(Exists(keys.filter(person=OuterRef("person"))))
    return found
