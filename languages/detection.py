"""The language of a paragraph: Kazakh, Russian or English, from its letters and words.

A Kazakh letter alone proves nothing, for Russian texts are full of Kazakh names: «Ғ.
Есім выступил с докладом». Names are capitalised, so words in small letters decide
whenever there are any.
"""

import re

from .normalise import KAZAKH_LETTERS, normalise_word
from .russian import is_common
from .word_lists import words_of

UNDETERMINED = "und"

FEW_WORDS = 3
KAZAKH_SHARE = 0.4  # of the words of so short a text

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")

_KAZAKH, _RUSSIAN = (words_of("function_words")[code] for code in ("kk", "ru"))

_KAZAKH_ENDING, _RUSSIAN_ENDING = (
    re.compile(f".{{2,}}(?:{'|'.join(words_of('telling_endings')[code])})")
    for code in ("kk", "ru")
)


def detect(text: str) -> str:
    """Return «kk», «ru», «en», or «und» for a text without letters.

    >>> detect("Тәуелсіз Қазақстанның саяси жаңаруы")
    'kk'
    >>> detect("Ғарифолла Есім выступил с докладом о философии Абая")
    'ru'
    >>> detect("Political renewal of independent Kazakhstan"), detect("06.12.2011")
    ('en', 'und')
    """
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if not cyrillic and not latin:
        return UNDETERMINED
    if latin > 2 * cyrillic:
        return "en"
    return "kk" if _is_kazakh(text) else "ru"


def _is_kazakh(text: str) -> bool:
    """Decide between the two Cyrillic languages by a vote of the words."""
    every = [word for word in _WORD.findall(text) if len(word) > 1]
    small = [word for word in every if word[0].islower()]
    kazakh, russian = _votes(small or every)
    if not russian and len(small) <= FEW_WORDS:
        # «Қазақстан тарихы»: too few small words to speak against the capitalised.
        kazakh += sum(map(_has_kazakh_letter, every)) >= KAZAKH_SHARE * len(every)
    return kazakh > russian


def _has_kazakh_letter(word: str) -> bool:
    return not KAZAKH_LETTERS.isdisjoint(normalise_word(word))


def _ends_as_kazakh(word: str) -> bool:
    """Tell whether a word ends as Kazakh ones do, and no Russian one so: «школы»."""
    return bool(_KAZAKH_ENDING.fullmatch(word)) and not is_common(word)


def _votes(words: list[str]) -> tuple[float, float]:
    """Count the words that speak for Kazakh and for Russian; endings count by half."""
    kazakh = russian = 0.0
    for word in map(normalise_word, words):
        if _has_kazakh_letter(word):
            kazakh += 1
        elif word in _KAZAKH or word in _RUSSIAN:
            kazakh += word in _KAZAKH
            russian += word in _RUSSIAN
        else:
            kazakh += 0.5 * _ends_as_kazakh(word)
            russian += 0.5 * bool(_RUSSIAN_ENDING.fullmatch(word))
    return kazakh, russian
