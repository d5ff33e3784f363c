"""Lines in capitals, written again as a sentence would have them."""

import re
from collections import Counter

from languages.names.endings import is_patronymic, is_plainly_family
from languages.names.given_names import is_given_name
from languages.sentences import flat

from ..readers.blocks import Block
from .texts import capitalised, is_capitals, quoted

# Abbreviations and numerals keep their capitals when a line loses its own.
_KEPT = re.compile(
    r"[IVXLC]+|ҚР|РК|ЖОО|ВУЗ|СНГ|ТМД|БҰҰ|ООН|США|АҚШ|ЕАЭО|ЕАЭС|ИИ|ЖИ|AI|UN|EU|IT|СМИ|БАҚ|ШОС"
    r"|ШЫҰ|ЕС|ЕО|ОБСЕ|КНР|ҚХА|АНК|ҰБТ|ЕНТ|STEM|ESG|ЮНЕСКО|UNESCO|НАТО|NATO"
)
_PROPER = re.compile(
    r"қазақстан\S*|казахстан\S*|абай\S*|абая|алаш\S*|астана\S*|алматы\S*|фараби\S*"
    r"|әл|аль|kazakhstan\S*|еуразия\S*|еврази[йяи]|ресей\S*|росси[яи]|азия\S*|al"
    r"|караганд\S*|қарағанд\S*|шымкент\S*|павлодар\S*|қостанай\S*|костана\S*"
)
_INSIDE_SENTENCE = re.compile(r"(?<=[^.!?\W] )\w+|(?<=, )\w+")
_INITIAL = re.compile(r"(?<!\w)\w\.\W*$")
_BEFORE_NAME = re.compile(r"(?:атындағы|имени|им)\W+$")


def letters(text: str) -> str:
    """Return the letters and digits of ``text`` alone, to compare two spellings."""
    return "".join(letter for letter in flat(text) if letter.isalnum())


def quoted_spelling(text: str, blocks: list[Block]) -> tuple[Block, int, int] | None:
    """Return where the text quotes these words in small letters."""
    wanted = letters(text)
    for block in blocks:
        for first, last in quoted(block.text):
            shown = block.text[first:last]
            if letters(shown) == wanted and not is_capitals(shown):
                return block, first, last
    return None


def in_sentence_case(text: str, blocks: list[Block]) -> str:
    """Return ``text`` with capitals only where its words have them elsewhere.

    >>> in_sentence_case("ТІЛ ЖӘНЕ ҚАЗАҚСТАН", [])
    'Тіл және Қазақстан'
    """
    spelt = _spellings(blocks)
    words = re.split(r"(\W+)", text)
    for place, word in enumerate(words):
        before = flat("".join(words[max(0, place - 4) : place]))
        is_initial = len(word) == 1 and "".join(words[place + 1 :])[:1] == "."
        honoured = _BEFORE_NAME.search(before) or _INITIAL.search(before)
        honoured = honoured and word.lower() != "академика"
        if is_initial or honoured or _is_of_person(words, place):
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


def _spellings(blocks: list[Block]) -> dict[str, str]:
    """Return how the text writes each word inside its sentences."""
    seen: dict[str, Counter[str]] = {}
    for block in blocks:
        lines = [line for line in block.text.split("\n") if not is_capitals(line)]
        for word in _INSIDE_SENTENCE.findall("\n".join(lines)):
            seen.setdefault(word.lower(), Counter())[word] += 1
    return {word: forms.most_common(1)[0][0] for word, forms in seen.items()}


def _lowered(word: str, spelt: dict[str, str]) -> str:
    low = word.lower()
    if _KEPT.fullmatch(word):
        return word
    return spelt.get(low, capitalised(low) if _PROPER.fullmatch(low) else low)
