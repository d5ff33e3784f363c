"""Transliteration of Kazakh for display: Cyrillic into the Latin draft and töte jazu.

The Latin letters are those of the draft of 28 January 2021; nobody has made them law
yet. Töte jazu, written from right to left, is read in China and by the diaspora. Whole
words are converted, never stems: the hamza comes and goes with a suffix.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

# A letter, in Latin and in töte jazu. Front vowels are written like their back ones.
_TABLE = """
а a ا|ә ä ا|б b ب|в v ۆ|г g گ|ғ ğ ع|д d د|е e ە|ё io يو|ж j ج|з z ز|и i ي|й i ي|к k ك
қ q ق|л l ل|м m م|н n ن|ң ñ ڭ|о o و|ө ö و|п p پ|р r ر|с s س|т t ت|у u ۋ|ұ ū ۇ|ү ü ۇ
ф f ف|х h ح|һ h ھ|ц ts تس|ч tş چ|ш ş ش|щ şş شش|ы y ى|і ı ى|э e ە|ю iu يۋ|я ia يا
"""
_ROWS = [row.split() for row in re.split(r"[|\n]", _TABLE.strip())]
_SILENT = {"ъ": "", "ь": ""}
_LATIN = {letter: latin for letter, latin, _arabic in _ROWS} | _SILENT
_ARABIC = {letter: arabic for letter, _latin, arabic in _ROWS} | _SILENT

HAMZA = "\u0674"  # the high one, made for Kazakh
_FRONT = frozenset("әөүі")
_CLEAR = frozenset("кгеэқғ")  # they tell front from back, so no hamza need
_VOWELS = frozenset("аәеёиоөуұүыіэюя")
_RESPELT = re.compile("(?<=прин)ц(?=ип)", re.I)  # «принсип» has settled, both ways
_SOFT_HYPHEN = "\u00ad"

# What is no Kazakh text: addresses, e-mail, mark-up, names of hosts and files.
KEPT = (
    r"(?:https?://|www\.)[^\s<>]+?(?=[.,;:!?»)]*(?:[\s<>]|$))"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);|<!--.*?-->|</?[A-Za-z][^<>]*>"
    r"|(?<!\w)[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)+(?!\w)"
)
# A Kazakh keyboard has Х and І for X and I. One of them with a full stop is an initial:
# «Х. Досмұхамедов».
_ROMAN = (
    r"(?<!\w)(?=[IVXLХІ])(?![ХІ]\.)"
    r"(?:[XХ]L|L?[XХ]{0,3})(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3})(?!\w)"
)
_LETTER = f"[{''.join(_LATIN)}{''.join(_LATIN).upper()}]"
_WORD = rf"{_LETTER}+(?:{_SOFT_HYPHEN}{_LETTER}+)*"
_PARTS = re.compile(
    f"(?P<kept>{KEPT})|(?P<roman>{_ROMAN})|(?P<word>{_WORD})|(?P<sign>[,;?←→])", re.S
)
_SIGNS = str.maketrans(",;?←→", "،؛؟→←")


class Script(NamedTuple):
    """A script for display; ``tag`` is its language tag (BCP 47)."""

    tag: str
    direction: str
    word: Callable[[str], str]


def convert(text: str, script: str) -> str:
    """Return ``text`` in ``script``; what is not Kazakh in Cyrillic stays as it is.

    >>> convert("ХХІ ғасыр: abai.kz, Х. Досмұхамедов, тілі; 3,5", "latn")
    'XXI ğasyr: abai.kz, H. Dosmūhamedov, tılı; 3,5'
    >>> convert("тілі, тілге? 3,5", "arab")
    'ٴتىلى، تىلگە؟ 3,5'
    """
    to = SCRIPTS[script]

    def converted(part: re.Match) -> str:
        kind, found = part.lastgroup, part.group()
        if kind == "roman":
            return found.translate({ord("Х"): "X", ord("І"): "I"})
        if kind == "word":
            return to.word(found)
        if kind == "sign" and to.direction == "rtl" and not _in_number(part):
            return found.translate(_SIGNS)
        return found

    return _PARTS.sub(converted, text)


def _in_number(sign: re.Match) -> bool:
    before, after = sign.string[: sign.start()][-1:], sign.string[sign.end() :][:1]
    return sign.group() == "," and before.isdigit() and after.isdigit()


@lru_cache(4096)
def _latin_word(word: str) -> str:
    """Return a word in Latin; a digraph is all capitals only in a word that is."""
    shouted = len(word) > 1 and word.isupper()
    latin, before = "", ""
    for letter in _respelt(word):
        if letter == _SOFT_HYPHEN:
            latin += letter
            continue
        signs = _signs(_LATIN, letter.lower(), before)
        if letter.isupper() and signs:
            rest = _capital(signs[1:]) if shouted else signs[1:]
            signs = _capital(signs[0]) + rest
        latin, before = latin + signs, letter.lower()
    return latin


@lru_cache(4096)
def _arabic_word(word: str) -> str:
    """Return a word in töte jazu, which is never broken at a syllable."""
    letters = _respelt(word.lower().replace(_SOFT_HYPHEN, ""))
    needs_hamza = _FRONT & set(letters) and _CLEAR.isdisjoint(letters)
    pairs = zip(letters, f" {letters}", strict=False)
    written = "".join(_signs(_ARABIC, letter, before) for letter, before in pairs)
    return f"{HAMZA}{written}" if needs_hamza else written


def _respelt(word: str) -> str:
    return _RESPELT.sub(lambda found: "С" if found[0] == "Ц" else "с", word)


def _signs(table: dict[str, str], letter: str, before: str) -> str:
    """Return the signs of a letter after another: «ия» is «ia», «щётка» one «ş»."""
    signs = table[letter]
    after_i = letter in ("я", "ю") and before in ("и", "й")
    single = letter == "щ" and table is _LATIN and before not in _VOWELS
    return signs[1:] if after_i or single else signs


def _capital(signs: str) -> str:
    return signs.translate({ord("i"): "İ", ord("ı"): "I"}).upper()


SCRIPTS = {
    "latn": Script("kk-Latn", "ltr", _latin_word),
    "arab": Script("kk-Arab", "rtl", _arabic_word),
}
