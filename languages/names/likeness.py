"""Whether two names may be one name, spelt by different hands in different scripts.

A Kazakh name reaches print by many roads: «Түсіпов» becomes «Тусупов» in Russian and
«Tussupov» in English, «Қасен» becomes «Хасен», «Есімов» drops his ending and is
«Есім». Each road has its own likeness here, and who compares decides what it is worth.
"""

import functools
import re
from difflib import SequenceMatcher
from enum import Enum, auto

from ..folding import skeleton, skeletons
from ..normalise import is_cyrillic, normalise_word
from .declension import Gender
from .endings import DROPPED, ENDINGS, SON_OR_DAUGHTER
from .printed import is_initial

KEY_LENGTH = 40
MOST_READINGS = 4
NEARLY = 0.8  # of the letters in order: «koshim» and «kushim» have five of six

# Roads by which one sound was written in several ways; the order matters.
_SAME_CONSONANT = [("sh", "x"), ("ch", "c"), ("h", "k"), ("dj", "j"), ("ng", "n")]
_SAME_SOUND = [*_SAME_CONSONANT, ("ie", "e")]
_TWICE = re.compile(r"(.)\1+")
_GLIDE = "(?<=[aeu])i"  # «Нысанбай» and «Нысанбаев»
_VOWELS = re.compile("[aeiou]")
_FIRST_VOWEL = str.maketrans("oe", "ui")  # «Өмір» is «Омир» or «Умир», Latin Y is «е»
_FIRST_LETTERS = "abcdfgijklmnprstuvxz"


class Likeness(Enum):
    """How one part of two names compares."""

    SAME = auto()
    SIMILAR = auto()  # vowels differ, as between languages
    ENDING = auto()  # «Есім» and «Есімов»
    COMPOUND = auto()  # «Мұхтарова» and «Мұхтарова-Әли»
    INITIAL = auto()  # one is the first letter of the other
    UNKNOWN = auto()  # one of the names does not say
    DIFFERENT = auto()


@functools.lru_cache(maxsize=20_000)
def family_likeness(one: str, other: str) -> Likeness:
    """Compare two family names.

    >>> family_likeness("есім", "yesim"), family_likeness("есім", "есимов")
    (<Likeness.SAME: 1>, <Likeness.ENDING: 3>)
    >>> family_likeness("оспанов", "оспанова")
    <Likeness.DIFFERENT: 7>
    """
    if _man_and_woman(one, other):
        return Likeness.DIFFERENT
    first, second = _sounds(one), _sounds(other)
    if first & second:
        return Likeness.SAME
    if "-" in one + other and _halves(one) & _halves(other):
        return Likeness.COMPOUND
    if {_root(sound) for sound in first} & {_root(sound) for sound in second}:
        return Likeness.ENDING
    return Likeness.SIMILAR if _nearly(one, other) else Likeness.DIFFERENT


@functools.lru_cache(maxsize=20_000)
def given_likeness(one: str, other: str) -> Likeness:
    """Compare two given names or two patronymics, each in full or an initial.

    >>> given_likeness("ғ", "garifolla"), given_likeness("ерлан", "ермек")
    (<Likeness.INITIAL: 5>, <Likeness.DIFFERENT: 7>)
    """
    if not one or not other:
        return Likeness.UNKNOWN
    if is_initial(one) or is_initial(other):
        agree = first_sounds(one) & first_sounds(other)
        return Likeness.INITIAL if agree else Likeness.DIFFERENT
    if _sounds(one) & _sounds(other):
        return Likeness.SAME
    fathers = {_root(sound) for sound in _sounds(one)}
    if fathers & {_root(sound) for sound in _sounds(other)} or _nearly(one, other):
        return Likeness.SIMILAR
    return Likeness.DIFFERENT


def name_key(family: str, given: str = "") -> str:
    """Return the key under which a name is looked up, alike for all its spellings.

    It keeps the consonants of the family name and the first letter of the given one,
    and so finds too many people rather than too few.

    >>> name_key("Түсіпов", "Қ."), name_key("Тусупов", "К"), name_key("Tusip", "Khasen")
    ('tsp:k', 'tsp:k', 'tsp:k')
    """
    root = _root(sound(_first_half(family)))
    if not root:
        return ""
    start = root[0].translate(_FIRST_VOWEL)
    return f"{start}{_VOWELS.sub('', root[1:])}"[:KEY_LENGTH] + f":{_initial(given)}"


