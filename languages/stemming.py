"""One door to the stems of three languages: what the index stores and a query asks.

Each language has its own analyser, because a foreign one does harm: Russian rules take
Kazakh words apart in the wrong places. The heavy ones are loaded on first use.
"""

import functools
from collections.abc import Callable

from .kazakh import analyser
from .normalise import KAZAKH_LETTERS, normalise_word
from .russian import morphology
from .tokens import tokens
from .word_lists import words_of

STOP_WORDS = words_of("stop_words")
# Raise this whenever stems change: the index must then be built anew.
ANALYSER_VERSION = 4


def stem(word: str, language: str) -> str:
    """Return the stem of ``word``, a word of a text in ``language``.

    >>> stem("жиналыстардың", "kk"), stem("заседаний", "ru"), stem("meetings", "en")
    ('жиналыс', 'заседание', 'meet')
    """
    return _ANALYSERS[language](normalise_word(word))


def terms(text: str, language: str) -> list[str]:
    """Return the stems, numbers and days of ``text`` in order, without the stop words.

    A text of stop words alone keeps them, or a query like «бұл не?» would ask nothing.

    >>> terms("Тәуелсіз Қазақстанның саяси жаңаруы және тағылым", "kk")
    ['тәуелсіз', 'қазақстан', 'саяси', 'жаңар', 'тағылым']
    """
    found = list(tokens(text))
    stop_words = STOP_WORDS[language]
    telling = [one for one in found if one.terms or one.text not in stop_words]
    return [
        term
        for one in telling or found
        for term in one.terms or [stem(one.text, language)]
    ]


@functools.lru_cache(maxsize=20_000)
def _stem_russian(word: str) -> str:
    if not KAZAKH_LETTERS.isdisjoint(word):  # a Kazakh name amid Russian text
        return analyser.stem(word)
    return morphology().parse(word)[0].normal_form.replace("ё", "е")


@functools.lru_cache(maxsize=20_000)
def _stem_english(word: str) -> str:
    from snowballstemmer import stemmer

    return stemmer("english").stemWord(word)  # it holds a word: threads share none


_ANALYSERS: dict[str, Callable[[str], str]] = {
    "kk": analyser.stem,
    "ru": _stem_russian,
    "en": _stem_english,
}
