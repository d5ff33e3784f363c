"""Coreference: whether two mentions in one text name one person."""

import functools
import re
from typing import NamedTuple

from ..folding import skeleton
from .extraction import PATRONYMIC

_BOTH = 2
_ENDING = re.compile(r"(ov|ev|in|yn)(?:a|u|oi|ei|ym|om|e)$")
_WITHOUT_PATRONYMIC = 2  # full words
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?")


class _Parts(NamedTuple):
    words: tuple[str, ...]  # full words but the patronymic, as skeletons
    initials: str  # first letters of all that is not a full word


def same_name(one: str, other: str) -> bool:
    """Tell whether two names of one text agree in a full word and in all initials.

    >>> same_name("Ғ. Есім", "Есім Ғарифолла"), same_name("А. Сарым", "Б. Сарым")
    (True, False)
    """
    first, second = _parts(one), _parts(other)
    shared = set(first.words) & set(second.words)
    if not shared:
        return _differ_in_ending(first, second)
    if (
        len(shared) > 1
        or first.words == second.words
        and (first.initials == second.initials)
    ):
        return True
    return _agree(first, second, shared)


def _differ_in_ending(first: _Parts, second: _Parts) -> bool:
    """Tell whether only the ending of a Russian family name differs.

    «Иванову О.П.» may be a man or a woman; with both initials alike it is the one the
    text has named already.
    """
    if first.initials != second.initials or len(first.initials) < _BOTH:
        return False
    stems = [
        _ENDING.sub(r"\1", parts.words[0])
        for parts in (first, second)
        if len(parts.words) == 1
    ]
    return len(stems) == _BOTH and stems[0] == stems[1]


def _agree(first: _Parts, second: _Parts, shared: set[str]) -> bool:
    """Compare what is not the shared family name: initials with given names."""
    rest = [
        [word for word in parts.words if word not in shared]
        for parts in (first, second)
    ]
    if rest[0] and rest[1]:
        return False
    heads = [
        (words[0][0] if words else "") or parts.initials[:1]
        for words, parts in zip(rest, (first, second), strict=True)
    ]
    return not all(heads) or heads[0] == heads[1]


@functools.lru_cache(maxsize=5_000)
def _parts(name: str) -> _Parts:
    words, initials = [], ""
    for word in _WORD.findall(re.sub(r"\.(?=\w)", ". ", name)):
        bare = word.strip(".")
        if word.endswith(".") or len(bare) == 1:
            initials += skeleton(bare.lower())[:1]
        else:
            words.append(bare.lower())
    if len(words) > _WITHOUT_PATRONYMIC:  # of two words it is the family name
        words = [w for n, w in enumerate(words) if not (n and PATRONYMIC.fullmatch(w))]
    words = [skeleton(word) for word in words]
    return _Parts(tuple(words), initials)