def keys_to_ask(family: str, given: str = "") -> set[str]:
    """Return every key under which somebody of this name may be kept.

    A name without an initial agrees with all of them, and each half of a compound
    name may be what somebody else was entered by.
    """
    keys = set()
    initials = {sound.translate(_FIRST_VOWEL) for sound in first_sounds(given)}
    for half in {family, *family.split("-")}:
        if key := name_key(half):
            letters = initials if given else _FIRST_LETTERS
            keys |= {key, *(key + letter for letter in letters)}
    return keys


@functools.lru_cache(maxsize=20_000)
def _sounds(word: str) -> frozenset[str]:
    """Return the ways in which a word may be meant to sound, scripts forgotten."""
    text = normalise_word(word).replace("-", "").replace("’", "'")
    return frozenset(map(_plain, skeletons(text, MOST_READINGS)))


@functools.lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """Return how a word most likely sounds, whatever its script.

    >>> sound("Мұсатаев") == sound("Mussatayev")
    True
    """
    return _plain(skeletons(normalise_word(word), 1)[0])


def one_sound(skeleton: str) -> str:
    """Return a skeleton with one letter for each consonant, and vowels as they are.

    >>> one_sound("djussip"), one_sound("aliev")
    ('jusip', 'aliev')
    """
    return _plain(skeleton, _SAME_CONSONANT)


def _plain(text: str, same=_SAME_SOUND) -> str:
    for spelt, meant in same:
        text = text.replace(spelt, meant)
    return _TWICE.sub(r"\1", "".join(filter(str.isalpha, text)))


def _root(sound: str) -> str:
    return _ending_sounds().sub("", sound)


@functools.cache
def _ending_sounds(gender: Gender | None = None) -> re.Pattern[str]:
    """Return how names of this gender end; without one, all that a name may drop.

    An ending without a gender belongs to its name: «Шевченко» is never «Шевч».
    """
    told = [each for each in ENDINGS if is_cyrillic(each.text) and not each.whole]
    told = [each for each in told if each.gender is gender or not gender]
    sounds = {
        ("i?" if each.text in SON_OR_DAUGHTER else "") + _plain(skeleton(each.text))
        for each in told
        if each.gender or each.text in DROPPED
    }
    shortest = [s for s in sounds if not any(s.endswith(o) for o in sounds - {s})]
    glide = [] if gender else [_GLIDE]
    return re.compile(rf"(?<=..)(?:{'|'.join([*shortest, *glide])})$")


def _man_and_woman(one: str, other: str) -> bool:
    """Tell whether two names differ in the gender of one of their halves."""
    pairs = zip(map(sound, one.split("-")), map(sound, other.split("-")), strict=False)
    of_woman, of_man = _ending_sounds(Gender.WOMAN), _ending_sounds(Gender.MAN)
    return any(
        of_woman.search(woman) and of_man.search(man) and _root(woman) == _root(man)
        for pair in pairs
        for woman, man in (pair, pair[::-1])
    )


def _nearly(one: str, other: str) -> bool:
    """Tell whether two words have the same consonants and almost the same vowels."""
    return any(
        _VOWELS.sub("", first) == _VOWELS.sub("", second)
        and SequenceMatcher(None, first, second, autojunk=False).ratio() >= NEARLY
        for first in _sounds(one)
        for second in _sounds(other)
    )


def _halves(family: str) -> set[str]:
    return {sound(half) for half in family.split("-") if len(half) > 2}


def _first_half(family: str) -> str:
    halves = [half for half in family.split("-") if len(half) > 2]
    return halves[0] if halves else family.replace("-", "")


def first_sounds(given: str) -> set[str]:
    """Return what the first letter may sound like: Latin «Y.» is «И.» or «Е.»."""
    sounds = {sound[:1] for sound in _sounds(given)}
    return sounds | {"i", "e"} if given.startswith("y") else sounds


def _initial(given: str) -> str:
    return sound(given)[:1].translate(_FIRST_VOWEL) if given.strip(". ") else ""
