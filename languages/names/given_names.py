"""Given names known in Kazakhstan, whatever script and case they come in."""

import functools
import re

from ..folding import skeleton, skeletons
from ..kazakh import analyser
from ..normalise import is_cyrillic
from ..russian import is_common
from ..word_lists import words_of
from .declension import Form, noun_forms
from .endings import is_plainly_family

_COMPOUND = re.compile(
    r"\w{2,20}(?:бек|жан|г[үу]ль?|хан|м[ұу]рат|[ғг]али|[ғг]азы|с[ұу]лтан|н[ұу]р|берген"
    r"|бай|м[ұу]хам+е[дт]|болат|bek|zhan|khan|sultan|murat|bergen|mukhamed|bolat)"
)
_NO_NAMES = re.compile(r"азербайджан$|әз[іе]рбайжан$|[оөу]збек$|^астрахан|^дубай")
_MOST_READINGS = 3  # of a Latin name; the next ones are far-fetched


def is_given_name(word: str) -> bool:
    """Tell whether a word in small letters is a given name we know, in any case.

    >>> is_given_name("айгуль"), is_given_name("aigul"), is_given_name("кафедра")
    (True, True, False)
    """
    return bool(given_forms(word))


def may_be_given(word: str) -> bool:
    """Tell whether a word may be a given name: a known one, or no word we know.

    >>> may_be_given("сағадат"), may_be_given("қозғалысы"), may_be_given("реформа")
    (True, False, False)
    """
    if is_given_name(word):
        return True
    if not is_cyrillic(word) or is_plainly_family(word) or is_common(word):
        return False
    nouns, verbs = analyser.lexicon()
    return not any(stem in nouns or stem in verbs for stem in analyser.stems(word))


def is_undeclined(word: str) -> bool:
    """Tell whether a word is a given name we know, in the nominative.

    >>> is_undeclined("Ерлан"), is_undeclined("Yerlan"), is_undeclined("Ерлана")
    (True, True, False)
    """
    if word.lower() in _latin():
        return True
    return any(one in _given_names() for one in skeletons(word, _MOST_READINGS))


@functools.lru_cache(maxsize=20_000)
def given_forms(word: str) -> tuple[Form, ...]:
    """Return what a word may be as a name we know, in whatever Russian case it stands.

    >>> [(form.nominative, form.case) for form in given_forms("Игорем")]
    [('Игорь', 'ablt')]
    """
    forms = noun_forms(word)
    known = [form for form in forms if is_undeclined(form.nominative)]
    known = known or [form for form in forms if _is_compound(form.nominative)]
    exact = [form for form in known if form.nominative.lower() in _spelt()]
    return tuple(exact or known)


def _is_compound(word: str) -> bool:
    """Tell whether a word in the nominative is built as Turkic given names are:
    «Гүлдархан», «Зиябек»."""
    low = word.lower()
    return bool(_COMPOUND.fullmatch(low)) and not _NO_NAMES.search(low)


@functools.cache
def _spelt() -> frozenset[str]:
    return frozenset(map(str.lower, words_of("given_names")))


@functools.cache
def _given_names() -> frozenset[str]:
    return frozenset(map(skeleton, _spelt()))


@functools.cache
def _latin() -> frozenset[str]:
    """Names of other countries, which have no Cyrillic spelling to be looked up by."""
    return words_of("latin_given_names")
