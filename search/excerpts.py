"""The few lines of a text that answer a query, with the found words marked."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from typing import NamedTuple

from languages.stemming import stem
from languages.tokens import Token, tokens

from .queries import Query

# A tag, in whose attributes any sign may stand, or the text up to the next one.
_MARKUP = re.compile(r"""<(?:[^"'>]|"[^"]*"|'[^']*')*>|(?P<text>[^<]+)""")
_LINK = re.compile("<(?P<end>/?)a\\b")
LENGTH = 260  # letters
BEFORE = 60  # letters shown before the first found word


class Piece(NamedTuple):
    """A stretch of the original text, found or not."""

    text: str
    is_found: bool


def marked(text: str, language: str, query: Query) -> list[Piece]:
    """Return the whole of ``text`` with every form of the found words marked.

    >>> from search.queries import Part, Query
    >>> marked("Саяси жаңарудың жолы", "kk", Query((Part((("жаңар",),)),)))[1]
    Piece(text='жаңарудың', is_found=True)
    """
    return _pieces(text, _found(text, language, query), 0, len(text))


def marked_html(html: str, language: str, query: Query) -> str:
    """Return clean HTML in which the found words are marked, and no tag is touched.

    >>> from search.queries import Part, Query
    >>> marked_html("<p title='іс'>Сөз &amp; іс</p>", "kk", Query((Part((("іс",),)),)))
    "<p title='іс'>Сөз &amp; <mark>іс</mark></p>"
    """

    def written(piece: Piece) -> str:
        text = escape(piece.text, quote=False)
        return f"<mark>{text}</mark>" if piece.is_found else text

    def marks(text: str) -> str:
        return "".join(map(written, marked(text, language, query)))

    return in_texts(html, marks)


def in_texts(html: str, write: Callable[[str], str], *, in_links: bool = True) -> str:
    """Return clean HTML with its texts as ``write`` has them, in HTML.

    >>> in_texts("<p>a <a href='/'>a</a></p>", str.upper, in_links=False)
    "<p>A <a href='/'>a</a></p>"
    """
    is_link = False

    def text_of(found: re.Match) -> str:
        nonlocal is_link
        if found["text"] is None:
            if link := _LINK.match(found[0]):
                is_link = not link["end"]
            return found[0]
        return found[0] if is_link and not in_links else write(unescape(found[0]))

    return _MARKUP.sub(text_of, html)


@dataclass(frozen=True)
class Reading:
    """A text and where the words of a query stand in it, looked for once."""

    text: str
    found: list[tuple[str, Token]]

    @property
    def count(self) -> int:
        """How many different words of the query stand in the text."""
        return len({term for term, _word in self.found})

    @property
    def excerpt(self) -> list[Piece]:
        """The stretch of the text where most different words were found."""
        start, end = _window(self.text, self.found)
        pieces = _pieces(self.text, self.found, start, end)
        if start > 0:
            pieces.insert(0, Piece("… ", False))
        if end < len(self.text):
            pieces.append(Piece(" …", False))
        return pieces


def read(text: str, language: str, query: Query) -> Reading:
    return Reading(text, _found(text, language, query))


def _found(text: str, language: str, query: Query) -> list[tuple[str, Token]]:
    terms, prefixes = query.terms, query.prefixes
    found = []
    for one in tokens(text):
        for form in one.terms or (one.text, stem(one.text, language)):
            if form in terms or (prefixes and form.startswith(prefixes)):
                found.append((form, one))
                break
    return found


def _window(text: str, found: list[tuple[str, Token]]) -> tuple[int, int]:
    """Return where the best stretch begins and ends; never inside a word."""
    best, most = 0, 0
    for place, (_term, first) in enumerate(found):
        inside = {
            term
            for term, word in found[place:]
            if word.end <= first.start + LENGTH - BEFORE
        }
        if len(inside) > most:
            best, most = first.start, len(inside)
    start = max(0, best - BEFORE)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = start + LENGTH
    return start, len(text) if end >= len(text) else max(text.rfind(" ", 0, end), best)


def _pieces(
    text: str, found: list[tuple[str, Token]], start: int, end: int
) -> list[Piece]:
    pieces, place = [], start
    for _term, word in found:
        if place <= word.start and word.end <= end:
            pieces.append(Piece(text[place : word.start], False))
            pieces.append(Piece(text[word.start : word.end], True))
            place = word.end
    pieces.append(Piece(text[place:end], False))
    return [piece for piece in pieces if piece.text]
