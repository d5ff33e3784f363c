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
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from ..folding import readings, skeleton
from ..normalise import KAZAKH_LETTERS, is_cyrillic, normalise_word
from . import analyser
from .folded_grammar import folded_segmentations, folded_stems, spellings
from .morphotactics import Segmentation
from .respelling import respellings

# What a Kazakh letter becomes on a Russian keyboard.
ROBBED = str.maketrans("әғқңөұүһі", "агкноуухи")
_WITHOUT_KAZAKH = str.maketrans("", "", "".join(KAZAKH_LETTERS))
_BROKEN = re.compile("[кг]ы|ы[кг]")

MOST_STEMS = 4
MOST_SPELLINGS = 40  # restored and ranked; the rest are too unlikely to look at
TOLERANCE = 3.0  # bits a restoration may be behind the best one
REPLACED_PRICE = 0.5  # of each Russian letter that was another one: «ы» for «и»
CHANGED_PRICE = 3.0  # of each letter typed in Kazakh that was another one
DISTANCE_PRICE = 0.15  # of each Kazakh letter, between spellings of one stem
ATTESTED_PRICE = -4.0  # of a form that the index holds as it was typed
INDEXED_EVIDENCE = 2.0  # for a stem the index holds and the lexicon does not

# Given skeletons, the pairs (skeleton, stem) known for them; see index_entries().
Known = Callable[[frozenset[str]], Iterable[tuple[str, str]]]


# The price of a reading, one way to take it apart, and the stems this may be a form of.
_Priced = tuple[float, Segmentation, tuple[str, ...]]
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
    return found or list(_restorations_by_lexicon(text))


@functools.lru_cache(maxsize=10_000)
def _restorations_by_lexicon(text: str) -> tuple[Restoration, ...]:
    found = _restorations(text, lexicon_entries)
    return tuple(found) or tuple(  # neither index nor lexicon has a trace of the word
        Restoration(analyser.UNKNOWN_PRICE, analyser.stem(spelling), spelling)
        for spelling in respellings(text)
    )


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
        (reading.price, parts, tuple(folded_stems(parts)))
        for reading in readings(text)
        for parts in folded_segmentations(reading.skeleton)
    ]
    stems_of, stems_of_forms = _look_up(taken_apart, known)
    typed = text if is_cyrillic(text) else ""  # Latin letters leave all open
    attested = _attested(taken_apart, stems_of_forms, typed)
    best: dict[str, Restoration] = {}
    for new in chain(attested, _respelt_by_grammar(taken_apart, stems_of, typed)):
        if new.stem not in best or _distance(new) < _distance(best[new.stem]):
            best[new.stem] = new
    ranked = sorted(best.values())
    dearest = min([_own_price(text), *(r.price + TOLERANCE for r in ranked[:1])])
    return [r for r in ranked if r.price <= dearest][:MOST_STEMS]


def _own_price(typed: str) -> float:
    """Return the price of what was typed, which nothing that was meant may exceed."""
    if not is_cyrillic(typed):
        return math.inf
    return (
        analyser.UNKNOWN_PRICE if is_broken(typed) else analyser.analyse(typed)[0].price
    )


def is_broken(word: str) -> bool:
    """Tell whether letters meet in ``word`` that never meet in proper Kazakh.

    The lexicon was learnt from texts of the web and has such words as well.

    >>> is_broken("экономикалык"), is_broken("экономикалық")
    (True, False)
    """
    return _BROKEN.search(word) is not None


def _look_up(taken_apart: list[_Priced], known: Known) -> tuple[_StemsOf, _StemsOf]:
    """Ask ``known`` once for everything the word may consist of.

    Return the stems of each skeleton, and the stems of the forms that have it.
    """
    wanted = frozenset(text for *_, texts in taken_apart for text in texts)
    stems_of, stems_of_forms = defaultdict(set), defaultdict(set)
    for text, stem in known(wanted):
        kept = stems_of if skeleton(stem) == text else stems_of_forms
        kept[text].add(stem)
    return stems_of, stems_of_forms


def _attested(
    taken_apart: list[_Priced], stems_of_forms: _StemsOf, typed: str
) -> Iterator[Restoration]:
    """Yield the stems of indexed forms with the very skeleton that was typed."""
    for price, parts, _texts in taken_apart:
        for stem in () if parts.shapes else stems_of_forms.get(parts.base, ()):
            changed = _changed(typed[: len(stem)], stem)
            yield Restoration(price + ATTESTED_PRICE + changed, stem, stem)


def _respelt_by_grammar(
    taken_apart: list[_Priced], stems_of: _StemsOf, typed: str
) -> Iterator[Restoration]:
    """Dress the stems found in their suffixes, and let the analyser judge the words."""
    guesses = {
        (paid + parts.price - _evidence(stem), paid, spelling)
        for price, parts, texts in taken_apart
        for text in stems_of.keys() & texts
        for stem in stems_of[text]
        for spelling in spellings(stem, parts)
        for paid in (price + _changed(typed, spelling),)
    }
    for _estimate, price, spelling in sorted(guesses)[:MOST_SPELLINGS]:
        likeliest = analyser.analyse(spelling)[0]
        yield Restoration(likeliest.price + price, likeliest.stem, spelling)


def _changed(typed: str, spelling: str) -> float:
    """Return the price of letters typed in Cyrillic that were to be other ones."""
    if not typed:
        return 0.0
    plain, meant = typed.translate(ROBBED), spelling.translate(ROBBED)
    price = 0.0
    if plain != meant:
        price += REPLACED_PRICE * (Counter(plain) - Counter(meant)).total()
    if plain != typed:
        kazakh = Counter(letter for letter in typed if letter in KAZAKH_LETTERS)
        price += CHANGED_PRICE * (kazakh - Counter(spelling)).total()
    return price


def _distance(found: Restoration) -> float:
    """Tell two spellings of a stem apart: where they are nearly even, as typed."""
    letters = len(found.spelling) - len(found.spelling.translate(_WITHOUT_KAZAKH))
    return found.price + DISTANCE_PRICE * letters


def _evidence(stem: str) -> float:
    nouns, verbs = analyser.lexicon()
    return max(nouns.get(stem, INDEXED_EVIDENCE), verbs.get(stem, 0.0))
