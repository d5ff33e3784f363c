"""Derivation: the words made of one word, демократия and демократиялық.

The stemmer keeps derived words apart, because «тарихшы» is no form of «тарих». A
reader who asks for one may still like to see the other, below what was asked for.
The table spells each suffix as the grammar does; nothing is related unless the lexicon
knows the base and the derived word. «-сыз» is left out: it makes the opposite; so is
«-ма», for who asks for a «баяндама» does not ask who told something («баяндады»).
"""

import functools
from collections.abc import Iterator
from typing import NamedTuple

from .analyser import lexicon, stem
from .loans import is_foreign
from .morphotactics import spell
from .sounds import Harmony, Sound, final_sound, harmony

MOST_RELATED = 8


class Derivation(NamedTuple):
    """A suffix that makes a new word; the shorter the base, the rather by chance."""

    pattern: str
    shortest_base: int
    of_verb: bool = False
    makes_verb: bool = False


DERIVATIONS = (
    Derivation("LYK", 3),  # мемлекеттік, тәуелсіздік
    Derivation("LY", 4),  # білімді
    Derivation("LYLYK", 4),  # білімділік
    Derivation("шY", 4),  # тарихшы
    Derivation("шYлYK", 4),  # кемшілік, жаңашылық
    Derivation("шYл", 3),  # ұлтшыл
    Derivation("шYлдYK", 3),  # ұлтшылдық
    Derivation("и", 3),  # тарихи
    Derivation("LA", 5, makes_verb=True),  # реформала
    Derivation("LAн", 5, makes_verb=True),  # жаһандан
    Derivation("LAндYр", 5, makes_verb=True),  # исламдандыр
    Derivation("ушY", 3, of_verb=True),  # оқытушы
)
# Ends that change places on one trunk, and the shortest trunk.
_EXCHANGES = (
    ("ист", "изм", 4),  # социалист, социализм
    ("ист", "ика", 5),  # экономист, экономика
    ("ат", "и", 4),  # саясат, саяси
    ("иет", "и", 4),  # мәдениет, мәдени
)
EXCHANGES = (*_EXCHANGES, *((new, old, least) for old, new, least in _EXCHANGES))
# «Демократ» and «демократия», but a short trunk is another word: «порт», «портия».
SHORTEST_FOREIGN_TRUNK = 5

_BOTH = (Harmony.BACK, Harmony.FRONT)


def _spell_out() -> dict[str, tuple[Derivation, ...]]:
    spelt: dict[str, tuple[Derivation, ...]] = {}
    for derivation in DERIVATIONS:
        shapes = {
            spell(derivation.pattern, sound, each) for sound in Sound for each in _BOTH
        }
        for text in shapes:
            spelt[text] = (*spelt.get(text, ()), derivation)
    return spelt


_SPELT = _spell_out()
_LONGEST = max(map(len, _SPELT))


@functools.lru_cache(maxsize=20_000)
def related(word: str) -> tuple[str, ...]:
    """Return the stems that share a base with the stem ``word``, the nearest first.

    >>> related("демократиялық")[:1], related("тәуелсіз")
    (('демократия',), ('тәуелсіздік',))
    """
    bases = [*_bases(word), *_exchanged(word)]
    found = [*bases, *_made_of(word)]
    for base in bases:
        found += [*_bases(base), *_exchanged(base), *_made_of(base)]
    others = dict.fromkeys(other for other in found if other != word)
    return tuple(others)[:MOST_RELATED]


def _bases(word: str) -> Iterator[str]:
    """Yield the words of the lexicon that ``word`` is made of."""
    nouns, verbs = lexicon()
    for length in range(1, min(_LONGEST, len(word) - 3) + 1):
        for derivation in _SPELT.get(word[-length:], ()):
            known = verbs if derivation.of_verb else nouns
            trunk = word[:-length]
            for base in (trunk, trunk + "ы", trunk + "і"):
                if base in known and word in _derived(base, derivation):
                    yield base


def _made_of(word: str) -> Iterator[str]:
    """Yield the words of the lexicon made of ``word``, if they are stems as well."""
    nouns, verbs = lexicon()
    for derivation in DERIVATIONS:
        if word in (verbs if derivation.of_verb else nouns):
            for text in _derived(word, derivation):
                if derivation.makes_verb:
                    yield from (text,) if text in verbs else ()
                elif text in nouns and stem(text) == text:
                    yield text


def _derived(base: str, derivation: Derivation) -> set[str]:
    """Return how ``base`` with the suffix is spelt, both ways where it takes both."""
    sound = final_sound(base)
    if len(base) < derivation.shortest_base or sound is None:
        return set()
    trunk = base
    if derivation.pattern[0] == "у" and base[-1] in "ыі":
        trunk = base[:-1]  # «оқы» + «-ушы» is «оқушы»
    asked = harmony(base)
    vowels = _BOTH if asked is Harmony.EITHER else (asked,)
    return {trunk + spell(derivation.pattern, sound, each) for each in vowels}


def _exchanged(word: str) -> Iterator[str]:
    """Yield the words of the lexicon with another end on the trunk of ``word``."""
    nouns = lexicon().nouns
    for end, other_end, shortest in EXCHANGES:
        trunk = word.removesuffix(end)
        if trunk != word and len(trunk) >= shortest and trunk + other_end in nouns:
            yield trunk + other_end
    if is_foreign(word):
        other = word.removesuffix("ия") if word.endswith("ия") else word + "ия"
        if min(len(word), len(other)) >= SHORTEST_FOREIGN_TRUNK and other in nouns:
            yield other
