"""Hierarchs of a church: a rank, a see and a given name call them, and no family.

«Митрополит Тарский и Омский Павел» is called Павел: what stands before it ends as
family names do, and is where he serves.
"""

import re

from .cases import nominative
from .initials import FoundName

_RANK = r"(?<!\w)(?:[Мм]итрополит|[Аа]рхиепископ|[Ее]пископ|[Пп]атриарх)"
_SEE = r"[А-ЯЁ][а-яё]{1,30}[сц]к(?:[ио]й|ого|ому|им|ом)"
_HONOUR = r"\s(?:Высокоп|П)реосвященнейш\w+"
_SEES = rf"{_SEE}(?:\sи\s{_SEE})?(?:\sи\sвсея\s[А-ЯЁ][а-яё]+)?"
_HIERARCH = re.compile(
    rf"{_RANK}\w{{0,2}}\s{_SEES}(?:{_HONOUR})?"
    r"\s(?P<name>[А-ЯЁ][а-яё]{2,20})(?![\w-])"
)
_OF_SEE = re.compile(rf"{_RANK}\s{_SEES}")
_OBLIQUE = re.compile(r"(?<=[сц]к)(?:ого|ому|им|ом)(?!\w)")


def hierarchs(text: str, language: str) -> list[FoundName]:
    """Return the given names of hierarchs in a Russian text.

    >>> [found.name for found in hierarchs("слово епископа Тарского Петра", "ru")]
    ['Петр']
    """
    found = _HIERARCH.finditer(text) if language == "ru" else ()
    return [
        FoundName(
            match.start("name"),
            match.end(),
            nominative(match["name"], "ru", f"{match[0].split()[0].lower()} "),
            0.9,
        )
        for match in found
    ]


def with_see(post: str) -> str:
    """Return a rank in the nominative with the see that agrees with it.

    >>> with_see("митрополит Тарского и Омского")
    'митрополит Тарский и Омский'
    """
    post = _OF_SEE.sub(lambda rank: _OBLIQUE.sub("ий", rank[0]), post)
    return re.sub(_HONOUR, "", post)
