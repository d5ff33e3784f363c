"""Which language stands in when a text is missing in the one a reader asked for."""

from functools import cache
from typing import NamedTuple

from .columns import LANGUAGES, column


class Localized(NamedTuple):
    """A text, the language it is really in, and whether that one only stands in."""

    text: str
    language: str
    is_fallback: bool

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def resolution_order(wanted: str, original: str | None = None) -> tuple[str, ...]:
    """Return the languages to try: the wanted, then the original, then the rest.

    >>> resolution_order("en", original="ru")
    ('en', 'ru', 'kk')
    """
    asked = [wanted, original, *LANGUAGES]
    return tuple(dict.fromkeys(code for code in asked if code))


def localized(
    thing: object, field: str, wanted: str, original: str | None = None
) -> Localized:
    """Return ``field`` in the language ``wanted`` or its nearest stand-in.

    ``thing`` keeps its texts in one attribute for each language: ``title_kk``, …
    """
    for code, name in _columns_to_try(field, wanted, original):
        if text := getattr(thing, name):
            return Localized(text, code, is_fallback=code != wanted)
    return Localized("", wanted, is_fallback=False)


@cache  # every text asks
def _columns_to_try(field: str, *asked: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((code, column(field, code)) for code in resolution_order(*asked))


def languages_present(thing: object, field: str) -> list[str]:
    """Return the languages in which ``field`` has a text of its own."""
    return [code for code in LANGUAGES if getattr(thing, column(field, code))]
