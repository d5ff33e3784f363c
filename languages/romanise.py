"""Kazakh and Russian in plain Latin letters, for addresses that last.

Django's ``slugify`` drops every Kazakh letter and its admin script most of them:
«Қазақ тілі» would become ``aza-tili``.
"""

import re
import unicodedata
from functools import lru_cache

_SHARED = {
    **dict(zip("абвгдезиклмнопрст", "abvgdeziklmnoprst", strict=True)),
    **{"ж": "zh", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh"},
    **{"щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya"},
}
_KAZAKH_LETTERS = dict(zip("әғқңөұүһі", "agqnouuhi", strict=True))
_TABLES = {
    "kk": _SHARED | _KAZAKH_LETTERS | {"ё": "e", "й": "i"},
    "ru": _SHARED | _KAZAKH_LETTERS | {"ё": "yo", "й": "y"},
    "en": _SHARED | _KAZAKH_LETTERS | {"ё": "yo", "й": "y"},
}


def romanise(text: str, language: str = "kk") -> str:
    """Return ``text`` in lower-case Latin letters; what is Latin already stays.

    >>> romanise("Тәуелсіз Қазақстанның саяси жаңаруы")
    'tauelsiz qazaqstannyn sayasi zhanaruy'
    """
    table = _TABLES[language]
    lowered = unicodedata.normalize("NFC", text).lower()
    latin = "".join(table.get(letter, letter) for letter in lowered)
    bare = unicodedata.normalize("NFKD", latin)
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def transliterate(text: str, language: str = "kk") -> str:
    """Return ``text`` in Latin letters with its capitals, as reference lists want it.

    >>> transliterate("Тәуелсіз Қазақстан: «Шыңғыс хан» және ЖОО")
    'Tauelsiz Qazaqstan: «Shyngys khan» zhane ZhOO'
    """
    latin = ""
    for letter in text:
        small = letter.lower()
        spelt = _TABLES[language].get(small, letter)
        latin += spelt.capitalize() if letter != small else spelt
    return latin


@lru_cache(maxsize=4096)  # a page names the same things again and again
def slug(text: str, language: str = "kk", longest: int = 80) -> str:
    """Return ``text`` as an address part: words joined by hyphens, cut at a word.

    >>> slug("«Алаш асылдары»: онлайн дөңгелек үстел", longest=20)
    'alash-asyldary'
    """
    words = re.findall("[a-z0-9]+", romanise(text, language))
    address = ""
    for word in words:
        longer = f"{address}-{word}" if address else word
        if len(longer) > longest:
            break
        address = longer
    return address or "".join(words)[:longest]
