"""Pieces of what a text tells of somebody, between commas, dashes and brackets."""

import re
from collections.abc import Iterable

from languages.russian import is_common

from ..texts import quoted, trimmed

Place = tuple[int, int]

AROUND = " ,;:–—-_|.\n"  # what no piece begins or ends with
REACH = 400  # letters of what is told of one person
# «(ВГРУ)», or within a phrase: «депутат Меджлиса (парламента) Туркменистана»
_SHORT_NAME = re.compile(r"\([A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2}[\w-]{0,8}\)|\([\w-]{2,20}\)(?=\s\w)")
_CUT = re.compile(
    r"[,;:()\n]|\s[–—-]\s|\s[–—-](?=\w)|(?<=[\w.)»”])[–—]\s"
    r"|(?<=[a-zа-яәғқңөұүһі]{5})\.\s?(?=[A-ZА-ЯӘҒҚҢӨҰҮҺІ])"
)
_LAST_WORD = re.compile(r"[\w.]+$")
_FAR = 20  # letters before a dot
_LONGEST_SHORT = 4  # letters of a word cut off with a dot


def pieces_of(
    text: str, start: int, end: int, quotes: Iterable[Place] | None = None
) -> list[Place]:
    """Cut at commas, dashes and brackets, but not inside quotation marks."""
    quotes = quoted(text) if quotes is None else quotes
    quotes = [*quotes, *(m.span() for m in _SHORT_NAME.finditer(text, start, end))]
    cuts = [start]
    for match in _CUT.finditer(text, start, end):
        if not any(a <= match.start() < b for a, b in quotes):
            cuts += match.span()
    cuts.append(end)
    places = (
        trimmed(text, first, last, AROUND)
        for first, last in zip(cuts[::2], cuts[1::2], strict=True)
    )
    return [(a, with_dot(text, b)) for a, b in places if a < b]


def with_dot(text: str, end: int) -> int:
    """Take in the dot of an abbreviation: «к.и.н.»."""
    last = _LAST_WORD.search(text, max(0, end - _FAR), end)
    if last and text[end : end + 1] == ".":
        is_word = not text[end + 1 :].strip() and is_common(last.group())  # «врач.»
        is_short = len(last.group()) <= _LONGEST_SHORT and not is_word
        end += "." in last.group() or is_short
    return end
