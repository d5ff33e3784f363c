"""Kazakh queries typed without some Kazakh letters: which stems were meant?

People type Kazakh on Russian keyboards, in the Latin alphabets of four drafts and in
plain ASCII; and who has the letters still misses one. Such a word is read as one or
more skeletons; the suffix grammar takes them apart in skeleton space; stems of the
right skeleton, from the index or from the lexicon, are dressed in their suffixes again;
and the restored words are ranked by the ordinary analyser, so that the stem we answer
is the one the index holds. A letter typed in Kazakh is meant: whoever changes it pays.
"""

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ..folding import readings, skeleton
from ..normalise import KAZAKH_LETTERS, is_cyrillic, normalise_word
from . import analyser
from .folded_grammar import folded_segmentations, folded_stems, spellings
from .morphotactics import Segmentation
from .respelling import respellings

MOST_STEMS = 4
MOST_SPELLINGS = 40  # restored and ranked; the rest are too unlikely to look at
TOLERANCE = 3.0  # bits a restoration may be behind the best one
CHANGED_PRICE = 3.0  # of each letter typed in Kazakh that was another one
DISTANCE_PRICE = 0.15  # of each Kazakh letter, between spellings of one stem
ATTESTED_PRICE = -4.0  # of a form that the index holds as it was typed
INDEXED_EVIDENCE = 2.0  # for a stem the index holds and the lexicon does not

# Given skeletons, the pairs (skeleton, stem) known for them; see index_entries().
Known = Callable[[frozenset[str]], Iterable[tuple[str, str]]]


_Priced = tuple[float, Segmentation]  # the price is that of the reading
_StemsOf = dict[str, set[str]]


class Restoration(NamedTuple):
    """What was meant: the stem to search for and a proper spelling to show."""

    price: float
    stem: str
    spelling: str


def index_entries(form: str, stem: str) -> set[tuple[str, str]]:
    """Return the pairs (skeleton, stem) to keep for an indexed ``form``.

    >>> sorted(index_entries("жаңарудың", "жаңар"))
    [('janar', 'жаңар'), ('janarudin', 'жаңар')]
    """
    return {(skeleton(form), stem), (skeleton(stem), stem)}


def restore(word: str, known: Known | None = None) -> list[Restoration]:
    """Return the few stems that ``word``, however typed, may have meant, best first.

    ``known`` looks skeletons up among the index entries; without it, or when the index
    knows nothing of the kind, the lexicon answers. Nothing is dearer than what was
    typed; whether that was a mistake at all, ``known_words`` tells. A price near
    UNKNOWN_PRICE is a guess at a word nobody has seen.

    >>> [(found.stem, found.spelling) for found in restore("zhangyru")]
    [('жаңғыр', 'жаңғыру')]
    """
    text = normalise_word(word)
    found = _restorations(text, known) if known else []
    found = found or _restorations(text, lexicon_entries)
    return found or [  # neither index nor lexicon has a trace of the word
        Restoration(analyser.UNKNOWN_PRICE, analyser.stem(spelling), spelling)
        for spelling in respellings(text)
    ]


def lexicon_entries(skeletons: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Answer from the lexicon as the index would."""
    entries = _lexicon_by_skeleton()
    for text in skeletons:
        for stem in entries.get(text, ()):
            yield text, stem


@functools.cache
def _lexicon_by_skeleton() -> dict[str, tuple[str, ...]]:
    entries = defaultdict(set)
    nouns, verbs = analyser.lexicon()
    for stem in nouns.keys() | verbs.keys():
        entries[skeleton(stem)].add(stem)
    return {text: tuple(sorted(stems)) for text, stems in entries.items()}


def _restorations(text: str, known: Known) -> list[Restoration]:
    taken_apart = [
        (reading.price, parts)
        for reading in readings(text)
        for parts in folded_segmentations(reading.skeleton)
    ]
    stems_of = _look_up(taken_apart, known)
    found = _attested(taken_apart, stems_of, text)
    found += _respelt_by_grammar(taken_apart, stems_of, text)
    best: dict[str, Restoration] = {}
    for new in sorted(found, key=_distance):
        best.setdefault(new.stem, new)
    ranked = sorted(best.values())
    dearest = min([_own_price(text), *(r.price + TOLERANCE for r in ranked[:1])])
    return [r for r in ranked if r.price <= dearest][:MOST_STEMS]


def _own_price(typed: str) -> float:
    """Return the price of what was typed, which nothing that was meant may exceed."""
    return analyser.analyse(typed)[0].price if is_cyrillic(typed) else math.inf


def _look_up(taken_apart: list[_Priced], known: Known) -> _StemsOf:
    """Ask ``known`` once for everything the word may consist of."""
    wanted = {text for _, parts in taken_apart for text in folded_stems(parts)}
    stems_of = defaultdict(set)
    for text, stem in known(frozenset(wanted)):
        stems_of[text].add(stem)
    return stems_of


def _attested(
    taken_apart: list[_Priced], stems_of: _StemsOf, typed: str
) -> list[Restoration]:
    """Return the stems of indexed forms with the very skeleton that was typed."""
    return [
        Restoration(
            price + ATTESTED_PRICE + _changed(typed[: len(stem)], stem), stem, stem
        )
        for price, parts in taken_apart
        if not parts.shapes
        for stem in stems_of.get(parts.base, ())
        if skeleton(stem) != parts.base
    ]


def _respelt_by_grammar(
    taken_apart: list[_Priced], stems_of: _StemsOf, typed: str
) -> list[Restoration]:
    """Dress the stems found in their suffixes, and let the analyser judge the words."""
    guesses = {
        (paid + parts.price - _evidence(stem), paid, spelling)
        for price, parts in taken_apart
        for text in folded_stems(parts)
        for stem in stems_of.get(text, ())
        if skeleton(stem) == text
        for spelling in spellings(stem, parts)
        for paid in (price + _changed(typed, spelling),)
    }
    found = []
    for _estimate, price, spelling in sorted(guesses)[:MOST_SPELLINGS]:
        likeliest = analyser.analyse(spelling)[0]
        found.append(Restoration(likeliest.price + price, likeliest.stem, spelling))
    return found


def _changed(typed: str, spelling: str) -> float:
    """Return the price of letters typed in Kazakh that ``spelling`` has not."""
    kept = Counter(letter for letter in typed if letter in KAZAKH_LETTERS)
    return CHANGED_PRICE * (kept - Counter(spelling)).total()


def _distance(found: Restoration) -> float:
    """Tell two spellings of a stem apart: where they are nearly even, as typed."""
    letters = sum(letter in KAZAKH_LETTERS for letter in found.spelling)
    return found.price + DISTANCE_PRICE * letters


def _evidence(stem: str) -> float:
    nouns, verbs = analyser.lexicon()
    return max(nouns.get(stem, INDEXED_EVIDENCE), verbs.get(stem, 0.0))
