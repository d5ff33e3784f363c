"""Lookbehind of bounded length: what stands right before a place in a text.

A pattern that ends where the place is would else be tried from the beginning of the
text, once for every place: a long paragraph would cost the square of its length.
"""

import re

REACH = 240  # letters; a title, a post and a name together are shorter


def before(text: str, end: int) -> str:
    """Return the words that lead to ``end``.

    >>> before("профессор Ғ. Есім", 10)
    'профессор '
    """
    return text[max(0, end - REACH) : end]


def behind(text: str, start: int) -> str:
    """Return the words that follow ``start``."""
    return text[start : start + REACH]


def leads(pattern: re.Pattern[str], text: str, end: int) -> re.Match[str] | None:
    """Match ``pattern``, which ends with ``$``, right before ``end``.

    >>> leads(re.compile("имени $"), "музей имени Абая", 12).span()
    (6, 12)
    """
    return pattern.search(text, max(0, end - REACH), max(0, end))
