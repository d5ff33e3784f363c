"""From which year an anniversary counts, for the year an author left out.

Only ever used for a proposal that a person confirms.
"""

import functools
import re

from . import LANGUAGES, in_any_language, rules

_LIKELY = range(1990, 2036)  # years of which there are records
_NEARBY = 90  # letters between the number and what it counts


def year_of(text: str, context: str = "") -> tuple[int, int, int] | None:
    """Return the year in which an anniversary named in ``text`` fell, and its place.

    What it is the anniversary of may stand elsewhere, in ``context``.

    >>> year_of("қазақстанның тәуелсіз ел болғанының 20 жылдығына арнап")[0]
    2011
    """
    for count in _count().finditer(text):
        around = text[max(0, count.start() - _NEARBY) : count.end() + _NEARBY]
        for founded, words in _founded():
            year = founded + int(count[1])
            if year in _LIKELY and (words.search(around) or words.search(context)):
                return year, count.start(), count.end()
    return None


@functools.cache
def _count() -> re.Pattern[str]:
    return re.compile(rf"(\d{{1,4}})\s?-?\s?{in_any_language('anniversary')}")


@functools.cache
def _founded() -> list[tuple[int, re.Pattern[str]]]:
    """Return the years from which anniversaries count, with the words for them."""
    words: dict[int, list[str]] = {}
    for language in LANGUAGES:
        for year, pattern in rules(language).anniversaries.items():
            words.setdefault(year, []).append(pattern)
    return [(year, re.compile("|".join(patterns))) for year, patterns in words.items()]
