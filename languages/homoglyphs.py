"""Homoglyphs and invisible signs: what a text loses on its way into a column.

Word files, phones and old fonts mix alphabets: Latin «ə» in «əлем», «¥» where a font
lacked «ұ», Cyrillic «ХХІ» for XXI. The look of a text stays, and its letters become
those it is read with. Nothing else changes: case, ё, spaces, ligatures and fractions
stay, and so does a word that mixes two alphabets on purpose: «PhDны», «BBCдің».
"""

import re
import unicodedata
from functools import partial

from .normalise import CYRILLIC, TO_CYRILLIC, TO_LATIN

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_GOING = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
# Between letters of Arabic or Indian scripts, and in an emoji, these are a spelling.
_JOINING = "\u0590-\u109f\u1780-\u18af\u2190-\u2bff\ufe0f\U0001f000-\U000e007f"
_JOINERS = re.compile(
    rf"(?<![{_JOINING}\u200c-\u200f])[\u200c-\u200f]+(?![{_JOINING}\u200c-\u200f])"
)
_ADDRESS = (
    r"(?:https?|ftp)://\S+|www\.\S+|(?<!\S)[^\s@]+@\S+|10\.\d{4,9}/\S+"
    r"|(?<!\S)[\w.-]+\.[A-Za-z]{2,6}/\S*"
)
_VERBATIM = re.compile(rf"({_ADDRESS})")
_VERBATIM_IN_HTML = re.compile(rf"({_ADDRESS}|&#?\w+;?)")
_TAG = re.compile(r"""(</?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>|<!--.*?-->)""", re.S)

# What stands for a Cyrillic letter in a text, too: Greek ones, and «θ» for «ө».
_LENT = TO_CYRILLIC | str.maketrans("ΑΒΕΗΙΚΜΟΡΤΧαορθΘıķŋëË", "АВЕНІКМОРТХаорөӨіқңёЁ")
_FOREIGN = "A-Za-z\u00cb\u00eb\u0131-\u02ff\u0370-\u03ff"
_ASCII = re.compile("[A-Za-z]")
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
_MIXED = re.compile(
    rf"(?<![^\W\d_])(?<![\u0300-\u036f])(?={_LETTER}*?[\u0400-\u04ff])"
    rf"(?={_LETTER}*?[{_FOREIGN}])[^\W\d_]{_LETTER}{{1,59}}(?!{_LETTER})"
)
_SUSPECT = re.compile(
    rf"[¥ћЋ]|[ІХ][ІХ]|[\u0400-\u04ff][\u0300-\u036f]*[{_FOREIGN}]"
    rf"|[{_FOREIGN}][\u0300-\u036f]*[\u0400-\u04ff]|[ƏƟ]|[A-Z]\.[\u0400-\u04ff]"
)
_ODD = re.compile(f"[¥ћЋ{_FOREIGN}]")
_PAIRS = ("ХХ", "ХІ", "ІХ", "ІІ")
# «BBCдің», «iMacы»: a capital behind the first letter, then a Kazakh ending.
_ABBREVIATION = re.compile("[A-Za-z]+[A-Z][A-Za-z]*[а-яәғқңөұүһі]+")
_FRONT = re.compile("[әөүіiӘӨҮІ]")
_BACK = re.compile("[аеёиоуұыэюяaeoyАЕЁИОУҰЫЭЮЯAEO]")

