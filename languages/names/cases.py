"""Case: names put back into the nominative from whatever case a sentence needed.

Kazakh declines only the last word of a name; Russian every word, and differently for
women and men. So the words of a Russian name are understood together, by the cases and
genders they agree in, and where two answers are left the name stays as it is printed.
"""

import functools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..kazakh.morphotactics import spell
from ..kazakh.sounds import Harmony, Sound, final_sound
from ..romanise import romanise
from ..russian import (
    cases_of_people,
    cases_of_person,
    is_adjective,
    is_genitive,
    is_verb,
)
from .declension import CASES, Form, Gender, noun_forms
from .endings import SON_OR_DAUGHTER, declined_forms, ending_of
from .given_names import given_forms, is_undeclined

Forms = Sequence[Form]
Options = set[tuple[str, Gender]]

_PREPOSITIONS = {  # what Russian needs behind them
    "к": "datv", "ко": "datv", "благодаря": "datv", "согласно": "datv",
    "без": "gent", "против": "gent", "после": "gent", "вместо": "gent",
    "кроме": "gent", "около": "gent", "среди": "gent", "вокруг": "gent",
    "перед": "ablt", "над": "ablt", "между": "ablt",
    "о": "loct", "об": "loct", "обо": "loct", "при": "loct",
    "через": "accs", "про": "accs",
}  # fmt: skip
_PREPOSITION = re.compile(r"(?<![\w-])([а-яё]{1,9})\s$", re.IGNORECASE)
# Russian words after which a name is in another case than the nominative.
_OBLIQUE_BEFORE = re.compile(
    r"\b(?P<cue>участием|участии|председательством|руководством|модерацией|имени"
    r"|доклад|выступлени[ея]|слова|слово|речь|лекци[яюи]|работы?|от|у|для|благодар\w+)"
    r"(?P<between>(?:\s+[а-яё,.\-]{1,50}){0,4})\s*$"
)
_HEARD = re.compile(r"слуша(?:ли|ть)\W*$", re.IGNORECASE)  # heads minutes
_WORDS_BEFORE = re.compile(
    r"(?:(?<!\w)(?:[а-яё-]{1,40}|[А-ЯЁ]{2,9}|[А-ЯЁ][а-яё]{1,30})\s+){0,8}$"
)
_POST_BEHIND = re.compile(r",\s((?:[а-яё-]{1,40}\s){0,3}[а-яё-]{1,40})(?![\w.])")
_PIECE = re.compile(r"[^\W\d_]+(?!\.)(?=[\s\-]|$)")
_CASES_OF_STEM = {"HYң": 2, "GA": 4, "NY": 4, "Mен": 3}  # the shortest stem before each
_LONGEST_CASE = 8  # letters
_LONGEST_LEAD = 12
_CASES_OF_CHILD = ("HYң", "нA", "н", "ндA", "нAн", "Mен")
_CASES_OF_FAMILY = re.compile(
    r"(?P<stem>.*)(?:[ндт][ыі]ң|[ғгқк][ае]|[ндт][ыі]|[тд][ае]|[тдн][ае]н|[мбп]ен)"
)
_OF_MANY = re.compile(r"[лдт][ае]р$")  # «Ахметовтардың», behind a list
_CASE_OF_INITIAL = re.compile(r"(?<=\.)-(?:[ндт][ыі]ң|[ғгқк][ае]|[ндт][ыі]|[мбп]ен)$")


def nominative(name: str, language: str, before: str = "", behind: str = "") -> str:
    """Return ``name`` in the nominative; ``before`` is the text that leads to it, and
    a post ``behind`` a comma agrees with it.

    >>> nominative("С.Мұсатаевтың", "kk"), nominative("Ғ. Есімге", "kk")
    ('С.Мұсатаев', 'Ғ. Есім')
    >>> nominative("Мусатаевым С.Ш.", "ru"), nominative("Г. Есима", "ru", "профессора ")
    ('Мусатаев С.Ш.', 'Г. Есим')
    >>> nominative("Иванову О.П.", "ru")  # of a man, or a woman in another case
    'Иванову О.П.'
    >>> nominative("Иванову О.П.", "ru", behind=", главного врача")
    'Иванова О.П.'
    """
    if language == "kk":
        return kazakh_nominative(name)
    if language == "ru":
        return _russian_nominative(name, _cases_around(before, behind))
    return re.sub(r"['’`]s?$", "", name)


def in_one_case(names: Sequence[str], before: str = "") -> list[str]:
    """Return the names of a Russian list in the nominative, by the case they share.

    >>> in_one_case(["Каримова Отабека", "Наимову Зарину"])
    ['Каримов Отабек', 'Наимова Зарина']
    """
    shared = _cases_around(before, "").intersection(*map(possible_cases, names))
    return [_russian_nominative(name, shared or frozenset(CASES)) for name in names]


@functools.lru_cache(maxsize=5_000)
def possible_cases(name: str) -> frozenset[str]:
    """Return the cases in which the words of a Russian name may agree."""
    words = [word for word in _PIECE.finditer(name) if len(word.group()) > 2]
    read = [_read(word.group(), name[word.end() :]) for word in words]
    return frozenset(case for case, _gender in _agreed(read, frozenset(CASES)))


def kazakh_nominative(name: str) -> str:
    """Return ``name`` without the case that its last full word has.

    >>> kazakh_nominative("Айгүл Маратқызына"), kazakh_nominative("Абай-ұлының")
    ('Айгүл Маратқызы', 'Абай-ұлы')
    """
    name = _CASE_OF_INITIAL.sub("", name)
    full = list(re.finditer(r"[^\s.]+(?!\S*\.)", name))
    if not full or full[-1].group().isupper():
        return name
    last = full[-1]
    return name[: last.start()] + _without_case(last.group()) + name[last.end() :]


