"""Coreference: whether two mentions in one text name one person."""

import functools

from .endings import declined_forms, is_family, is_only_patronymic, is_patronymic
from .given_names import is_given_name
from .likeness import Likeness, family_likeness, given_likeness, sound
from .printed import NameParts, parts

_INITIAL = 2  # letters of an initial with its dot
_ways = functools.lru_cache(maxsize=5_000)(parts)


def same_name(one: str, other: str) -> bool:
    """Tell whether two names can be read alike, with nothing in them that differs.

    >>> same_name("Ғ. Есім", "Есім Ғарифолла"), same_name("А. Сарым", "Б. Сарым")
    (True, False)
    """
    return any(_agree(first, second) for first in _ways(one) for second in _ways(other))


@functools.lru_cache(maxsize=5_000)
def is_without_family(name: str) -> bool:
    """Tell whether a name is a given one and a patronymic: «Евгения Петровна»."""
    given, _space, father = name.partition(" ")
    return is_patronymic(father) and (not is_family(father) or is_given_name(given))


def is_called_again(name: str, other: str) -> bool:
    """Tell whether a given name and a patronymic alone may mean ``other``.

    >>> is_called_again("Илияр Турсынұлы", "Илияр Хамраев")
    True
    >>> is_called_again("Евгения Петровна", "Е. П. Мельцова")
    True
    """
    given, _space, father = name.partition(" ")
    return is_without_family(name) and any(
        way.given
        and given_likeness(given, way.given) is not Likeness.DIFFERENT
        and (len(way.given) > _INITIAL or way.patronymic or is_only_patronymic(father))
        and (
            not way.patronymic
            or given_likeness(father, way.patronymic) is not Likeness.DIFFERENT
        )
        for way in _ways(other)
    )


def sounds_of(name: str) -> frozenset[str]:
    """Return what two mentions of one person have at least one of in common.

    >>> sounds_of("Ғ. Есім") & sounds_of("Есім Ғарифолла") != frozenset()
    True
    """
    ways = _ways(name)
    families = {way.family for way in ways}.union(*map(_nominatives, ways))
    return frozenset(map(sound, families))


def _agree(one: NameParts, other: NameParts) -> bool:
    """Compare two readings part by part; only the ending of a family may differ.

    «Иванову О.П.» may be a man or a woman; with both initials alike it is the one the
    text has named already.
    """
    given = given_likeness(one.given, other.given)
    fathers = given_likeness(one.patronymic, other.patronymic)
    if Likeness.DIFFERENT in (given, fathers):
        return False
    if family_likeness(one.family, other.family) is Likeness.SAME:
        return True
    alike = one[1:] == other[1:] and one.patronymic
    return bool(alike and _nominatives(one) & _nominatives(other))


def _nominatives(name: NameParts) -> set[str]:
    return {form.nominative for form in declined_forms(name.family)}
