"""Relation extraction: from which body somebody comes, where a case or a word says so.

«музейінен С. Нәлібай», «Асан Ли из Тверского университета», "Ismet Kaya from the
University of Rize": no post is told, only where they work.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from languages.names.extraction import FoundName

from ...rules import Rules
from ...rules.chains import find_chains


class Body(NamedTuple):
    """An institution as it is called, and where the text names it."""

    name: str
    start: int
    end: int


_BEHIND = {  # a name
    "ru": re.compile(r"\s(?:из|от)\s"),
    "en": re.compile(r"\s(?:of|from|at)\s(?:the\s)?"),
}
_ABLATIVE = re.compile(r"(?:[дт]|[ыі]н)[ае]н\s$")
_ENDING = 6  # letters
_REACH = 200


def bodies_of(
    text: str, names: list[FoundName], rules: Rules
) -> Iterator[tuple[Body, int]]:
    """Yield the bodies from which people come, with the numbers of their names."""
    for number, name in enumerate(names):
        if rules.language == "kk":
            first = names[number - 1].end if number else 0
            body = _ahead(text, max(first, name.start - _REACH), name.start)
        else:
            body = _behind(text, name.end, rules)
        if body:
            yield body, number


def _ahead(text: str, first: int, start: int) -> Body | None:
    if not _ABLATIVE.search(text, max(first, start - _ENDING), start):
        return None
    part = text[first : start - 1]
    for chain in find_chains(part, "kk"):
        if chain.end == len(part):
            last = chain.units[-1]
            name = part[chain.start : last.start] + last.name
            return Body(name, first + chain.start, first + chain.end)
    return None


def _behind(text: str, end: int, rules: Rules) -> Body | None:
    lead = _BEHIND[rules.language].match(text, end)
    part = text[lead.end() : end + _REACH] if lead else ""
    for chain in find_chains(part, rules.language) if part else ():
        if chain.start == 0:
            name = part[: chain.end]
            if rules.language == "ru":
                name = chain.units[-1].name + part[chain.units[-1].end : chain.end]
            return Body(name, lead.end(), lead.end() + chain.end)
    return None
