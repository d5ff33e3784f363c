"""Articles of Arabic names: «Әл-Фараби», «аль-Фараби» and «әлфараби» are one name.

A particle with a hyphen says nothing that the name does not, and is written in as many
ways as there are alphabets. Written in one word, or apart, it is taken for one only in
front of a name that we know to have it: «әлеумет» and «әл қуаты» have none.
"""

import functools
import re

from .word_lists import words_of

PARTICLES = frozenset(["әл", "ал", "аль", "эль", "al", "äl", "el"])
_BEGINNINGS = frozenset(particle[:2] for particle in PARTICLES)
_HYPHENS = "-\u2010\u2011"
# «Әл-ауқат» and «әл-қуат» are words of every day: welfare, strength.
_NO_NAME = "ауқат|ауық|аухал|ахуал|қуат|дәрмен|шама|жағдай|жұрт"


def belongs_to_next(particle: str, text: str, end: int) -> bool:
    """Tell whether a ``particle`` that ends there in ``text`` is of the next word.

    >>> belongs_to_next("әл", "Әл-Фараби", 2), belongs_to_next("әл", "әл-ауқат", 2)
    (True, False)
    """
    return particle in PARTICLES and _leading().match(text, end) is not None


def without_particle(word: str) -> str:
    """Return ``word`` without the particle that is written as one with it.

    >>> without_particle("әлфарабидің"), without_particle("әлеумет")
    ('фарабидің', 'әлеумет')
    """
    if word[:2] not in _BEGINNINGS:
        return word
    return _glued().sub("", word)


@functools.cache
def _leading() -> re.Pattern[str]:
    apart = rf"\s(?={_bearers()})"
    return re.compile(rf"[{_HYPHENS}](?=[^\W\d_])(?!{_NO_NAME})|{apart}", re.IGNORECASE)


@functools.cache
def _glued() -> re.Pattern[str]:
    longest_first = sorted(PARTICLES, key=len, reverse=True)
    return re.compile(rf"^(?:{'|'.join(longest_first)})(?={_bearers()})")


def _bearers() -> str:
    return f"(?:{'|'.join(sorted(words_of('names_with_particle')))})"
