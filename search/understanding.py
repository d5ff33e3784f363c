"""From what was typed to terms: in which languages it is asked, and what was meant."""

from dataclasses import dataclass
from functools import lru_cache

from languages.fallback import LANGUAGES
from languages.kazakh import analyser
from languages.known_words import is_stop_word
from languages.normalise import is_cyrillic
from languages.numerals import is_century
from languages.particles import belongs_to_next
from languages.stemming import STOP_WORDS, stem, terms

from .expansion import expanded
from .queries import SHORTEST_PREFIX, Part, Piece, Query, pieces
from .recovering import recover


@dataclass(frozen=True)
class Understood:
    """A query in terms, and what the reader must be told about it."""

    query: Query
    recovered: dict[str, str]  # words that no text contains, and what was meant
    shown: str  # the query as it was understood


def understand(
    typed: str, *, facets=(), language="", exact=False, typing=False
) -> Understood:
    """Return what ``typed`` asks of the index.

    A query says nothing of its language, so it is asked in all three unless the
    reader has chosen one. With ``exact`` nothing is recovered and nothing added;
    while the reader is still ``typing`` the last word may be only a beginning.
    """
    reader = _Reader([language] if language else LANGUAGES)
    everything = pieces(typed)
    found = _without_stop_words(everything, exact=exact)
    if typing and found and not found[-1].is_unwanted:
        found[-1] = found[-1]._replace(is_prefix=len(found[-1].text) >= SHORTEST_PREFIX)
    wanted = [piece for piece in found if not piece.is_unwanted]
    wanted = wanted if exact else _with_centuries(wanted)
    parts, recovered = [reader.part(piece) for piece in wanted], {}
    if not exact:
        parts = expanded(_words(wanted, {}), parts, typing=typing)
        parts, recovered = recover(wanted, parts)
    if recovered:  # what was meant has synonyms, too
        parts = expanded(_words(wanted, recovered), parts, typing=typing)
    unwanted = [reader.part(piece) for piece in found if piece.is_unwanted]
    query = Query(tuple(parts), tuple(unwanted), tuple(facets))
    return Understood(query, recovered, _shown(everything, recovered))


def _words(found: list[Piece], recovered: dict[str, str]) -> list[str]:
    """Return the words of a query as they were meant; a quotation has none."""
    texts = ("" if one.is_phrase else one.text for one in found)
    return [recovered.get(text, text) for text in texts]


def _shown(found: list[Piece], recovered: dict[str, str]) -> str:
    """Return the query as it was understood, in the signs it is typed with."""
    return " ".join(one.typed_as(recovered.get(one.text, "")) for one in found)


def _without_stop_words(found: list[Piece], *, exact: bool) -> list[Piece]:
    """Drop the words no text is found by, unless nothing else was typed."""
    telling = [
        one
        for one, following in zip(found, [*found, None][1:], strict=True)
        if one.is_phrase
        or one.meant  # «он жыл» is ten years, and «он» alone a Russian «he»
        or not (_is_stop_word(one.text, exact) or _is_particle(one.text, following))
    ]
    return telling if any(not piece.is_unwanted for piece in telling) else found


def _is_stop_word(text: str, exact: bool) -> bool:
    """Tell whether it is a stop word; if not asked ``exact``, in any spelling."""
    if exact:
        return any(text in words for words in STOP_WORDS.values())
    return is_stop_word(text)


def _with_centuries(found: list[Piece]) -> list[Piece]:
    """Join «ХХІ ғасыр»: in another order the words are a day and some century."""
    joined: list[Piece] = []
    for piece in found:
        before = joined[-1] if joined else piece
        if is_century(piece.text) and len("".join(before.meant)) in (1, 2):
            words = (*before.words, *piece.words)
            joined[-1] = Piece(words, is_phrase=True, meant=before.meant)
        else:
            joined.append(piece)
    return joined


def _is_particle(text: str, following: Piece | None) -> bool:
    """Tell whether it is the article in «аль Фараби», which the index leaves out."""
    name = following.text if following else ""
    return belongs_to_next(text, f"{text} {name}", len(text))


class _Reader:
    """Makes terms of what was typed, in some languages."""

    def __init__(self, languages):
        self.languages = languages

    def part(self, piece: Piece) -> Part:
        if piece.is_phrase and piece.meant:
            return Part(tuple((*piece.meant, century) for century in _centuries()))
        if piece.is_phrase:
            return Part(self._phrases(piece.text))
        is_word = piece.text.isalnum() or not piece.meant
        stems = self._stems(piece.text) if is_word else ()
        meant = ((term,) for term in piece.meant)
        prefix = piece.text if piece.is_prefix and is_word else ""
        return Part(tuple(dict.fromkeys((*stems, *meant))), prefix)

    def _stems(self, word: str) -> tuple[tuple[str, ...], ...]:
        """The word itself, for names, and its stem in each language it may be in."""
        stems = [word]
        for language in self.languages:
            if language == "kk":
                stems += analyser.stems(word)
            elif (language == "ru") == is_cyrillic(word):
                stems.append(stem(word, language))
        return tuple((text,) for text in dict.fromkeys(stems))

    def _phrases(self, text: str) -> tuple[tuple[str, ...], ...]:
        found = (tuple(terms(text, language)) for language in self.languages)
        return tuple(dict.fromkeys(phrase for phrase in found if phrase))


@lru_cache(maxsize=1)
def _centuries() -> tuple[str, ...]:
    return stem("ғасыр", "kk"), stem("век", "ru"), stem("century", "en")
