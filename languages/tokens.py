"""Tokenisation: the words of a text, and what its numbers and dates mean.

Index, query and marking all read a text by this one function, so that whatever they
understand they understand alike: «2011 жылғы 6 желтоқсан» is «06.12.2011», «ХХІ» is
«21», «50-ші» is «50». A day has a term of its own, and its words keep theirs.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from .dates.extraction import MONTH, FoundDays, find_days
from .normalise import Word, words
from .numerals import counted, may_count, roman, value_of

DAY = "day="  # no word has an equals sign
_NEAR = 40  # letters of a day before and behind its month
_LONGEST_NUMBER = 8  # words: «бір мың тоғыз жүз тоқсан бірінші»
_BETWEEN = {" ", "-", "\N{NO-BREAK SPACE}"}  # the words of one number
# «50-ші», «50-ден», «50-го» and «1990ж.»: what is joined to a number.
_ENDING = re.compile(
    r"(?:ы?н|і?н)?ш[ыі]|с[ыі]|[ыі]|[дт][ае]н?|[ғқгк][ае]|[дт][ыі]ң?|[мбп]ен|н[ыі]ң|"
    r"[ыо]?й|[оы]?го|[оы]?му?|ая|я|[ыо]?е|[ыи]?х|ти|ми|ю"
)
_WITH_ENDING = re.compile(r"(\d+)(?:st|nd|rd|th|жж?|гг?)?")
_CENTURIES = {"ғ": "ғасыр", "ғғ": "ғасыр", "в": "век", "вв": "век"}
_LIKE_A_DAY = re.compile(rf"\d[./-]\d\d?[./-]\d|(?<![^\W\d_]){MONTH}")


class Token(NamedTuple):
    """A word, a number or a day, and where it stands; ``terms`` are what it means."""

    text: str
    start: int
    end: int
    terms: tuple[str, ...] = ()

    @property
    def is_day(self) -> bool:
        """It stands over words which follow as tokens of their own."""
        return bool(self.terms) and self.terms[0].startswith(DAY)


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of ``text`` in order, a day before its words.

    >>> [token.terms or token.text for token in tokens("ХХІ ғасыр, 6 желтоқсан")]
    [('21',), 'ғасыр', ('day=1206',), ('6',), 'желтоқсан']
    """
    days = list(_days(text))
    found, place, before = list(words(text)), 0, ""
    while place < len(found):
        while days and days[0].start <= found[place].start:
            yield days.pop(0)
        word = found[place]
        if not (before or may_count(word.text)):
            yield Token(*word)
            place += 1
            continue
        token, used = _read(text, found[place : place + _LONGEST_NUMBER], before)
        yield token
        before = found[place].text if token.terms else ""
        place += used


def _read(text: str, found: list[Word], before: str) -> tuple[Token, int]:
    """Return the token that begins with the first of these words, and how many it has.

    ``before`` is what the number that stands before them begins with.
    """
    number, used = _number(text, found)
    if not number:
        word, start, end = found[0]
        is_century = before and text[end : end + 1] == "." and not before.isdecimal()
        return Token(_CENTURIES.get(word, word) if is_century else word, start, end), 1
    if used < len(found) and _is_ending(text, *found[used - 1 : used + 1]):
        used += 1
    start, end = found[0].start, found[used - 1].end
    return Token(" ".join(text[start:end].lower().split()), start, end, (number,)), used


def _number(text: str, found: list[Word]) -> tuple[str, int]:
    """Return the digits of the number that begins these words, and how many it has."""
    first, written = found[0], text[found[0].start : found[0].end]
    following = found[1].text if len(found) > 1 else ""
    if digits := _WITH_ENDING.fullmatch(first.text):
        return digits[1], 1
    if value := roman(written, following):
        return str(value), 1
    if value_of(first.text) is None:
        return "", 0
    run = [first.text]
    for word, after in zip(found, found[1:], strict=False):
        if text[word.end : after.start] not in _BETWEEN:
            break
        run.append(after.text)
    number, used = counted(run)
    return str(number) if number else "", used


def _is_ending(text: str, number: Word, word: Word) -> bool:
    joined = text[number.end : word.start] == "-"
    return joined and _ENDING.fullmatch(word.text) is not None


def _days(text: str) -> Iterator[Token]:
    small = text.lower()
    if len(small) != len(text):
        return
    for start, end in _around_days(small):
        for found in find_days(small[start:end]):
            place, last = start + found.start, start + found.end
            spelt = " ".join(small[place:last].split())
            yield Token(spelt, place, last, tuple(_terms_of(found)))


def _around_days(text: str) -> Iterator[tuple[int, int]]:
    """Yield where there may be days: a text has few, and reading them is dear."""
    start = end = 0
    for match in _LIKE_A_DAY.finditer(text):
        before = text.rfind(" ", 0, max(match.start() - _NEAR, 0)) + 1
        if before > end:
            if end:
                yield start, end
            start = before
        behind = text.find(" ", match.end() + _NEAR)
        end = behind if behind > 0 else len(text)
    if end:
        yield start, end


def _terms_of(found: FoundDays) -> Iterator[str]:
    for place, (month, day) in enumerate(found.months_and_days):
        yield f"{DAY}{month:02}{day:02}"
        if found.years:
            yield day_term(date(found.years[-1 if place else 0], month, day))


def day_term(day: date) -> str:
    """Return the term of a day whose year is known.

    >>> day_term(date(2011, 12, 6))
    'day=20111206'
    """
    return f"{DAY}{day.year}{day.month:02}{day.day:02}"
