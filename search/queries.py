"""What a reader asked, taken apart: words, phrases, exclusions and filters."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from languages.tokens import Token, tokens

LONGEST_QUERY = 300  # letters; what comes after them is not looked at
MOST_WORDS = 12
LONGEST_WORD = 64
SHORTEST_PREFIX = 3  # letters; the index is built for the beginnings of this length

_QUOTED = r'"[^"]*"|«[^»]*»|“[^”]*”|„[^“”]*[“”]'
_PIECE = re.compile(rf"(?P<minus>[-−–]?)(?P<text>{_QUOTED}|\S+)")
_QUOTES = '"«»“”„'


class Piece(NamedTuple):
    """One thing typed: words that belong together, in the reader's own spelling."""

    words: tuple[str, ...]
    is_phrase: bool = False
    is_unwanted: bool = False
    is_prefix: bool = False
    meant: tuple[str, ...] = ()  # of a number or a day: its terms

    @property
    def text(self) -> str:
        return " ".join(self.words)

    def typed_as(self, other: str = "") -> str:
        """Return how the piece is typed, with an ``other`` word if one was meant."""
        text = f'"{self.text}"' if self.is_phrase else other or self.text
        return f"{'-' * self.is_unwanted}{text}{'*' * self.is_prefix}"


Phrase = tuple[str, ...]


class Term(NamedTuple):
    """A term of the glossary as it is written there."""

    text: str
    language: str


@dataclass(frozen=True)
class Part:
    """One thing asked for: any of its phrases (of one term or more), or a prefix.

    Its ``kin`` are what may stand for it, other terms and derived words: they answer
    too, but what was typed comes first. Of terms, ``named`` says how they are written.
    """

    phrases: tuple[Phrase, ...]
    prefix: str = ""
    kin: tuple[Phrase, ...] = ()
    named: tuple[tuple[Phrase, Term], ...] = ()

    @property
    def has_neighbours(self) -> bool:
        """Its terms must stand next to each other, in one text: it is a quotation."""
        return all(len(choice) > 1 for choice in self.choices) and not self.prefix

    @property
    def choices(self) -> tuple[Phrase, ...]:
        return self.phrases + self.kin


@dataclass(frozen=True)
class Query:
    """A question to the index, in terms; no backend ever sees what was typed."""

    parts: tuple[Part, ...] = ()
    excluded: tuple[Part, ...] = ()
    facets: tuple[str, ...] = ()
    every: bool = True  # all the parts must be answered, not only one of them

    def __bool__(self) -> bool:
        return bool(self.parts)

    def any_part(self) -> "Query":
        return replace(self, every=False)

    def without_kin(self) -> "Query":
        typed = (replace(one, kin=(), named=()) for one in self.parts)
        return replace(self, parts=tuple(typed))

    def without_exclusions(self) -> "Query":
        return replace(self, excluded=())

    def without_neighbours(self) -> "Query":
        """The same question, but for what a whole cannot say: what stands together."""
        unwanted = (part for part in self.excluded if not part.has_neighbours)
        return replace(self, excluded=tuple(unwanted))

    def one_by_one(self) -> Iterator["Query"]:
        """The same question for each part alone, filters and exclusions included."""
        for part in self.parts:
            yield replace(self, parts=(part,), every=True)

    @cached_property
    def terms(self) -> frozenset[str]:
        """All terms that a found text may contain, for marking them."""
        choices = (choice for part in self.parts for choice in part.choices)
        return frozenset(term for choice in choices for term in choice)

    @cached_property
    def prefixes(self) -> tuple[str, ...]:
        return tuple(part.prefix for part in self.parts if part.prefix)


def pieces(typed: str) -> list[Piece]:
    """Take apart what a reader typed; nothing that can be typed is an error.

    >>> [piece.text for piece in pieces("саяси жаңару")]
    ['саяси', 'жаңару']
    >>> pieces('"дөңгелек үстел" -семинар жаң*')[1:]  # doctest: +NORMALIZE_WHITESPACE
    [Piece(words=('семинар',), is_phrase=False, is_unwanted=True, is_prefix=False,
           meant=()),
     Piece(words=('жаң',), is_phrase=False, is_unwanted=False, is_prefix=True,
           meant=())]
    >>> [piece.meant for piece in pieces("2011 жылғы 6 желтоқсан, ХХІ ғасыр")]
    [('day=20111206',), ('21',), ()]
    """
    found: list[Piece] = []
    typed = typed[:LONGEST_QUERY]
    told, end = _outermost(tokens(typed)), 0
    for match in _PIECE.finditer(typed):
        inside = [one for one in told if end <= one.start < match.end()]
        unwanted = bool(match["minus"])
        if match["text"][0] in _QUOTES and len(inside) > 1:
            found.append(Piece(tuple(one.text for one in inside), True, unwanted))
        else:
            found += [_piece(one)._replace(is_unwanted=unwanted) for one in inside]
            if inside and match["text"].endswith("*"):
                is_long = len(found[-1].text) >= SHORTEST_PREFIX
                found[-1] = found[-1]._replace(is_prefix=is_long)
        end = max(end, match.end(), *(one.end for one in inside))
    return found[:MOST_WORDS]


def _outermost(read: Iterable[Token]) -> list[Token]:
    """Leave out the words of a day: it is asked for as one."""
    found: list[Token] = []
    for one in read:
        if not found or one.start >= found[-1].end:
            found.append(one)
    return found


def _piece(token: Token) -> Piece:
    """Return what is asked by a token; of a day with its year, not that of any year."""
    longest = max(map(len, token.terms), default=0)
    meant = (term[:LONGEST_WORD] for term in token.terms if len(term) == longest)
    texts = (text[:LONGEST_WORD] for text in token.text.split())
    return Piece(tuple(texts), meant=tuple(meant))
