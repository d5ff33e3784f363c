"""Truecasing: a line in capitals, written again as a sentence or a title has it.

Universities print titles in capitals; which words keep one the line no longer tells.
"""

import functools
import re
from collections import Counter
from collections.abc import Iterable

from .names.endings import is_patronymic, is_plainly_family
from .names.given_names import is_given_name
from .sentences import flat
from .word_lists import words_of

_NUMERAL = re.compile(r"[IVXLC]+")
_KEPT = words_of("kept_in_capitals")
_PROPER_NAMES = words_of("proper_names")
_PROPER_STEMS = tuple(words_of("proper_stems"))  # with any ending
_SMALL_WORDS = re.compile(
    r"(?<=[\w,] )(?:A|An|And|As|At|By|For|From|In|Of|On|Or|The|To|With)\b"
)
_INSIDE_SENTENCE = re.compile(r"(?<=[^.!?\W] )\w+|(?<=, )\w+")
_LOUD = r"(?:(?<!\w)[A-ZА-ЯЁӘƏҒҚҢӨҰҮҺІ]{1,40}(?:[\s,:–—-]{1,3}|\b))"
_SHOUTED = re.compile(rf"{_LOUD}{{4,}}|[«“\"]{_LOUD}{{2,3}}[»”\"]")
_INITIAL = re.compile(r"(?<!\w)\w\.\W*$")
_ENDED = re.compile(r"\w{4}[.!?]\s$")  # a sentence, no abbreviation
_BEFORE_NAME = re.compile(r"(?:атындағы|имени|им)\W+$")


@functools.lru_cache(maxsize=2_000)  # each reader of a text asks this of each line
def is_capitals(text: str) -> bool:
    """Tell whether the letters of ``text`` are capitals, but for a few."""
    loud = sum(map(str.isupper, text))
    return loud > 3 and loud > 0.8 * sum(map(str.isalpha, text))


def titled(text: str) -> str:
    """Return English words in capitals as a title has them, letter for letter.

    >>> titled("THE HISTORY OF KAZAKH LAW")
    'The History of Kazakh Law'
    """
    words = re.sub(r"[^\W\d_]+(?:['’]\w+)?", lambda m: m.group().capitalize(), text)
    return _SMALL_WORDS.sub(lambda match: match.group().lower(), words)


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def letters(text: str) -> str:
    """Return the letters and digits of ``text`` alone, to compare two spellings."""
    return "".join(letter for letter in flat(text) if letter.isalnum())


def in_sentence_case(text: str, texts: Iterable[str] = ()) -> str:
    """Return ``text`` with capitals only where its words have them in ``texts``.

    >>> in_sentence_case("ТІЛ ЖӘНЕ ҚАЗАҚСТАН")
    'Тіл және Қазақстан'
    """
    spelt = _spellings(texts)
    words = re.split(r"(\W+)", text)
    for place, word in enumerate(words):
        before = flat("".join(words[max(0, place - 4) : place]))
        behind = "".join(words[place + 1 : place + 2])
        is_initial = len(word) == 1 and behind[:1] == "."
        honoured = _BEFORE_NAME.search(before) or _INITIAL.search(before)
        honoured = honoured and word.lower() != "академика"
        is_first = _ENDED.search(before)
        if is_initial or is_first or honoured or _is_of_person(words, place):
            words[place] = word.capitalize()
        else:
            words[place] = _lowered(word, spelt)
    return capitalised("".join(words))


def _is_of_person(words: list[str], place: int) -> bool:
    """Tell whether a word is a given name beside a family name, or that one."""
    pair = words[place].lower(), "".join(words[place + 2 : place + 3]).lower()
    back = "".join(words[max(0, place - 2) : place - 1]).lower(), pair[0]
    return any(
        is_given_name(given) and (is_patronymic(name) or is_plainly_family(name))
        for given, name in (pair, back)
        if given and name
    )


def _spellings(texts: Iterable[str]) -> dict[str, str]:
    """Return how the texts write each word inside their sentences."""
    seen: dict[str, Counter[str]] = {}
    for text in texts:
        lines = [line for line in text.split("\n") if not is_capitals(line)]
        for word in _INSIDE_SENTENCE.findall(_SHOUTED.sub(" ", "\n".join(lines))):
            seen.setdefault(word.lower(), Counter())[word] += 1
    return {word: forms.most_common(1)[0][0] for word, forms in seen.items()}


def _lowered(word: str, spelt: dict[str, str]) -> str:
    low = word.lower()
    if word in _KEPT or _NUMERAL.fullmatch(word):
        return word
    is_proper = low in _PROPER_NAMES or low.startswith(_PROPER_STEMS)
    return spelt.get(low, capitalised(low) if is_proper else low)
