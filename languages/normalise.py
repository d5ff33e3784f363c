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
_TO_CYRILLIC = str.maketrans("ABCEHIKMOPTXYaceiohpxyəɵƏƟ", "АВСЕНІКМОРТХУасеіоһрхуәөӘӨ")
_TO_LATIN = str.maketrans("АВСЕНІКМОРТХУасеіоһрху", "ABCEHIKMOPTXYaceiohpxy")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u0180-\u024f\u0250-\u02af]")
_PLAIN_CYRILLIC = re.compile(r"[А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі]+")
# What stands for a Cyrillic letter in a text, too: Greek ones, and «θ» for «ө».
_GREEK = str.maketrans("ΑΒΕΗΙΚΜΟΡΤΧαορθΘıķŋ", "АВЕНІКМОРТХаорөӨіқң")
_MIXED = re.compile(
    r"(?<![^\W\d_])(?=[^\W\d_]*?[\u0400-\u04ff])(?=[^\W\d_]*?[A-Za-z\u0131-\u03ff])"
    r"[^\W\d_]{2,60}(?![^\W\d_])"
)
_SEAM = re.compile(
    "[\u0400-\u04ff][A-Za-z\u0131-\u03ff]|[A-Za-z\u0131-\u03ff][\u0400-\u04ff]"
)
_ROMAN = re.compile("[IVXLCDMІХСМ]+")
_TO_ROMAN = str.maketrans("ІХСМ", "IXCM")
_ABBREVIATION = re.compile("([A-Z]{2,})[а-яәғқңөұүһі]+")
_FRONT = re.compile("[әөүіiӘӨҮІ]")
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
    text = _NO_LETTER.sub("", unicodedata.normalize("NFKC", word))
    text = _one_script(text).lower().translate(_UNIFIED)
    return text.replace(_DOT_ABOVE, "")


def _one_script(word: str) -> str:
    """Undo letters borrowed for their looks: the script of most letters wins."""
    cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
    if not cyrillic or not latin:
        return word
    return word.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)


def in_one_script(text: str) -> str:
    """Return ``text`` with letters borrowed for their looks written in their own.

    Only words of two scripts change, and only if they are of one then. An abbreviation
    with an ending, «BBCдің», is no such word, and a Roman number is Latin.

    >>> in_one_script("Қaзақ тiлi, ХХI ғасыр, θнер, PhDны, BBCдің, Сambridge, оқy")
    'Қазақ тілі, XXI ғасыр, өнер, PhDны, BBCдің, Cambridge, оқу'
    """
    return _MIXED.sub(_own_script, text) if _SEAM.search(text) else text


def _own_script(match: re.Match[str]) -> str:
    word = match.group()
    if _ROMAN.fullmatch(word):
        return word.translate(_TO_ROMAN)
    if _ABBREVIATION.fullmatch(word):
        return word
    if _FRONT.search(word):  # «Yкімет»: in such a word it is the Kazakh letter
        word = word.replace("Y", "Ү")
    cyrillic = len(_CYRILLIC.findall(word))
    tables = (_TO_CYRILLIC | _GREEK, _TO_LATIN)
    for table in tables if 2 * cyrillic >= len(word) else reversed(tables):
        changed = word.translate(table)
        if len(_CYRILLIC.findall(changed)) in {0, len(word)}:
            return changed
    return word


def is_cyrillic(word: str) -> bool:
    """Tell whether ``word`` has a Cyrillic letter; after normalising it has only them.

    >>> is_cyrillic("жаңа"), is_cyrillic("jaña")
    (True, False)
    """
    return _CYRILLIC.search(word) is not None
