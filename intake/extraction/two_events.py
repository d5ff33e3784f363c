"""Document segmentation: where in a file the record of a second event begins.

Two reports in one file are asked about; sessions and days of a programme, the same
record in another language and its resolution are one event. In doubt there is one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from events.choices import EventKind
from languages.dates.extraction import FoundDays, find_days
from languages.detection import detect
from languages.fallback import LANGUAGES
from languages.sentences import flat

from ..readers.blocks import BESIDE_THE_TEXT, Block
from ..rules import rules
from .texts import is_prose, quoted

_PAPER = re.compile(r"(?:хаттама|протокол|minutes)(?!\w{3})")
_THEME = re.compile(r"(?:тақырыбы|тема|topic|theme|title)\s?[:–—-]\s?(?=\S{3})")
_PROGRAMME = re.compile(r"бағдарлама|программ[аы](?!\w)|programme|program(?!\w)")
_PART = re.compile(  # of a longer event: a session, a day
    r"(?<!\w)сек[цс]и|сесси|session|отделени|бөлім|\d\W{0,3}күн(?!\w)|(?<!\w)day \w"
    r"|день \d|\d\W{0,3}(?:й )?день|(?:перв|втор|трет)\w{2} день|інші күн"
)
_WORD = re.compile(r"\w{3,}")
_MOST_HEAD = 7  # lines
_LANGUAGE_SHOWS = 10  # blocks
_FIRST_HEAD = 8  # blocks before it at most
_LEAST_TEXT = 250  # letters of prose in the record of an event
_LEAST_TITLE = 8  # letters
_SAME = 0.6  # of the words of a title, and it is that title told otherwise


@dataclass(frozen=True)
class _Head:
    """What the lines that begin a record say: paper, title, days, language."""

    number: int
    is_paper: bool
    title: str
    days: set[tuple[int, int]]
    language: str
    length: int


def second_event(blocks: Sequence[Block]) -> int | None:
    """Return the number of the block with which a second event begins, or None."""
    text = [b for b in blocks if b.kind not in BESIDE_THE_TEXT and b.text.strip()]
    opening = " ".join(flat(b.text) for b in text[:_FIRST_HEAD] if not is_prose(b))
    if _PROGRAMME.search(opening):
        return None
    heads = [(n, head) for n in range(len(text)) if (head := _head(text, n))]
    if not heads or heads[0][0] > _FIRST_HEAD:
        return None
    (place, first), *others = heads
    begins = place + first.length
    for place, head in others:
        texts = (text[begins:place], text[place + head.length :])
        if _tell_of_two(first, head) and min(map(_prose, texts)) >= _LEAST_TEXT:
            return head.number
    return None


def _tell_of_two(one: _Head, other: _Head) -> bool:
    words, others = set(one.title.split()), set(other.title.split())
    alike = len(words & others) >= _SAME * min(len(words), len(others))
    if alike or one.language != other.language:
        return False
    papers = one.is_paper and other.is_paper
    return papers or bool(one.days and other.days and not other.days & one.days)


def _prose(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks if is_prose(block))


def _head(text: Sequence[Block], place: int) -> _Head | None:
    """Return the head that begins with a line, if one does."""
    line = flat(text[place].text).strip(" .:«\"'")
    is_paper = bool(_PAPER.match(line))
    if is_prose(text[place]) or not (is_paper or _names_event(line)):
        return None
    near = text[place : place + _MOST_HEAD]
    lines = list(takewhile(lambda block: not is_prose(block), near))
    words = "\n".join(flat(block.text) for block in lines)
    title = _title(lines)
    if len(title) < _LEAST_TITLE or _PART.search(words):
        return None
    days = {day for found in find_days(words) for day in _days_of(found)}
    language = detect(" ".join(block.text for block in text[place:][:_LANGUAGE_SHOWS]))
    return _Head(text[place].number, is_paper, title, days, language, len(lines))


def _names_event(line: str) -> bool:
    return any(
        rules(code).compiled(words).search(line)
        for code in LANGUAGES
        for kind, words in rules(code).kinds.items()
        if kind is not EventKind.OTHER
    )


def _days_of(found: FoundDays) -> set[tuple[int, int]]:
    """Return the days of a span; what is longer than a month is told by its ends."""
    first, last = found.months_and_days[0], found.months_and_days[-1]
    if first[0] != last[0]:
        return {first, last}
    return {(first[0], day) for day in range(first[1], last[1] + 1)}


def _title(lines: Iterable[Block]) -> str:
    """Return the words of the title that a head gives in quotes or by a label."""
    is_named = False
    for block in lines:
        plain = flat(block.text)
        is_named = is_named or _names_event(plain)
        label = _THEME.match(plain)
        long = [plain[a:b] for a, b in quoted(block.text) if b - a >= _LEAST_TITLE]
        if long and (is_named or label):
            return _words(long[-1])
        if label:
            return _words(plain[label.end() :])
    return ""


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text))
