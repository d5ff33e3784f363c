"""From what was typed to terms: languages, synonyms and letters that got lost."""

from dataclasses import dataclass, replace
from functools import lru_cache

from languages.fallback import LANGUAGES
from languages.kazakh import analyser
from languages.kazakh.degraded_spelling import Restoration, is_degraded, restore
from languages.normalise import is_cyrillic
from languages.stemming import STOP_WORDS, stem, terms

from . import engine
from .models import Skeleton, Synonyms
from .queries import SHORTEST_PREFIX, Part, Piece, Query, pieces

LONGEST_MISTYPED = 32  # letters; nobody types longer words without looking


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
    reader = _Reader([language] if language else LANGUAGES, exact)
    everything = pieces(typed)
    found = _without_stop_words(everything)
    if typing and found and not found[-1].is_unwanted:
        found[-1] = found[-1]._replace(is_prefix=len(found[-1].text) >= SHORTEST_PREFIX)
    wanted = [reader.part(piece) for piece in found if not piece.is_unwanted]
    unwanted = [reader.part(piece) for piece in found if piece.is_unwanted]
    query = Query(tuple(wanted), tuple(unwanted), tuple(facets))
    return Understood(query, reader.recovered, reader.shown(everything))


def _without_stop_words(found: list[Piece]) -> list[Piece]:
    """Drop the words no text is found by, unless nothing else was typed."""
    stop_words = set().union(*(STOP_WORDS[language] for language in LANGUAGES))
    telling = [one for one in found if one.is_phrase or one.text not in stop_words]
    return telling if any(not piece.is_unwanted for piece in telling) else found


class _Reader:
    """Reads one query; remembers what it had to recover on the way."""

    def __init__(self, languages, exact: bool):
        self.languages = languages
        self.exact = exact
        self.recovered: dict[str, str] = {}
        written = Synonyms.objects.values_list("words", flat=True)
        self.synonyms = [] if exact else _synonyms(*written)

    def part(self, piece: Piece) -> Part:
        if piece.is_phrase:
            return Part(self._phrases(piece.text))
        word = piece.text
        phrases = self._stems(word)
        for group in self.synonyms:
            if not group.isdisjoint(phrases):
                phrases += tuple(group.difference(phrases))
        part = Part(phrases, word if piece.is_prefix else "")
        is_short = word.isalpha() and len(word) <= LONGEST_MISTYPED
        if self.exact or piece.is_unwanted or not (is_short and is_degraded(word)):
            return part
        return part if engine.holds(part) else self._recovered(word, part)

    def shown(self, found: list[Piece]) -> str:
        """Return the query as it was understood, in the signs it is typed with."""
        meant = self.recovered
        return " ".join(piece.typed_as(meant.get(piece.text, "")) for piece in found)

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

    def _recovered(self, word: str, part: Part) -> Part:
        """Replace a word that no text contains by those that were probably meant."""
        meant = [
            one for one in restore(word, _known) if engine.holds(Part(((one.stem,),)))
        ]
        if not meant:
            return part
        self.recovered[word] = _spelling(word, meant[0])
        return replace(part, phrases=tuple((one.stem,) for one in meant))


def _spelling(word: str, meant: Restoration) -> str:
    """Return the form the reader meant: the index alone may know only its stem."""
    known = (one.spelling for one in restore(word) if one.stem == meant.stem)
    return next(known, meant.spelling)


def _known(skeletons):
    rows = Skeleton.objects.filter(skeleton__in=skeletons)
    return rows.values_list("skeleton", "stem")


@lru_cache(maxsize=1)
def _synonyms(*written: str) -> list[set[tuple[str, ...]]]:
    """Return each group of synonyms as phrases of terms, in all languages."""
    return [
        {
            tuple(phrase)
            for text in words.split(",")
            for language in LANGUAGES
            if (phrase := terms(text, language))
        }
        for words in written
    ]
