"""One spelling for what looks the same on screen, and the words of a text.

Word files, phones and old fonts leave traces a reader cannot see: Latin letters in
Cyrillic words, «¥» where a font lacked «ұ», invisible hyphens. Index and query must
both forget them, or a word on the page would not be found by its own look.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from .particles import belongs_to_next, without_particle

KAZAKH_LETTERS = frozenset("әғқңөұүһі")

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"  # soft hyphen, zero-width characters
_APOSTROPHES = "'’‘ʼʹ′`´"
_UNIFIED = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
        **dict.fromkeys(_APOSTROPHES, "'"),
        # Neighbouring alphabets and fonts of the 1990s lent their letters to Kazakh.
        **dict.fromkeys("ҝӄҟҡ", "қ"),
        **dict.fromkeys("ӷѓҕ", "ғ"),
        **dict.fromkeys("ҥӊӈ", "ң"),
        **dict.fromkeys("ѳӧӫ", "ө"),
        **dict.fromkeys("¥ӯў", "ұ"),
        **dict.fromkeys("ћђ", "һ"),
        "ӕ": "ә",
        "ӱ": "ү",
        "ї": "і",
        "ё": "е",
    }
)
# Capitals and small letters look alike in different ways: «H» is «Н», but «h» is «һ».
TO_CYRILLIC = str.maketrans(
    "ABCEHIKMOPTXYaceiohpxyəǝɵƏƎƟ", "АВСЕНІКМОРТХУасеіоһрхуәәөӘӘӨ"
)
TO_LATIN = str.maketrans("АВСЕНІКМОРТХУасеіоһрху", "ABCEHIKMOPTXYaceiohpxy")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u0180-\u024f\u0250-\u02af]")
_PLAIN_CYRILLIC = re.compile(r"[А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі]+")
_DOT_ABOVE = "\u0307"  # what lower() leaves of the Turkic capital «İ»

_LETTER = r"(?:[^\W_]|[\u0300-\u036f]|¥(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff])¥)"
# A last apostrophe counts only if there is one inside: «jan'g'yry'», not a quote.
_WORD = re.compile(
    rf"{_LETTER}+(?:(?:[{_INVISIBLE}{_APOSTROPHES}]+{_LETTER}+)+[{_APOSTROPHES}]?)?"
)
_NO_LETTER = re.compile(rf"(?!{_LETTER})[^{_INVISIBLE}{_APOSTROPHES}]")


class Word(NamedTuple):
    """A word of a text in its normal spelling, and where it stands in the text."""

    text: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """Yield the words of ``text`` with their places, for indexing and highlighting.

    A hyphen separates words, in the index and in the query alike. So «мектеп-интернат»
    is found by «мектеп», by «интернат», and by itself, which asks for both. An
    apostrophe between letters belongs to the word: «don't», and «jan'a», the Latin
    spelling of 2017. So does an Arabic article, which is not written: «Әл-Фараби».

    >>> [word.text for word in words("Мектеп-интернат «Əлем», Әл-Фараби")]
    ['мектеп', 'интернат', 'әлем', 'фараби']
    """
    article = None
    for match in _WORD.finditer(text):
        if not (word := normalise_word(match.group())):
            continue
        if belongs_to_next(word, text, match.end()):
            article = match
            continue
        start = (article or match).start()
        article = None
        yield Word(without_particle(word), start, match.end())


def normalise(text: str) -> str:
    """Return ``text`` with every word normalised and everything else as it was.

    >>> normalise("ҚАЗАҚ тi\u00adлi, 2011 ж.")
    'қазақ тілі, 2011 ж.'
    """
    return _WORD.sub(lambda match: normalise_word(match.group()), text)


def normalise_word(word: str) -> str:
    """Return ``word`` in the one spelling under which it is indexed and looked up.

    >>> normalise_word("¥лттық"), normalise_word("Ћалық"), normalise_word("paper")
    ('ұлттық', 'һалық', 'paper')
    """
    if _PLAIN_CYRILLIC.fullmatch(word):
        return word.lower()
    # One sign may stand for several words («ﷺ», «℀»): a term is one of letters only.
    text = _NO_LETTER.sub(
        lambda sign: sign[0] if sign[0] in word else "",
        unicodedata.normalize("NFKC", word),
    )
    text = _one_script(text).lower().translate(_UNIFIED)
    return text.replace(_DOT_ABOVE, "")


def _one_script(word: str) -> str:
    """Undo letters borrowed for their looks: the script of most letters wins."""
    cyrillic, latin = len(CYRILLIC.findall(word)), len(_LATIN.findall(word))
    if not cyrillic or not latin:
        return word
    return word.translate(TO_CYRILLIC if cyrillic >= latin else TO_LATIN)


def is_cyrillic(word: str) -> bool:
    """Tell whether ``word`` has a Cyrillic letter; after normalising it has only them.

    >>> is_cyrillic("жаңа"), is_cyrillic("jaña")
    (True, False)
    """
    return CYRILLIC.search(word) is not None
