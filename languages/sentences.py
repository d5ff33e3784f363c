"""Where sentences end, and a shadow of a text in which words are easy to recognise."""

import functools
import re
from collections.abc import Iterator

from .lookback import before
from .names.endings import is_family, is_patronymic
from .normalise import normalise_word
from .word_lists import words_of

LONGEST_SENTENCE = 4_000  # letters; a list of fifty people with their posts

_PLAIN = str.maketrans({"¥": "ұ", "\xa0": " ", "\n": " "})
_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATIONS = words_of("abbreviations")
_CLOSED = re.compile(r"[.!?…;][»”\"')\]]*$")
_END = re.compile(
    r"(?<![.!?…])[.!?…]++[»”\"')\]]*+(?=\s+[«“\"'(\[–—-]?\s?[^\W_a-zа-яәғқңөұүһі])"
)
_FULL_NAME = re.compile(r"([A-ZА-ЯӘҒҚҢӨҰҮҺІ][\w-]+) (?:[^\W\d_]\.\s?){2,3}$")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]++)(?![.\w])")
_SPACE = re.compile(r"\s*")
_LAST_WORD = re.compile(r"([^\W_]+)\.[»”\"')\]]*$")


@functools.lru_cache(maxsize=20_000)
def flat(text: str) -> str:
    """Return ``text`` in small letters of one script each word, not a letter longer.

    Rules are matched against it, and a place in it is the same place in the text.

    >>> flat("ДӨҢГЕЛЕК үстел: ¥лт, Ёлка"), len(flat("İ"))
    ('дөңгелек үстел: ұлт, елка', 1)
    """
    return _WORD.sub(_flat_word, text.translate(_PLAIN))


def _flat_word(match: re.Match[str]) -> str:
    word = match.group()
    plain = normalise_word(word)
    if len(plain) == len(word):
        return plain
    return "".join(low if len(low := c.lower()) == 1 else c for c in word)


@functools.lru_cache(maxsize=2_000)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places of the sentences of ``text``, with nothing between them lost.

    >>> text = "Ғ. Есім сөйледі. Проф. Г. Кан қатысты."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Ғ. Есім сөйледі. ', 'Проф. Г. Кан қатысты.']
    """
    starts = [0]
    for match in _END.finditer(text):
        end = match.end()
        if not _is_abbreviation(before(text, end)) or _after_full_name(text, end):
            starts.append(_SPACE.match(text, end).end())
    whole = zip(starts, [*starts[1:], len(text)], strict=True)
    return tuple(part for start, end in whole for part in _parts(text, start, end))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, cut between two words where nobody wrote one so long."""
    while end - start > LONGEST_SENTENCE:
        most = start + LONGEST_SENTENCE
        cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, most) + 1 or most
        yield start, cut
        start = cut
    yield start, end


def _after_full_name(text: str, end: int) -> bool:
    """Tell whether initials end a name, «Ивлев А.В.», and something new begins."""
    name = _FULL_NAME.search(text[max(0, end - 60) : end])
    word = _NEXT_WORD.match(text, end)
    if name is None or word is None or not is_family(name[1]):
        return False
    return not (is_family(word[1]) or is_patronymic(word[1]))


def ends_sentence(text: str) -> bool:
    """Tell whether ``text`` closes a sentence rather than an abbreviation.

    >>> ends_sentence("Ол келді."), ends_sentence("Алматы қ., 2011 ж.")
    (True, False)
    """
    return bool(_CLOSED.search(text)) and not _is_abbreviation(text)


def _is_abbreviation(head: str) -> bool:
    match = _LAST_WORD.search(head[-40:])
    if match is None:
        return False
    word = match[1]
    initial = len(word) == 1 and word.isupper()
    return initial or word.lower() in _ABBREVIATIONS
