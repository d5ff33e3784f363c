"""Country names: ISO 3166-1 codes, called as the CLDR of Unicode calls them."""

import re
from functools import cache

from babel import Locale

from .collation import sort_key

# «Кыргызская Республика», as states call themselves, and their short forms.
_FORMAL = re.compile(
    r"(?:\w+ )?(?:republic|kingdom|республика|республикасы)"
    r"|russian federation|российская федерация|ресей федерациясы|ресей"
    r"|usa|uk|uae|сша|рк|рф|кнр|оаэ|рб|кр|ақш|қр|қхр"
)
_LED = re.compile(r"(?:the )?(?:(?:republic|kingdom) of |республика )?")
# What CLDR names with two letters beside countries: unions, parts, private codes.
_NO_COUNTRIES = "AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ"


@cache
def names(language: str) -> dict[str, str]:
    """Return the names of all countries by their codes, in the order of the names."""
    called = Locale.parse(language).territories  # and of continents: «143»
    codes = [one for one in called if len(one) == 2 and one not in _NO_COUNTRIES]
    return {
        one: called[one] for one in sorted(codes, key=lambda c: sort_key(called[c]))
    }


def is_country(name: str, language: str) -> bool:
    """Tell whether ``name`` is that of a country.

    >>> is_country("Грузия", "ru"), is_country("Тверь", "ru")
    (True, False)
    >>> is_country("Kyrgyz Republic", "en"), is_country("Republic Theatre", "en")
    (True, False)
    >>> is_country("Республика Казахстан", "ru"), is_country("Федерация бокса", "ru")
    (True, False)
    """
    low = name.lower()
    is_named = _LED.sub("", low, count=1) in _in_small_letters(language)
    return is_named or bool(_FORMAL.fullmatch(low))


@cache
def _in_small_letters(language: str) -> frozenset[str]:
    return frozenset(map(str.lower, names(language).values()))
