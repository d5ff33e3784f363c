"""Hyphenation and line breaking, for which browsers have no Kazakh dictionary.

A soft hyphen shows only where a line ends; programs that copy or index a text drop it.
"""

import re

LONGEST_WHOLE = 12  # letters; a shorter word finds room on a line of a phone
SOFT_HYPHEN, WORD_JOINER = "\u00ad", "\u2060"

_VOWELS = "аәеёиіоөуұүыэюя"
_CONSONANTS = "бвгғджзйкқлмнңпрстфхһцчшщ"
_LONG = rf"{{{LONGEST_WHOLE + 1},}}"
_PIECE = re.compile(rf"<[^>]*>|\b\w{_LONG}|-(?<=\d-)(?=[^\W\d_])")
_LETTERS = re.compile(rf"[^\W\d_a-z]{_LONG}", re.I)
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
    return _PIECE.sub(_divided, html)


def _divided(piece: re.Match) -> str:
    """Return a tag as it is, the hyphen of an ordinal, or a long word, divided."""
    text = piece[0]
    if text[0] == "<":
        return text
    if text == "-":
        return f"-{WORD_JOINER}"
    return _LETTERS.sub(lambda word: _SYLLABLE.sub(SOFT_HYPHEN, word[0]), text)
