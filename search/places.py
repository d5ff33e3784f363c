"""Where a text stands in the archive, as one number that sorts by day.

Both databases can walk their index in the order of this number, so the newest texts
with a word are found without looking at all the others, however many there are. All
texts of a record in one language together, its *whole*, have the number of the header;
the whole of all its languages has a number of its own.
"""

from datetime import date
from typing import NamedTuple

from languages.fallback import LANGUAGES

_RECORD_BITS, _ANCHOR_BITS, _LANGUAGE_BITS = 30, 11, 2  # with the day 63 in all
LAST_ANCHOR = (1 << _ANCHOR_BITS) - 1
PLACES = 1 << _ANCHOR_BITS + _LANGUAGE_BITS  # that one record may have
_EVERY_LANGUAGE = (1 << _LANGUAGE_BITS) - 1
_LANGUAGES = (*LANGUAGES, "")


class Place(NamedTuple):
    """A text of a record: its header (anchor 0) or one section, in one language."""

    day: int
    record: int
    anchor: int
    language: str

    @property
    def number(self) -> int:
        number = self.day << _RECORD_BITS | self.record
        number = number << _ANCHOR_BITS | self.anchor
        return number << _LANGUAGE_BITS | LANGUAGES.index(self.language)


def number_of(day: date, record: int, anchor: int, language: str) -> int:
    """Return the number of a text's place; later days have greater numbers."""
    return Place(day.toordinal(), record, anchor, language).number


def place_of(number: int) -> Place:
    """Return the place that ``number`` stands for.

    >>> place_of(number_of(date(2011, 12, 6), 7, 3, "ru"))
    Place(day=734477, record=7, anchor=3, language='ru')
    """
    day = number >> _RECORD_BITS + _ANCHOR_BITS + _LANGUAGE_BITS
    anchor = number >> _LANGUAGE_BITS & LAST_ANCHOR
    return Place(day, build_record(number), anchor, language_of(number))


def build_record(number: int) -> int:
    """Return only the record of a place: results are counted by the thousand."""
    return number >> _ANCHOR_BITS + _LANGUAGE_BITS & (1 << _RECORD_BITS) - 1


def language_of(number: int) -> str:
    """Return only the language of a place; the whole of all languages has none."""
    return _LANGUAGES[number & _EVERY_LANGUAGE]


def first_place(number: int) -> int:
    """Return the lowest number a place of the same record may have."""
    return number - number % PLACES


def whole_of(number: int, *, in_every_language: bool = False) -> int:
    """Return the number of the whole that the text at a place belongs to."""
    language = _EVERY_LANGUAGE if in_every_language else number & _EVERY_LANGUAGE
    return first_place(number) | language
