"""Phonetic keys: what a name is looked up by, whoever wrote it down and in what script.

A word of a name has keys of its spellings, by whose beginnings it is found while one is
typing. A family name and a patronymic also have a root, for they come with an ending or
without: «Жұмабай», «Жұмабаев», «Zhumabayeva»; «Қапарұлы», «Капарович».
"""

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..folding import readings, skeleton
from ..normalise import is_cyrillic, words
from .declension import SURNAME, SURNAME_OF_WOMAN
from .endings import DROPPED, ENDINGS, PATRONYMIC, Ending, joined
from .likeness import first_sounds, one_sound
from .printed import family_name, former_name, is_initial, parts

MOST_READINGS = 4  # of a word; the next ones are far-fetched
MOST_ROOTS = 2  # readings that have a root
_SHORTEST_ROOT = 3  # letters
_GLIDE = re.compile("(?<=[aeu])i$")  # «Жұмабай» and «Жұмабаев»
_OF_KIN_IN_A = ("in", "ina")  # «Мұстафа» makes «Мұстафин»
# What a key is one of, where it is none of the spelling of a word.
FAMILY, FATHER, INITIAL, ONLY_INITIAL = "~", "'", ".", "?"
NO_FATHER = "-"  # of somebody whose patronymic nobody has told us


class Known(NamedTuple):
    """A name somebody is known by, and which words are whose, where that is told."""

    text: str
    family: str = ""
    given: str = ""
    patronymic: str = ""


def as_printed(printed: str) -> Iterator[Known]:
    """Yield what a name as printed tells; a former family name is one, too.

    >>> next(as_printed("Ғ. Есім"))
    Known(text='Ғ. Есім', family='есім', given='ғ', patronymic='')
    """
    ways = parts(printed)
    if len(ways) == 1 or family_name(printed):
        yield Known(printed, *ways[0])
    else:
        yield Known(printed, given=printed)
    if former := former_name(printed):
        yield Known("", former["name"])


def keys_of_person(names: Iterable[Known]) -> set[str]:
    """Return all the keys of somebody who is known by these ``names``.

    >>> sorted(keys_of_person([Known("Есімов Ғ.", "Есімов", "Ғ.")]))
    ['-', '.g', '?g', 'esimov', '~esim']
    """
    nobody = Known("")
    told = [[set(words_of_name(part)) for part in one] for one in (nobody, *names)]
    text, family, given, fathers = (
        set().union(*one) for one in zip(*told, strict=True)
    )
    roots = set().union(*map(family_roots, family))
    given = {word for word in given if roots.isdisjoint(family_roots(word))}
    full = {word for word in text | family if not is_initial(word)}
    return {
        *_signed("", *map(spellings, full)),
        *_signed(FAMILY, roots),
        *_signed(FATHER, *map(father_roots, fathers & full)),
        *_signed(INITIAL, *map(first_sounds, given | fathers)),
        *_signed(ONLY_INITIAL, _only_initials(given)),
        *_signed(FATHER + ONLY_INITIAL, _only_initials(fathers)),
        *([] if fathers else [NO_FATHER]),
    }


def _signed(sign: str, *groups: Iterable[str]) -> set[str]:
    return {sign + key for group in groups for key in group if key}


def _only_initials(names: set[str]) -> set[str]:
    """Return the initials of names that are not known in full."""
    full = {name for name in names if not is_initial(name)}
    initials = set().union(*map(first_sounds, names - full))
    return initials.difference(*map(first_sounds, full))


def words_of_name(name: str) -> list[str]:
    """Return the words of a name, normalised; «ұлы» belongs to the father's name.

    >>> words_of_name("Есім Ғ., ҚАПАР ҰЛЫ"), words_of_name("Әл-Фараби")
    (['есім', 'ғ', 'қапарұлы'], ['фараби'])
    """
    return joined(" ".join(word.text for word in words(name))).split()


@functools.lru_cache(maxsize=20_000)
def spellings(word: str) -> frozenset[str]:
    """Return the keys of ``word`` as it may be spelt.

    >>> spellings("жандосов") & spellings("Джандосов")
    frozenset({'jandosov'})
    """
    found = _skeletons(word, MOST_READINGS)
    return frozenset(found | set(map(one_sound, found))) - {""}


@functools.lru_cache(maxsize=20_000)
def family_roots(word: str) -> frozenset[str]:
    """Return what is left of a family name without its ending.

    >>> family_roots("Жұмабай") & family_roots("Zhumabayeva")
    frozenset({'jumaba'})
    """
    found = set()
    for key in _skeletons(word, MOST_ROOTS):
        ending = _family_endings().search(key)
        root = key[: ending.start()] if ending else key
        if ending and ending[0] in _OF_KIN_IN_A:  # of «Тұрсын» it is no ending
            found |= {_root(f"{root}a"), _root(key)}
        else:
            found.add(_root(root))
    return frozenset(key for key in found if len(key) >= _SHORTEST_ROOT)


@functools.lru_cache(maxsize=20_000)
def father_roots(word: str) -> frozenset[str]:
    """Return the father's name in a patronymic, however it is made.

    >>> father_roots("Қапарұлы") & father_roots("Kaparovich")
    frozenset({'kapar'})
    """
    keys = _skeletons(word, MOST_ROOTS)
    return frozenset(_root(_father_endings().sub("", key)) for key in keys)


def _skeletons(word: str, most: int) -> set[str]:
    found = {one.skeleton for one in readings(word)[:most]}
    return found | {skeleton(word)} if is_cyrillic(word) else found


def _root(key: str) -> str:
    return _GLIDE.sub("", one_sound(key))


@functools.cache
def _family_endings() -> re.Pattern[str]:
    """Only what a name may drop: «Дулатский» is never «Дулат»."""
    surnames = (SURNAME, SURNAME_OF_WOMAN)
    return _ending_of_key(
        ending.text
        for ending in ENDINGS
        if ending.paradigm in surnames or ending.text in DROPPED or _is_fathers(ending)
    )


@functools.cache
def _father_endings() -> re.Pattern[str]:
    return _ending_of_key(ending.text for ending in ENDINGS if _is_fathers(ending))


def _is_fathers(ending: Ending) -> bool:
    return PATRONYMIC in ending.makes and not ending.whole


def _ending_of_key(endings: Iterable[str]) -> re.Pattern[str]:
    keys = {skeleton(text) for text in endings if is_cyrillic(text)}
    longest_first = sorted(keys, key=lambda key: (-len(key), key))
    return re.compile(rf"(?<=..)(?:{'|'.join(longest_first)})$")
