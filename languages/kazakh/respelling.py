"""A last resort: the likeliest Kazakh spelling of a word that nobody has seen yet.

A new surname is neither in the lexicon nor in the index. Still the sounds of Kazakh say
much about it: «қ» and «ғ» keep to back vowels, «к» and «г» to front ones; «ұ» and «ү»
stand in the first syllable, and a «у» elsewhere; after a vowel «и» can only be «й».
A Latin word with its hooks and dots in place hides next to nothing.

Undecided letters are capitals until the whole word is read: K is «қ» or «к», G «ғ» or
«г», A «а» or «ә», O «о» or «ө», U «ұ», «ү» or «у», I «и», «й» or «і», Y «ы» or «й»,
J «и» or «й».
"""

import re

from ..folding import cut_into_signs
from ..normalise import is_cyrillic, normalise_word

_FRONT = frozenset("әеөүіэ")
_BACK = frozenset("аоұы")
_CLEAR = _FRONT | _BACK
_SURNAME_ENDING = re.compile("[ое]ва?|ина?")
_PATRONYMIC = re.compile("(?<=...)U(?=л[ыY])")  # «Есімұлы», the son of Есім
_UNDECIDED_VOWELS = frozenset("AOUIYJ")
_VOWELS = _FRONT | _BACK | _UNDECIDED_VOWELS | frozenset("уиюя")
_FOREIGN = frozenset("фцщъьэ")  # no Kazakh stem has them; leave such words alone

_RUSSIAN_KEYBOARD = dict(zip("кгауои", "KGAUOI", strict=True))
_LATIN = {
    **dict(zip("bdefhjlmnprstvz", "бдефхжлмнпрствз", strict=True)),
    **{"shch": "щ", "sch": "щ", "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "ts": "ц"},
    **{"gh": "ғ", "ng": "ң", "ya": "я", "yu": "ю", "yo": "е", "ye": "е", "ia": "я"},
    **{"iu": "ю", "iia": "ия", "a": "A", "o": "O", "k": "K", "g": "G", "u": "U"},
    **{"i": "I", "y": "Y", "q": "қ", "w": "у", "x": "х", "c": "ц", "'": ""},
}
# What a draft leaves no doubt about; the marks it alone uses tell which draft it is.
_MARKED = {
    **{"a": "а", "o": "о", "k": "к", "g": "г", "y": "ы", "ä": "ә", "ö": "ө", "ü": "ү"},
    **{"ğ": "ғ", "ñ": "ң", "ŋ": "ң", "ş": "ш", "ç": "ч", "ū": "ұ", "şç": "щ"},
    **{"tş": "ч", "ştş": "щ", "á": "ә", "ó": "ө", "ú": "ү", "ǵ": "ғ", "ń": "ң"},
    **{"a'": "ә", "o'": "ө", "u'": "ү", "g'": "ғ", "n'": "ң", "s'": "ш", "c'": "ч"},
    **{"s'c'": "щ", "ng": "нг", "gh": "гх", "ya": "я"},
}
_DRAFTS = (  # the marks of a draft, and what its letters mean
    ("'", {"i": "і", "i'": "J", "u": "ұ", "y'": "у", "i'a": "я", "i'y'": "ю"}),
    ("áǵńóúý", {"i": "і", "ı": "J", "u": "ұ", "ý": "у", "ıa": "я", "ıý": "ю"}),
    ("ïw", {"i": "і", "ï": "J", "u": "ұ", "w": "у", "yw": "ю"}),
    ("äğñöşūüı", {"ı": "і", "i": "J", "u": "у"}),
)
_PLAIN = dict(zip("KGAOUIYJ", "кгаоуиыи", strict=True))


def respellings(word: str) -> list[str]:
    """Return the likeliest proper spellings of an unknown ``word``, one or two.

    The second takes the word for a foreign one, to which no rule of Kazakh applies.

    >>> respellings("ömıräliev"), respellings("карагымбай")
    (['өмірәлиев'], ['қарағымбай', 'карагымбай'])
    >>> respellings("gubanova")
    ['ғұбанова', 'губанова']
    """
    text = normalise_word(word)
    table = _RUSSIAN_KEYBOARD if is_cyrillic(text) else _latin_table(text)
    letters = "".join(table.get(sign, sign) for sign in cut_into_signs(text, table))
    foreign = text if is_cyrillic(text) else _take_as_foreign(letters)
    native = _decide(letters) if _FOREIGN.isdisjoint(letters) else foreign
    return list(dict.fromkeys([native, foreign]))


def _take_as_foreign(letters: str) -> str:
    spelt = ""
    for letter in letters:
        after_vowel = spelt[-1:] in _VOWELS
        letter = "й" if after_vowel and letter in "IYJ" else letter
        spelt += _PLAIN.get(letter, letter)
    return spelt


def _latin_table(text: str) -> dict[str, str]:
    for marks, letters in _DRAFTS:
        if not set(marks).isdisjoint(text):
            return _LATIN | _MARKED | letters
    if "q" in text:  # whoever writes «q» for «қ» means «к» by «k»
        return _LATIN | {"k": "к"}
    return _LATIN


def _decide(letters: str) -> str:
    """Settle the vowels from left to right, then the consonants that follow them."""
    letters = _PATRONYMIC.sub("ұ", letters)
    front = _sounds_front(letters)
    spelt = ""
    for place, letter in enumerate(letters):
        if letter in _UNDECIDED_VOWELS:
            after_vowel = spelt[-1:] in _VOWELS - {"у"}
            beside_vowel = after_vowel or letters[place + 1 : place + 2] in _VOWELS
            first = _VOWELS.isdisjoint(letters[:place])
            native = first and not beside_vowel
            letter = _vowel(letter, front, native=native, after_vowel=after_vowel)
        spelt += letter
    return "".join(_consonant(spelt, place) for place in range(len(spelt)))


def _sounds_front(letters: str) -> bool:
    # Names are often compounds («Өмір-әли»): only its neighbour speaks for a syllable.
    vowels = [letter for letter in letters if letter in _VOWELS][:2]
    # Outside the first syllable a plain «а» or «о» is a true one, and the word is back.
    if set("ыұаоY") & set(vowels) or set("AO") & set(vowels[1:]):
        return False
    return bool(_FRONT & set(vowels) or "I" in vowels)


def _vowel(letter: str, front: bool, *, native: bool, after_vowel: bool) -> str:
    if letter in "IYJ":
        plain = {"I": "і" if front else "и", "Y": "ы", "J": "и"}[letter]
        return "й" if after_vowel else plain
    if letter == "U":
        return ("ү" if front else "ұ") if native else "у"
    back, fronted = {"A": ("а", "ә"), "O": ("о", "ө")}[letter]
    return fronted if front and native else back


def _consonant(spelt: str, place: int) -> str:
    letter = spelt[place]
    if letter not in "KG":
        return letter
    next_letter, before, after = spelt[place + 1 :][:1], spelt[:place], spelt[place:]
    if _SURNAME_ENDING.fullmatch(spelt, place + 1):
        next_letter = ""  # «беков» is «бек» and «-ов»
    nearest_first = next_letter + before[::-1] + after
    telling = next((c for c in nearest_first if c in _CLEAR), "")
    back = telling in _BACK
    return {"K": "қ" if back else "к", "G": "ғ" if back else "г"}[letter]
