"""Spelling check: is a word right as it is typed, in any of the three languages?

Only what is a mistake may be corrected, and a word that a dictionary has is none. But
the Kazakh lexicon was learnt from texts as people type them, and has «когам» beside
«қоғам»: what would be a likelier word with more Kazakh letters has been robbed of them.
"""

import functools
import re
from importlib import resources
from itertools import chain

from .folding import skeleton, skeletons
from .kazakh import analyser
from .kazakh.degraded_spelling import ROBBED, Restoration, is_broken, restore
from .normalise import is_cyrillic, normalise_word
from .russian import morphology
from .stemming import STOP_WORDS, stem
from .word_lists import words_of

ROBBED_MARGIN = 0.3  # bits by which a word with more letters must be likelier
WRITTEN_MARGIN = -0.5  # where the spelling as typed breaks the rules of Kazakh
ENDING_PRICE = 1.2  # of «саласының» for «саласынын», which may be a form of its own
RUSSIAN_PRICE = -3.0  # of a Kazakh word that is rather meant than a Russian one
SHORTEST_ROBBED = 3  # letters of a stop word; two may be anything
_GENITIVE = re.compile("[ндт][ыі]ң$")


@functools.lru_cache(maxsize=10_000)
def is_known(word: str) -> bool:
    """Tell whether ``word`` is a word or a name, and no other one robbed of letters.

    >>> [is_known(word) for word in ("алтын", "қоғамның", "наука", "science", "Асем")]
    [True, True, True, True, True]
    >>> [is_known(word) for word in ("когамның", "қогам", "kogam", "тауелсиздик")]
    [False, False, False, False]
    """
    text = normalise_word(word)
    if text in _right_as_they_are() or not _names().isdisjoint(analyser.stems(text)):
        return True  # a name in any case
    if not is_cyrillic(text):
        return is_english(text)
    likeliest = analyser.analyse(text)[0]
    rival = _likeliest_with_more_letters(text, likeliest.stem)
    if any(likeliest.stem in stems for stems in analyser.lexicon()):
        margin = WRITTEN_MARGIN if is_broken(text) else ROBBED_MARGIN
        return rival > likeliest.price - margin
    return rival > RUSSIAN_PRICE and morphology().word_is_known(text)


@functools.lru_cache(maxsize=10_000)
def is_stop_word(word: str) -> bool:
    """Tell whether no text is found by ``word``, be it that its letters were lost.

    >>> [is_stop_word(word) for word in ("және", "жане", "zhane", "ушин", "тұр", "тур")]
    [True, True, True, True, True, False]
    """
    if any(word in words for words in STOP_WORDS.values()):
        return True
    if len(word) < SHORTEST_ROBBED or is_known(word):
        return False
    return not _stop_skeletons().isdisjoint(skeletons(word, 2))


@functools.cache
def _stop_skeletons() -> frozenset[str]:
    return frozenset(map(skeleton, STOP_WORDS["kk"]))


def _likeliest_with_more_letters(text: str, own: str) -> float:
    """Return the price of the likeliest word of another stem than its ``own``."""
    others = (one for one in restore(text) if one.stem != own)
    prices = (_price(text, one) for one in others if _is_robbed(text, one))
    return min(prices, default=analyser.UNKNOWN_PRICE)


def _is_robbed(text: str, meant: Restoration) -> bool:
    """Tell whether ``text`` is what was meant with some Kazakh letters as Russian."""
    return len(text) == len(meant.spelling) and all(
        typed in {letter, letter.translate(ROBBED)}
        for typed, letter in zip(text, meant.spelling, strict=True)
    )


def _price(text: str, meant: Restoration) -> float:
    """Return the price of what may have been meant, if it is another word at all."""
    if meant.spelling in _closed_class():
        return -analyser.MOST_EVIDENCE
    pairs = zip(text, meant.spelling, strict=True)
    changed = [typed + letter for typed, letter in pairs if typed != letter]
    if changed == ["иі"] and text[-1] == "и" and text in analyser.lexicon().nouns:
        return analyser.UNKNOWN_PRICE  # «әдеби» is no «әдебі»
    if {*changed} == {"нң"} and text.startswith(meant.stem):
        genitive = _GENITIVE.search(meant.spelling)
        return meant.price + ENDING_PRICE if genitive else analyser.UNKNOWN_PRICE
    return meant.price


def _closed_class() -> frozenset[str]:
    return analyser.INVARIABLE | analyser.PRONOUN_OF.keys()


@functools.cache
def _right_as_they_are() -> frozenset[str]:
    lists = [words_of("homographs"), words_of("kept_in_capitals"), *STOP_WORDS.values()]
    listed = {normalise_word(word) for word in chain(*lists)}
    return listed | _closed_class() | _names()


@functools.cache
def _names() -> frozenset[str]:
    names = words_of("given_names") | words_of("protected_names")
    return frozenset(map(normalise_word, names))


def is_english(word: str) -> bool:
    """Tell whether a word in small letters is a frequent one of English, or looks so.

    >>> is_english("trades"), is_english("aidyn")
    (True, False)
    """
    return stem(word, "en") in _english_stems()


@functools.cache
def _english_stems() -> frozenset[str]:
    file = resources.files("languages") / "data" / "english_stems.txt"
    return frozenset(file.read_text("utf-8").split())
