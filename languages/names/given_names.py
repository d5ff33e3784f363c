"""Given names known in Kazakhstan, whatever script and case they come in."""

import functools
import re
from importlib import resources

from ..folding import skeleton


def is_given_name(word: str) -> bool:
    """Tell whether a word in small letters is a given name we know.

    >>> is_given_name("айгуль"), is_given_name("aigul"), is_given_name("кафедра")
    (True, True, False)
    """
    return is_undeclined(word) or is_declined(word)


def is_undeclined(word: str) -> bool:
    return skeleton(word) in _given_names()


def is_declined(word: str) -> bool:
    """Tell whether a word is a man's name we know, with a Russian case ending."""
    return not is_undeclined(word) and is_undeclined(_undeclined(word))


def _undeclined(word: str) -> str:
    """Return a Russian given name without a case ending, roughly."""
    return re.sub(r"(?:ой|ом|ем|а|у|ы|е)$", "", word) if len(word) > 4 else word


@functools.cache
def _given_names() -> frozenset[str]:
    file = resources.files("languages") / "data" / "given_names.txt"
    lines = file.read_text("utf-8").splitlines()
    names = (line.split() for line in lines if not line.startswith("#"))
    return frozenset(skeleton(name.lower()) for line in names for name in line)