@functools.lru_cache(maxsize=20_000)
def _without_case(word: str) -> str:
    low = word.lower()
    for length in range(len(word) - 1, max(1, len(word) - _LONGEST_CASE), -1):
        behind = romanise(low[length:])  # in either script
        if low.endswith(SON_OR_DAUGHTER, 0, length) and behind in _cases_of_child():
            return word[:length]
    if ending_of(low) or is_undeclined(low):
        return word
    match = _CASES_OF_FAMILY.fullmatch(low)
    stem = match["stem"] if match else ""
    for family in (stem, _OF_MANY.sub("", stem)):
        if ending_of(family):
            return word[: len(family)]
    for case, shortest in _CASES_OF_STEM.items():
        for length in range(max(shortest, len(word) - _LONGEST_CASE), len(word) - 1):
            if low[length:] in _spelt(low[:length], [case]):
                return word[:length]
    return word


def _spelt(stem: str, cases) -> set[str]:
    """Return how Kazakh cases are spelt after ``stem``; names may break harmony."""
    sound = final_sound(stem) or Sound.VOICELESS
    both = (Harmony.BACK, Harmony.FRONT)
    return {spell(case, sound, vowels) for case in cases for vowels in both}


@functools.cache
def _cases_of_child() -> frozenset[str]:
    return frozenset(map(romanise, _spelt("ұлы", _CASES_OF_CHILD)))


def _cases_around(before: str, behind: str) -> frozenset[str]:
    """Return the cases in which a name may stand between two texts."""
    if _HEARD.search(before):
        return frozenset({"accs"})
    led = _PREPOSITION.search(before[-_LONGEST_LEAD:])
    if case := led and _PREPOSITIONS.get(led[1].lower()):
        return frozenset({case})
    if cases := _cases_of_post(before):
        return cases
    cue = _OBLIQUE_BEFORE.search(before)
    if cue and not any(map(is_verb, re.findall(r"[а-яё]+", cue["between"]))):
        is_given = cue["cue"].startswith(("слово", "благодар"))
        return frozenset({"gent", "datv"} if is_given else {"gent"})
    post = _POST_BEHIND.match(behind)
    words = post[1].split() if post else ()
    noun = next((word for word in words if not is_adjective(word)), "")
    return cases_of_person(noun) or frozenset(CASES)


def _cases_of_post(before: str) -> frozenset[str]:
    """Return the cases of the post that leads to a name, of its owner's, too, where
    that may be who is named: «заместители директора Шубина»."""
    cases: frozenset[str] = frozenset()
    for word in reversed(_WORDS_BEFORE.search(before)[0].split()):
        if word.isupper():
            continue  # «руководитель РМО учителей»
        of_people = cases_of_people(word)
        if not of_people and (cases or is_verb(word) or not is_genitive(word)):
            break
        cases |= of_people
        if of_people and "gent" not in of_people:
            break
    return cases


def _russian_nominative(name: str, expected: frozenset[str]) -> str:
    words = [word for word in _PIECE.finditer(name) if len(word.group()) > 2]
    read = [_read(word.group(), name[word.end() :]) for word in words]
    options = _agreed(read, expected)
    if any(case == CASES[0] for case, _gender in options):
        return name
    straight = [forms_of.straight(options) for forms_of in read]
    if any(forms_of.family and len(straight[n]) > 1 for n, forms_of in enumerate(read)):
        return name  # a man's name, or a woman's in another case
    for word, found in reversed(list(zip(words, straight, strict=True))):
        if len(found) > 1:
            found = found - {word.group()}  # which no case would change
        women = {one for one in found if one.endswith("а")}
        is_in_u = word.group().endswith("у") and not name.isupper()
        if len(found) > 1 and is_in_u and not any(map(is_undeclined, found - women)):
            found = women  # «Ситору»
        if len(found) == 1:
            name = name[: word.start()] + found.pop() + name[word.end() :]
    return name


class _Read(NamedTuple):
    """What one word of a name may be: as a family's, a known given name, any noun."""

    family: Forms
    given: Forms
    noun: Forms

    def straight(self, options: Options) -> set[str]:
        """Return the nominatives the word has in these cases and genders."""
        told = [*self.family, *self.given] or self.noun
        return {form.nominative for form in told if _options([form]) & options}


def _read(word: str, behind: str) -> _Read:
    """Read a word; the first half of «Касым-Жомарта» has no case of its own."""
    family = declined_forms(word)
    if word.endswith(("ской", "цкой")):  # «Слободской»: in the nominative a man's
        family = [*family, Form(word, CASES[0], Gender.MAN)]
    if behind.startswith("-"):
        return _Read(family, (), ())
    given = given_forms(word)
    return _Read(family, given, () if family or given else noun_forms(word))


def _agreed(read: list[_Read], expected: frozenset[str]) -> Options:
    """Return the cases and genders in which the words of a name agree.

    A given name that we know may end like a family, and is one where nothing else fits:
    «Ерлана Карина».
    """
    options = _common([word.given or word.family for word in read])
    options = options or _common([[*word.given, *word.family] for word in read])
    options = {one for one in options if one[0] in expected} or options
    for word in read:
        options = options & _options(word.noun) or options
    return options


def _common(read: list[Forms]) -> Options:
    options = {(case, gender) for case in CASES for gender in Gender}
    return options.intersection(*map(_options, filter(None, read)))


def _options(read: Iterable[Form]) -> Options:
    return {
        (form.case, gender)
        for form in read
        for gender in ([form.gender] if form.gender else Gender)
    }
