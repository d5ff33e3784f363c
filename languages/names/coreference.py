"""Coreference: whether two mentions in one text name one person."""

import functools
import re
from typing import NamedTuple

from ..folding import skeleton
from .endings import declined_forms, joined
from .printed import patronymic_among, without_remarks

_BOTH = 2
_GLUED = re.compile(r"\.(?=\w)")
_WITHOUT_PATRONYMIC = 2  # full words
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?")


class _Parts(NamedTuple):
    words: dict[str, str]  # skeletons of full words but the patronymic; first sounds
    initials: tuple[str, ...]  # first sounds of all that is not a full word
    nominatives: frozenset[str]  # what the only full word may be in the nominative


def same_name(one: str, other: str) -> bool:
    """Tell whether two names of one text agree in a full word and in all initials.

    >>> same_name("Ғ. Есім", "Есім Ғарифолла"), same_name("А. Сарым", "Б. Сарым")
    (True, False)
    """
    first, second = _parts(one), _parts(other)
    shared = set(first.words) & set(second.words)
    if not shared:
        return _differ_in_ending(first, second)
    return len(shared) > 1 or _agree(first, second, shared)


def sounds_of(name: str) -> frozenset[str]:
    """Return what two mentions of one person have at least one of in common.

    >>> sounds_of("Ғ. Есім") & sounds_of("Есім Ғарифолла") != frozenset()
    True
    """
    told = _parts(name)
    return frozenset(told.words) | told.nominatives


def _differ_in_ending(first: _Parts, second: _Parts) -> bool:
    """Tell whether only the ending of a Russian family name differs.

    «Иванову О.П.» may be a man or a woman; with both initials alike it is the one the
    text has named already.
    """
    if first.initials != second.initials or len(first.initials) < _BOTH:
        return False
    return bool(first.nominatives & second.nominatives)


def _agree(first: _Parts, second: _Parts, shared: set[str]) -> bool:
    """Compare what is not the shared family name: initials with given names."""
    rest = [
        [word for word in parts.words if word not in shared]
        for parts in (first, second)
    ]
    if rest[0] and rest[1]:
        return False
    heads = [
        [parts.words[word] for word in words[:1]] or list(parts.initials[:1])
        for words, parts in zip(rest, (first, second), strict=True)
    ]
    return not all(heads) or heads[0] == heads[1]


@functools.lru_cache(maxsize=5_000)
def _parts(name: str) -> _Parts:
    words, initials = [], []
    for word in _WORD.findall(joined(_GLUED.sub(". ", without_remarks(name)))):
        bare = word.strip(".")
        if word.endswith(".") or len(bare) == 1:
            initials.append(_first_sound(bare))
        else:
            words.append(bare.lower())
    if len(words) > _WITHOUT_PATRONYMIC:  # of two words it is the family name
        father = patronymic_among(words)
        words = [word for word in words if word != father]
    only = words if len(words) == 1 else []
    straight = (form.nominative for word in only for form in declined_forms(word))
    sounds = {skeleton(word): _first_sound(word) for word in words}
    return _Parts(sounds, tuple(initials), frozenset(straight))


def _first_sound(word: str) -> str:
    """Return the sound of a first letter: «Ш.» is not «С.»."""
    return skeleton(word[:1].lower())