_ROMAN = re.compile("(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_TO_ROMAN = str.maketrans("ІХСМ", "IXCM")
_NUMERAL = re.compile(r"(?<!\w)(?=[ІХ]{2})Х{0,3}(?:ІХ|І{0,3})(?!\w)")
_END_OF_A_RANGE = re.compile(  # «Х–ХІ»: the first of them is no initial
    r"(?<![\w.])[ІХ](?=[–—-][IVXL]{2,}(?!\w))|(?<=[IVXL]{2}[–—-])[ІХ](?![\w.])"
)

_MOST_PASSES = 3  # one letter that is mended may tell what its neighbour is
_WITH_YEN = re.compile(r"(?<![\w¥])[^\W\d_¥]*¥(?:[^\W\d_]|¥)*")
_AFTER_A_SMALL_WORD = re.compile(r"(?<![\w-])[а-яёәғқңөұүһі][\w-]*[,;]?\s$")
_TSHE = re.compile("(?<![\u0400-\u04ff])[\u0400-\u04ff]*[ћЋ][\u0400-\u04ff]*")
_SERBIAN = re.compile("[ђјљњџ]|ић$", re.I)
_TO_SHHA = str.maketrans("ћЋ", "һҺ")
# «Ə. Бөкейхан», «A.Қ. Жұмабаев»: what is glued to a Cyrillic letter heads no list.
_INITIAL = re.compile(
    r"(?<!\w)[ƏƟ](?=\.)|(?<![\w.])[ABCEHKMOPTXY](?=\.[\u0400-\u04ff])"
)


def mended(text: str) -> str:
    """Return ``text`` with letters borrowed for their looks written in their own.

    Addresses of pages, letters and papers stay as they are.

    >>> mended("Қaзaқ тi\u00adлi, ХХІ ғасыр ¥лты, θнер, Х. Досмұхамедов, BBCдің")
    'Қазақ тілі, XXI ғасыр ұлты, өнер, Х. Досмұхамедов, BBCдің'
    """
    return _mended(text, _VERBATIM)


def mended_html(html: str) -> str:
    """Return HTML whose words are mended; tags and entities stay as they are.

    >>> mended_html('<p><a href="/қaз">Қaз</a>&copyқ</p>')
    '<p><a href="/қaз">Қаз</a>&copyқ</p>'
    """
    if html.isascii():
        return html
    pieces = _TAG.split(html)
    pieces[::2] = [_mended(words, _VERBATIM_IN_HTML) for words in pieces[::2]]
    return "".join(pieces)


def _mended(text: str, verbatim: re.Pattern[str]) -> str:
    if text.isascii():
        return text
    if _INVISIBLE.search(text):
        text = _JOINERS.sub("", text.translate(_GOING))
    text = unicodedata.normalize("NFC", text)
    for _pass in range(_MOST_PASSES):
        if not _is_suspect(text):
            break
        pieces = verbatim.split(text)
        pieces[::2] = map(_in_own_letters, pieces[::2])
        before, text = text, unicodedata.normalize("NFC", "".join(pieces))
        if text == before:
            break
    return text


def _is_suspect(text: str) -> bool:
    """Tell whether anything may have to change: of most texts a glance says no."""
    glance = _ODD.search(text) or any(pair in text for pair in _PAIRS)
    return bool(glance and _SUSPECT.search(text))


def _in_own_letters(text: str) -> str:
    text = _TSHE.sub(_shha, _WITH_YEN.sub(_straight_u, text))
    inside = partial(_in_one_script, is_cyrillic=_is_mostly_cyrillic(text))
    text = _NUMERAL.sub(_roman, _MIXED.sub(inside, text))
    text = _END_OF_A_RANGE.sub(_roman, text)
    return _INITIAL.sub(_cyrillic, text) if _is_mostly_cyrillic(text) else text


def _is_mostly_cyrillic(text: str) -> bool:
    return len(CYRILLIC.findall(text)) > len(_ASCII.findall(text))


def _in_one_script(match: re.Match[str], is_cyrillic: bool) -> str:
    """Return a word of two alphabets in one of them, or as it is.

    Of a word that could be of either, the text around says which: «CССР».
    """
    word = match.group()
    number = word.translate(_TO_ROMAN)
    if _ROMAN.fullmatch(number) and (len(word) > 3 or not {*"CM"} & {*number}):
        return number
    if _ABBREVIATION.fullmatch(word):
        return word
    if _FRONT.search(word) or not _BACK.search(word):  # «Yкімет», «Yш»
        word = word.replace("Y", "Ү")
    found = [word.translate(table) for table in (_LENT, TO_LATIN)]
    found = [one for one in found if _is_of_one_script(one)]
    return (found[0] if is_cyrillic else found[-1]) if found else match.group()


def _is_of_one_script(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return len(CYRILLIC.findall(word)) in {0, len(letters)}


def _straight_u(match: re.Match[str]) -> str:
    """Return a word with the letter for «¥», a capital where the word has capitals.

    At its beginning nobody sees which it was: the word before tells.
    """
    word, start = match.group(), match.start()
    if not CYRILLIC.search(word):
        return word
    if word.replace("¥", "").isupper():
        return word.replace("¥", "Ұ")
    before = match.string[max(0, start - 60) : start]
    if word[0] == "¥" and not _AFTER_A_SMALL_WORD.search(before):
        word = f"Ұ{word[1:]}"
    return word.replace("¥", "ұ")


def _shha(match: re.Match[str]) -> str:
    word = match.group()
    return word if _SERBIAN.search(word) else word.translate(_TO_SHHA)


def _roman(match: re.Match[str]) -> str:
    return match.group().translate(_TO_ROMAN)


def _cyrillic(match: re.Match[str]) -> str:
    return match.group().translate(TO_CYRILLIC)
