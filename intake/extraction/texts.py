"""Sentences, quotations and places in blocks: what all extractors ask about."""

import functools
import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from languages.sentences import ends_sentence, flat, sentences
from languages.truecasing import is_capitals, letters

from ..proposal import Extracted, Span
from ..readers.blocks import Block, BlockKind

_QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"', "”": "”", "‟": "”"}
_SINGLE = re.compile(  # «on 'Reading Aloud'», and no apostrophe
    r"(?:(?<=\bon\s)|(?<=titled\s)|(?<=called\s)|(?<=topic\s)|(?<=theme\s))"
    r"[‘'](?=[A-Z])((?:[^‘’'«»“”\"]|(?<=\w)[’'](?=\w)){6,200})[’'](?!\w)"
)
_MARKER = re.compile(
    r"(?:(?:\(?\d{1,2}(?:\.\d{1,2})?[.)]|[IVX]{1,4}[.)]|[-–—•*·▪●►✓])\s*)(?=\S)"
)
_FOOTNOTE = re.compile(r"\[\d+\]$")
_LONG = 25  # words; nothing so long is a heading
_LONGEST_LINE = 1_000  # letters; what is longer is no line, whatever it looks like
_SHORT_SENTENCE = 12
_SHORTEST_SENTENCE = 5
_NEARLY = 0.95  # of its letters
_FIRST_PROSE = 5  # paragraphs of an opening


class Sentence(NamedTuple):
    """A sentence with its place; ``plain`` is its text in small letters."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]

    @property
    def plain(self) -> str:
        return flat(self.block.text)[self.start : self.end]

    def extracted(
        self, start: int, end: int, confidence: float, value: str | None = None
    ) -> Extracted[str]:
        """Return the words at a place of the sentence, or ``value`` read there."""
        first = self.start
        return extracted(self.block, first + start, first + end, confidence, value)

    def span(self, start: int, end: int) -> Span:
        """Return a place of the sentence as one of its block."""
        return Span(self.block.number, self.start + start, self.start + end)


def sentences_of(blocks: Iterable[Block]) -> Iterator[Sentence]:
    for block in blocks:
        for start, end in sentences(block.text):
            yield Sentence(block, start, end)


def marker_length(text: str) -> int:
    """Return how many characters a number or a bullet takes at the beginning."""
    match = _MARKER.match(text)
    return match.end() if match else 0


@functools.lru_cache(maxsize=5_000)  # each reader of a text asks this of each block
def is_prose(block: Block) -> bool:
    """Tell whether a block is a paragraph of sentences, not a line of its own."""
    if len(block.text) > _LONGEST_LINE:
        return True
    words = len(block.text.split())
    if block.kind is BlockKind.HEADING:
        return words > 2 * _LONG
    ended = ends_sentence(_FOOTNOTE.sub("", block.text))
    if block.bold or block.centred or is_capitals(block.text):
        return words > _LONG or (ended and words > _SHORT_SENTENCE)
    if words <= _SHORT_SENTENCE:
        return ended and words >= _SHORTEST_SENTENCE
    return ended or words > _LONG or len(sentences(block.text)) > 1


@functools.lru_cache(maxsize=5_000)
def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places of what stands in quotation marks, the outermost only.

    Marks of two fonts may open and close one; what never closes has not opened.

    >>> [text[a:b] for text in ["«Бір» және «екі «үш»»"] for a, b in quoted(text)]
    ['Бір', 'екі «үш»']
    >>> [text[a:b] for text in ["“Бір», «екі «үш»"] for a, b in quoted(text)]
    ['Бір', 'үш']
    """
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    last = {mark: text.rfind(mark) for mark in _QUOTES.values()}
    for place, letter in enumerate(text):
        mark = opened[-1][0] if opened else ""
        lost = mark and last[mark] < place and letter in last
        closes = text[place - 1] not in " (" or text[place + 1 : place + 2] in " .,"
        if opened and (letter == mark or (lost and closes)):
            found.append((opened.pop()[1], place))
        elif letter in _QUOTES and (letter not in "”" or not opened):
            before = text[place - 1 : place]
            if letter != '"' or not before.isalnum():
                opened.append((_QUOTES[letter], place + 1))
    found += [match.span(1) for match in _SINGLE.finditer(text)]
    outermost: list[tuple[int, int]] = []
    for first, end in sorted(found):
        if not outermost or first > outermost[-1][1]:
            outermost.append((first, end))
    return tuple(outermost)


def trimmed(
    text: str, start: int, end: int, around: str = " ,;:–—-"
) -> tuple[int, int]:
    """Return the place without ``around`` at its two ends."""
    while start < end and text[start] in around:
        start += 1
    while end > start and text[end - 1] in around:
        end -= 1
    return start, end


def extracted(
    block: Block, start: int, end: int, confidence: float, value: str | None = None
) -> Extracted[str]:
    """Return the words at a place of a block, or ``value`` read there."""
    words = block.text[start:end].replace("\n", " ") if value is None else value
    return Extracted(words, (Span(block.number, start, end),), confidence)


def quoted_spelling(text: str, blocks: list[Block]) -> tuple[Block, int, int] | None:
    """Return where the text quotes these words in small letters."""
    wanted = letters(text)
    for block in blocks:
        for first, last in quoted(block.text):
            shown = block.text[first:last]
            if not is_capitals(shown) and _are_alike(letters(shown), wanted):
                return block, first, last
    return None


def _are_alike(one: str, other: str) -> bool:
    """Tell whether two spellings differ by no more than a slip of the pen."""
    if one == other or abs(len(one) - len(other)) > 3 or len(one) > _LONGEST_LINE:
        return one == other
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > _NEARLY


def opening(blocks: list[Block]) -> list[Block]:
    """Return the part of a text that tells what happened: its head and first prose."""
    seen, count = [], 0
    for block in blocks:
        seen.append(block)
        count += is_prose(block)
        if count == _FIRST_PROSE:
            break
    return seen


def without_quotes(sentence: Sentence) -> str:
    """Return a sentence in small letters, blanks for what it quotes: a title may
    speak of other events and days."""
    letters_left = list(sentence.plain)
    for first, last in quoted(sentence.text):
        letters_left[first:last] = " " * (last - first)
    return "".join(letters_left)
