"""Kazakh word analysis: from a written form to the stem it is searched by.

The grammar proposes every way to take the word apart, the sound rules repair the end
of each stem, the lexicon says which stems exist, and the cheapest reading wins.
Prices and evidence are both in bits, so they add up.
"""

import functools
import math
from collections.abc import Iterator
from importlib import resources
from typing import NamedTuple

from ..normalise import normalise_word
from ..word_lists import words_of
from .grammar import BARE_IMPERATIVE_PRICE, Slot
from .loans import likeliest_loan
from .morphotactics import Segmentation, segmentations
from .sounds import VOICED, VOWELS, is_possible_stem, repairs

INVARIABLE = words_of("kazakh_invariable")
PRONOUN_OF = {
    form: pronoun
    for pronoun, forms in words_of("kazakh_pronouns").items()
    for form in forms
}

EVIDENCE_WEIGHT = 0.8  # evidence counts word types, which overstate how sure we are
MOST_EVIDENCE = 7.0
REPAIR_WEIGHT = 2.0
UNCHANGED_BONUS = 1.0  # a word that is itself in the lexicon is rather not inflected
BARE_VERB_PRICE = 2.0  # a bare verb stem is an imperative: rare in learned prose
# To read a form of a verb where the lexicon has a word of its own in this suffix.
NAMING_PRICES = {"negation": 1.2, "reflexive": 1.2, "agent": 4.0}

UNKNOWN_PRICE = 6.0  # to be no known word at all
UNKNOWN_VERB_PRICE = 3.0  # new words are nouns: names, terms, loans
UNKNOWN_SHORT_PRICE = 2.5
SUFFIX_LETTER_BONUS = 0.75  # the longer the suffixes, the less likely by chance
# How far a second reading may be behind the first and still be worth searching for.
TOLERANCE = 0.8


class Analysis(NamedTuple):
    """A stem the word may come from; the cheaper, the likelier."""

    price: float
    stem: str


class Lexicon(NamedTuple):
    """The stems we know, each with the evidence for it in bits."""

    nouns: dict[str, float]
    verbs: dict[str, float]


def stem(word: str) -> str:
    """Return the one stem under which ``word`` is indexed.

    >>> stem("Кітаптарымыздан"), stem("жаңаруы"), stem("халқы")
    ('кітап', 'жаңар', 'халық')
    """
    return analyse(normalise_word(word))[0].stem


def stems(word: str, tolerance: float = TOLERANCE) -> tuple[str, ...]:
    """Return every stem ``word`` may well come from, the likeliest first.

    «Ойлар» are thoughts, and also «will think»; a query should be asked both ways.
    """
    readings = analyse(normalise_word(word))
    limit = readings[0].price + tolerance
    return tuple(reading.stem for reading in readings if reading.price <= limit)


@functools.lru_cache(maxsize=30_000)
def analyse(word: str) -> tuple[Analysis, ...]:
    """Return the readings of a normalised ``word``, the likeliest first."""
    if word in PRONOUN_OF:
        return (Analysis(0.0, PRONOUN_OF[word]),)
    if len(word) < 3 or word in INVARIABLE or VOWELS.isdisjoint(word):
        return (Analysis(0.0, word),)
    cheapest = {word: UNKNOWN_PRICE}
    for parts in segmentations(word):
        for candidate, price in _readings(parts):
            if price < cheapest.get(candidate, math.inf):
                cheapest[candidate] = price
    return tuple(sorted(Analysis(price, text) for text, price in cheapest.items()))


def _readings(parts: Segmentation) -> Iterator[tuple[str, float]]:
    nouns, verbs = lexicon()
    if Slot.NOUN in parts.classes:
        yield from _known(parts, nouns, verb=False)
    if Slot.VERB in parts.classes:
        yield from _known(parts, verbs, verb=True)
    if parts.shapes and len(parts.base) >= 3:
        yield from _unknown(parts)


def _known(
    parts: Segmentation, known: dict[str, float], *, verb: bool
) -> Iterator[tuple[str, float]]:
    """Yield the stems of the lexicon that ``parts`` may be a form of."""
    suffix = parts.shapes[0].text if parts.shapes else ""
    for candidate, repair in repairs(parts.base, suffix, verb=verb):
        evidence = known.get(candidate)
        if evidence is None or not is_possible_stem(candidate, verb=verb):
            continue
        price = parts.price + REPAIR_WEIGHT * repair
        price -= EVIDENCE_WEIGHT * min(evidence, MOST_EVIDENCE)
        if verb:
            price += _naming_price(parts)
        yield candidate, price + _closing_price(parts, verb=verb)


def _naming_price(parts: Segmentation) -> float:
    """Return what it costs to take apart what the lexicon has as a word of its own.

    «Баяндамасын» is rather a report than «let him not report», «оқушы» a pupil, and
    «ұстанды» held to something rather than was held.
    """
    nouns, verbs = lexicon()
    text = parts.base
    for shape in parts.shapes:
        text += shape.text
        if shape.text == "н" and text in verbs:
            return NAMING_PRICES["reflexive"]
        if shape.suffix.name in {"negation", "agent"} and text in nouns:
            return NAMING_PRICES[shape.suffix.name]
    return 0.0


def _closing_price(parts: Segmentation, *, verb: bool) -> float:
    """Return what it costs to end the word where it ends."""
    if not parts.shapes:
        return (BARE_VERB_PRICE if verb else 0.0) - UNCHANGED_BONUS
    last = parts.shapes[-1].suffix.slot
    return BARE_IMPERATIVE_PRICE if last in {Slot.VOICE, Slot.NEGATION} else 0.0


def _unknown(parts: Segmentation) -> Iterator[tuple[str, float]]:
    """Guess a stem we have never seen, if the suffixes are beyond doubt."""
    if not all(shape.suffix.is_clear for shape in parts.shapes):
        return
    verb = Slot.NOUN not in parts.classes
    candidate = _likeliest_repair(parts, verb=verb)
    letters = sum(len(shape.text) for shape in parts.shapes)
    price = UNKNOWN_PRICE + parts.price - SUFFIX_LETTER_BONUS * letters
    price += UNKNOWN_VERB_PRICE if verb else 0.0
    price += UNKNOWN_SHORT_PRICE if len(parts.base) < 4 else 0.0
    yield candidate, price


def _likeliest_repair(parts: Segmentation, *, verb: bool) -> str:
    suffix = parts.shapes[0].text
    if suffix[0] in "июя":  # contracted: the base alone is no stem
        return next(repairs(parts.base, suffix, verb=verb))[0]
    if suffix[0] in VOWELS and parts.base.endswith(("ғ", "іг")):
        return parts.base[:-1] + VOICED[parts.base[-1]]  # «-лығы» is «-лық»
    return parts.base if verb else likeliest_loan(parts.base, suffix[0])


@functools.cache
def lexicon() -> Lexicon:
    """Read the lexicon on first use, so that importing this module costs nothing."""
    file = resources.files("languages") / "data" / "kazakh_lexicon.tsv"
    known = Lexicon({}, {})
    for line in file.read_text("utf-8").splitlines():
        text, noun, verb = line.split("\t")
        if noun:
            known.nouns[text] = float(noun)
        if verb:
            known.verbs[text] = float(verb)
    names = map(str.lower, words_of("protected_names"))
    known.nouns.update(dict.fromkeys(names, MOST_EVIDENCE))
    return known
