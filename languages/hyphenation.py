"""Hyphenation and line breaking, for which browsers have no Kazakh dictionary.

A soft hyphen shows only where a line ends; programs that copy or index a text drop it.
"""

import re

LONGEST_WHOLE = 12  # letters; a shorter word finds room on a line of a phone
SOFT_HYPHEN, WORD_JOINER = "\u00ad", "\u2060"

_VOWELS = "аәеёиіоөуұүыэюя"
_CONSONANTS = "бвгғджзйкқлмнңпрстфхһцчшщ"
_LONG_WORD = re.compile(rf"[^\W\d_a-z]{{{LONGEST_WHOLE + 1},}}(?![^<>]*>)", re.I)
_ORDINAL = re.compile(r"(?<=\d)-(?=[^\W\d_])(?![^<>]*>)")
# A syllable begins with the last consonant before a vowel; no letter stays alone.
_SYLLABLE = re.compile(
    rf"(?<=\w\w)(?<=[{_VOWELS}{_CONSONANTS}ьъ])(?=[{_CONSONANTS}][{_VOWELS}]\w)", re.I
)


def hyphenated(html: str) -> str:
    """Return a text, or HTML, in which long words may be divided by syllable.

    An ordinal keeps its ending on its line. Mark-up stays as it is.

    >>> hyphenated("саясаттанушылардың пікірі").replace(SOFT_HYPHEN, "·")
    'сая·сат·та·ну·шы·лар·дың пікірі'
    >>> hyphenated("57-ші жыл") == f"57-{WORD_JOINER}ші жыл"
    True
    """
    html = _LONG_WORD.sub(lambda word: _divided(word[0]), html)
    return _ORDINAL.sub(f"-{WORD_JOINER}", html)


def _divided(word: str) -> str:
    return _SYLLABLE.sub(SOFT_HYPHEN, word)
