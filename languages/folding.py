"""Skeletons: what is left of a Kazakh word when keyboards and alphabets are forgotten.

The same «жаңғыру» is typed «жангыру» on a Russian keyboard, «jañğyru» in the Latin
draft of 2021, «jan'g'yry'» in that of 2017, «zhangyru» in plain ASCII. All keep one
*skeleton* of plain Latin letters, «jangiru». Different words may share a skeleton
(«бол» and «бөл» are «bol»), so nothing is ever indexed by its skeleton alone: it
only helps to guess which word was meant.
"""

from collections.abc import Container, Iterator
from typing import NamedTuple

from .normalise import is_cyrillic, normalise_word

MOST_READINGS = 48  # of an ambiguous word; beyond these only noise is left

_FOLD = str.maketrans(
    {
        **dict(zip("абвгдезклмнопрстуфх", "abvgdezklmnoprstufh", strict=True)),
        **dict(zip("әғқңөұүһ", "agknouuh", strict=True)),
        **dict.fromkeys("ийыі", "i"),
        **dict.fromkeys("ъь", ""),
        **{"ж": "j", "э": "e", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh"},
        **{"ю": "iu", "я": "ia"},
    }
)

Choices = tuple[tuple[str, float], ...]  # skeletons of one sign, each with its price

# What people write for one Kazakh letter, and which skeletons it may stand for.
_CERTAIN = {
    **{"shch": "sh", "sch": "sh", "ştş": "sh", "sh": "sh", "ş": "sh", "s'": "sh"},
    **{"ch": "ch", "ç": "ch", "c'": "ch", "gh": "g", "ï": "i"},
    **{"ä": "a", "á": "a", "a'": "a", "ə": "a", "ö": "o", "ó": "o", "o'": "o"},
    **{"ü": "u", "ū": "u", "ú": "u", "u'": "u", "ý": "u", "y'": "u", "ŭ": "u"},
    **{"ğ": "g", "ǵ": "g", "g'": "g", "ñ": "n", "ń": "n", "ŋ": "n", "n'": "n"},
    **{
        "ı": "i",
        "í": "i",
        "y": "i",
        "i'": "i",
        "ya": "ia",
        "yu": "iu",
        "q": "k",
        "'": "",
    },
}
_AMBIGUOUS: dict[str, Choices] = {
    "tş": (("ch", 0.0), ("tsh", 0.5)),  # «ч», or «т» and «ш» that met
    "tsh": (("tsh", 0.0), ("ch", 1.0)),
    "ng": (("ng", 0.0), ("n", 1.0)),  # «ң» has no key of its own in ASCII
    "ia": (("ia", 0.0), ("iia", 1.0)),  # «ия» is written «ia» in 2021
    "iu": (("iu", 0.0), ("iiu", 1.0)),
    "ye": (("e", 0.0), ("ie", 1.0)),
    "yo": (("io", 0.0), ("e", 1.0)),
    "c": (("ts", 0.0), ("ch", 1.0), ("s", 1.5), ("k", 2.0)),
    "w": (("u", 0.0), ("v", 1.0)),
    "ngh": (("ng", 0.0), ("nh", 2.0)),  # «ңғ»; who keeps «ng» for «ң» writes «nggh»
    "zh": (("j", 0.0), ("zh", 2.0)),
    "kh": (("h", 0.0), ("kh", 2.0)),
    "x": (("h", 0.0), ("ks", 1.0)),
}
# Drafts whose dots, hooks and accents were left out: «ş» is «s», «ý» (у) is «y».
_WITHOUT_MARKS: dict[str, Choices] = {
    "s": (("s", 0.0), ("sh", 1.0)),
    "ts": (("ts", 0.0), ("ch", 1.0), ("tsh", 1.5)),
    "y": (("i", 0.0), ("u", 1.5)),
    "ya": (("ia", 0.0), ("ua", 1.5)),
    "ye": (("e", 0.0), ("ie", 1.0), ("ue", 1.5)),
}
_RUSSIAN_KEYBOARD: dict[str, Choices] = {
    "нг": (("ng", 0.0), ("n", 1.5)),
    "э": (("e", 0.0), ("a", 1.0)),  # «эдебиет» for «әдебиет»
}
_LONGEST_SIGN = 4


class Reading(NamedTuple):
    """A skeleton that a typed word may stand for; the cheaper, the likelier."""

    price: float
    skeleton: str


def skeleton(word: str) -> str:
    """Return the skeleton of a word in proper Kazakh spelling.

    >>> skeleton("жаңғыру"), skeleton("әлемі"), skeleton("саяси")
    ('jangiru', 'alemi', 'saiasi')
    """
    return normalise_word(word).translate(_FOLD)


def readings(word: str) -> list[Reading]:
    """Return the skeletons that ``word``, however typed, may stand for.

    >>> [reading.skeleton for reading in readings("zhangyru")][:2]
    ['jangiru', 'janiru']
    """
    text = normalise_word(word)
    table = _RUSSIAN_KEYBOARD if is_cyrillic(text) else _latin_signs(text)
    if table is _RUSSIAN_KEYBOARD and not any(sign in text for sign in table):
        return [Reading(0.0, text.translate(_FOLD))]
    found = {"": 0.0}
    for sign in cut_into_signs(text, table):
        choices = table.get(sign, ((sign.translate(_FOLD), 0.0),))
        longer: dict[str, float] = {}
        for start, paid in found.items():
            for piece, price in choices:
                total = min(paid + price, longer.get(start + piece, 99.0))
                longer[start + piece] = total
        cheapest = sorted(longer.items(), key=lambda item: (item[1], item[0]))
        found = dict(cheapest[:MOST_READINGS])
    return [Reading(price, text) for text, price in found.items()]


def skeletons(word: str, most: int) -> list[str]:
    """Return the likeliest skeletons of ``word``; Cyrillic leaves no doubt of its own.

    >>> skeletons("заң", 3), skeletons("zan", 3)
    (['zan'], ['zan'])
    """
    if is_cyrillic(word):
        return [skeleton(word)]
    return [reading.skeleton for reading in readings(word)[:most]]


def _latin_signs(text: str) -> dict[str, Choices]:
    table = {sign: ((piece, 0.0),) for sign, piece in _CERTAIN.items()} | _AMBIGUOUS
    if not text.isascii() or "'" in text:
        return table
    table |= _WITHOUT_MARKS
    if "sh" in text:  # whoever writes «sh» leaves no hook out of «s»
        table |= {"s": (("s", 0.0),), "ts": (("ts", 0.0),)}
    return table


def cut_into_signs(text: str, known: Container[str]) -> Iterator[str]:
    """Cut ``text`` into the signs of an alphabet, always taking the longest it knows.

    >>> list(cut_into_signs("shash", {"sh"}))
    ['sh', 'a', 'sh']
    """
    place = 0
    while place < len(text):
        sign = text[place : place + _LONGEST_SIGN]
        while len(sign) > 1 and sign not in known:
            sign = sign[:-1]
        yield sign
        place += len(sign)
