"""Names of people in running text, put back into the nominative.

What makes a name is its shape: initials beside a capitalised word, a patronymic, an
ending of family names. Two capitalised words without any of these are a name only
where the reader knows to expect one, in a list of participants or after a title.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import zip_longest

from ..known_words import is_english
from ..lookback import before, behind, leads
from ..russian import is_common, may_be_nominative
from .cases import in_one_case, kazakh_nominative, nominative
from .clergy import hierarchs
from .endings import SON_OR_DAUGHTER, is_family, is_patronymic, is_plainly_family
from .given_names import is_given_name
from .initials import (
    HONOURED_BEFORE,
    START,
    WORD,
    FoundName,
    is_honoured,
    quiet,
    with_initials,
)
from .printed import former_name

_APART = "|".join(SON_OR_DAUGHTER)
_PARTICLE = r"(?:de|van|von|der|den|di|da|del|bin|ibn|zu|ter)"  # «Jan de Wael»
_WORDS = re.compile(
    rf"{START}{WORD}(?: {{1,2}}(?:{_PARTICLE} ){{0,2}}{WORD}){{1,7}}"
    rf"(?: (?:{_APART})\w{{0,3}}\b)?"
)
_IN_A_PLACE = re.compile(r"(?:(?<!\w)во?|(?<!\w)г\.|(?<!\w)городе)\s?$")
_JOINT = re.compile(r"\s?,\s|\s(?:и|а также)\s")
_OWNER = re.compile(r"\w{3}(?:[ндт][ыі]ң|(?:[нд]|(?<!л)т)[ае]н|[дт](?:ағы|егі)|['’]s)$")
_FOR = re.compile(r"(?<![A-Za-z])(?:of|for|and|&|in)\s$")
_OWNED = re.compile(r"(?<!\w)[^\W\d_A-ZА-ЯӘҒҚҢӨҰҮҺІ]{2,30}[ыі]\s$")  # «директоры»
_VOWEL = re.compile(r"[аеёиоуыэюяәөүұіaeiou]+")
_SAYABLE = re.compile(r"(?!\w*[bcdfghjklmnpqrstvwxz]{3})\w*[aeiouyäöüıəâ]\w*(?<!u)")
_FEWEST = 2  # words of a name
_LONGEST_ABBREVIATION = 5
_MOST_WORDS = 3  # of a name without a patronymic
_TITLED = re.compile(r"\b(?:Prof(?:essor)?|Dr|Mrs?|Ms)\.?\s$")
_REMARK_BEHIND = re.compile(r"\s?\([^()\n]{2,60}\)")


def find_names(
    text: str,
    language: str,
    *,
    expected: bool = False,
    excluded: Callable[[str], bool] = lambda word: False,
) -> list[FoundName]:
    """Return the names in ``text``; ``excluded`` tells which words cannot be in one.

    With ``expected`` any two or three capitalised words are a name, as they are in a
    list of participants.

    >>> [found.name for found in find_names("Ғ.Есімнің, С. Орумбаевтың сөзі", "kk")]
    ['Ғ.Есім', 'С. Орумбаев']
    """
    found = [*hierarchs(text, language), *with_initials(text, language, excluded)]
    left = text
    for name in found:
        left = left[: name.start] + " " * (name.end - name.start) + left[name.end :]
    for match in _WORDS.finditer(left):
        for start, end, certainty in _names_in(match, excluded, expected=expected):
            name = nominative(
                text[start:end], language, before(text, start), behind(text, end)
            )
            if language != "ru" or not all(map(is_common, name.split())):
                found.append(FoundName(start, end, name, certainty))
    ordered = sorted(found, key=lambda name: name.start)
    if language == "ru":
        ordered = _agreed(text, ordered)
    return [
        replace(whole, name=quiet(whole.name))
        for name in ordered
        if not is_honoured(text, name) and (whole := _whole(text, name))
    ]


def _agreed(text: str, names: list[FoundName]) -> list[FoundName]:
    """Return names with those of a list in the case that all of them share."""
    agreed: list[FoundName] = []
    run: list[FoundName] = []
    for name, after in zip_longest(names, names[1:]):
        run.append(name)
        if after and _JOINT.fullmatch(text, name.end, after.start):
            continue
        if len(run) > 1:
            printed = [text[one.start : one.end] for one in run]
            called = in_one_case(printed, before(text, run[0].start))
            pairs = zip(run, called, strict=True)
            run = [replace(one, name=said) for one, said in pairs]
        agreed += run
        run = []
    return agreed


def _whole(text: str, found: FoundName) -> FoundName:
    """Return a name with the family name of before, where that stands behind it."""
    remark = _REMARK_BEHIND.match(text, found.end)
    if not remark or not former_name(found.name + remark[0]):
        return found
    return replace(found, end=remark.end(), name=found.name + remark[0])


def _names_in(match, excluded, *, expected):
    """Yield the places of names in a run of capitalised words."""
    words = [
        (m.group().lower(), match.start() + m.start(), match.start() + m.end())
        for m in re.finditer(r"\S+", match.group())
    ]
    words = [_behind_hyphen(match.string, word, excluded) for word in words]
    if len(words) > 2 and match.string[words[0][1] : words[0][2]].isupper():
        words = _without_abbreviation(match.string, words)
    yield from _names_in_words(match.string, words, excluded, expected=expected)


def _behind_hyphen(text: str, word: tuple[str, int, int], excluded):
    """Return a word without a post that a hyphen glues to it: «Rector-Ivan Zelov»."""
    first, _hyphen, rest = word[0].partition("-")
    start = word[2] - len(rest)
    is_other = excluded(first) or leads(_FOR, text, word[1]) and is_english(first)
    is_glued = rest and text[start].isupper() and is_other and not excluded(rest)
    return (rest, start, word[2]) if is_glued and not is_given_name(first) else word


def _without_abbreviation(text: str, words: list) -> list:
    """Drop what is short for an institution: «КИМЭП Алма Кунанбаева»."""
    others = words[1:]
    has_more = any(text[start:end].isupper() for _word, start, end in others)
    if has_more or is_family(words[0][0]):
        return words
    bare = [_bare(one[0]) for one in others]
    is_short = len(words[0][0]) < _LONGEST_ABBREVIATION
    is_name = (is_short or is_given_name(bare[0])) and not any(map(is_patronymic, bare))
    return others if is_name or any(map(is_plainly_family, bare)) else words


def _names_in_words(text, words, excluded, *, expected):
    """Yield the places of names, each between words that cannot be in one."""
    while words and excluded(words[0][0]) and not _begins_name(text, words):
        words.pop(0)
    later = (
        n
        for n, word in enumerate(words)
        if n and excluded(word[0]) and not _is_given_here(words, n)
    )
    cut = next(later, len(words))
    if cut < len(words):
        yield from _names_in_words(text, words[cut:], excluded, expected=expected)
    expected = expected and cut == len(words)  # no «Ismaili Reading» of a «Centre»
    words = _without_owner(words[:cut])
    if len(words) > _FEWEST and leads(HONOURED_BEFORE, text, words[0][1]):
        words = words[_FEWEST if len(words) > _MOST_WORDS else 1 :]  # «им. X Асан Ли»
    if len(words) == _MOST_WORDS and leads(_IN_A_PLACE, text, words[0][1]):
        words = words[1:]  # «посол в Молдове Иван Сидоров»
    while len(words) > _FEWEST and (_is_of_post(words) or _goes_on(text, words)):
        words = words[1:]  # «Правления Лыков Тимофей»
    if len(words) < _FEWEST or _is_of_body(text, words):
        return
    texts = [_bare(word[0]) for word in words]
    if place := _around_patronymic(words, texts):
        start, stop = place
        if start >= _FEWEST and is_given_name(texts[0]):
            yield words[0][1], words[start - 1][2], 0.75  # two names in a row
        yield words[start][1], words[stop - 1][2], 0.95
        return
    given = next((n for n, text in enumerate(texts) if _is_given(text)), -1)
    is_whole = leads(_TITLED, text, words[0][1]) and not is_english(texts[0])
    if 0 < given < len(words) - 1 and not is_family(texts[given - 1]) and not is_whole:
        words, texts, given = words[given:], texts[given:], 0  # «Федерации Валерий …»
    if len(words) > _FEWEST and is_given_name(texts[0]) and is_plainly_family(texts[1]):
        yield from _names_in_words(text, words[_FEWEST:], excluded, expected=False)
        words, texts = words[:_FEWEST], texts[:_FEWEST]  # «Болат Нәсенов Мағжанға»
    if len(words) > _MOST_WORDS:
        if len(words) == 2 * _FEWEST:  # «Дамир Фазылов Бердібек Соқпақбаевтың»
            for half in (words[:_FEWEST], words[_FEWEST:]):
                yield from _names_in_words(text, half, excluded, expected=False)
        return
    if any(map(is_plainly_family, texts)):
        yield words[0][1], words[-1][2], 0.8
    elif given >= 0:
        yield words[0][1], words[-1][2], 0.75
    elif expected and _may_be_name(text, words):
        yield words[0][1], words[-1][2], 0.6


def _may_be_name(text: str, words: list) -> bool:
    """Tell whether words that nothing tells of are no abbreviations: «ГБУ КЦСОН»."""
    if sum(is_english(word[0]) for word in words) >= _FEWEST:
        return False  # «Market Towns»
    short = [_is_abbreviation(text, word) for word in words]
    is_loud = text[words[0][1] : words[-1][2]].isupper()
    return not any(short) or is_loud and (text.isupper() or not all(short))


def _is_given(word: str) -> bool:
    return is_given_name(word) or is_given_name(word.partition("-")[0])  # «Султан-Али»


def _is_of_post(words: list) -> bool:
    """Tell whether a word before a name is a common one, and no family name of a full
    one («Чиж Валентина Никитична») or of short words («Пак Сон Мин»)."""
    word, father = words[0][0], words[_FEWEST][0]
    if not is_common(word) or is_family(word) or is_given_name(word):
        return False
    is_family_here = may_be_nominative(word) or word.endswith(("ых", "их"))
    return not (is_patronymic(father) and is_family_here or _are_short(words))


def _goes_on(text: str, words: list) -> bool:
    """Tell whether a word still says what a body is for: «Center of Trades Aidyn Ali»;
    none of the others may be a word of English, or more would be, unless one is
    plainly a family name: «Minister of Education Emin Aliyev»."""
    first, *others = (one[0] for one in words)
    bare = map(_bare, others)
    named = any(map(is_plainly_family, bare)) or not any(map(is_english, others))
    if is_given_name(first) or not named:
        return False
    return bool(leads(_FOR, text, words[0][1])) and is_english(first)


def _are_short(words: list) -> bool:
    """Tell whether three words are of a syllable each: «Пак Сон Мин»."""
    syllables = [len(_VOWEL.findall(word)) for word, _start, _end in words]
    return syllables == [1] * _MOST_WORDS


def _is_of_body(text: str, words: list) -> bool:
    """Tell whether words end in what is short for an institution that bears a name:
    "Sattar Yerubayev BKMU"."""
    loud = [text[start:end].isupper() for _word, start, end in words]
    is_two = len(words) == _FEWEST and is_given_name(words[0][0])
    if is_two and _SAYABLE.fullmatch(words[-1][0]):
        return False  # «Borys KULYK»
    return loud[-1] and not any(loud[:-1]) and _is_abbreviation(text, words[-1])


def _is_abbreviation(text: str, word: tuple[str, int, int]) -> bool:
    shown = text[word[1] : word[2]]
    return shown.isupper() and len(shown) <= _LONGEST_ABBREVIATION


def _without_owner(words: list) -> list:
    """Drop whose something is: «Әзербайжанның Гянджа …» begins no name."""
    owners = [
        n
        for n, word in enumerate(words[:-1])
        if _OWNER.search(word[0]) and not is_given_name(word[0])
        if not n or not is_plainly_family(_bare(word[0]))  # «Асан Серіковтың Абай …»
    ]
    return words[owners[-1] + 1 :] if owners else words


def _around_patronymic(words: list, texts: list[str]) -> tuple[int, int] | None:
    """Return where in a run of capitals a name with a patronymic begins and ends, if
    one does: with the family name behind it, or else with the one ahead."""
    for place, text in enumerate(texts[1:], 1):
        apart = text in SON_OR_DAUGHTER
        if apart or is_patronymic(text) or is_patronymic(words[place][0]):
            given = place - apart - 1
            is_led = given > 0 and is_plainly_family(texts[given - 1])
            is_followed = place + 1 < len(texts) and not is_led
            is_alone = place > _FEWEST and is_given_name(texts[0])
            start = given if is_followed or is_alone else given - 1
            return max(0, start), place + 1 + is_followed
    return None


def _is_given_here(words: list, number: int) -> bool:
    """Tell whether a word of another meaning stands between the parts of a name:
    «Омарова Жібек Өтегенқызы»."""
    follows = words[number + 1][0] if number + 1 < len(words) else ""
    if is_patronymic(_bare(follows)):
        return True
    if not is_given_name(words[number][0]):
        return False
    return number == 1 and len(words) == _FEWEST


def _begins_name(text: str, words) -> bool:
    """Tell whether a word of another meaning is a given name here: «Ғалым Ахметов»,
    «басшысы Ғалым Қапан»."""
    if len(words) < _FEWEST or not is_given_name(words[0][0]):
        return False
    behind = _bare(words[1][0])
    is_followed = is_plainly_family(behind) or is_patronymic(behind)
    return is_followed or bool(leads(_OWNED, text, words[0][1]))


def _bare(word: str) -> str:
    """Return a small-letter word without what its place in a sentence adds to it."""
    return kazakh_nominative(re.sub(r"['’`]s?$", "", word))
