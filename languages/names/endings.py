"""Endings of surnames and patronymics: one table, whose they are, how they decline.

Whoever asks whether a word is a family name or a patronymic, a man's or a woman's, or
which case it stands in takes the answer from here. Some endings make both: «Мицкевич»
and «Құнанбайұлы» are called after a father or are a family, and only the words beside
them tell. Russian declines by paradigm; Kazakh adds its cases to any of them.
"""

import functools
import re
from collections.abc import Iterator
from enum import Flag, auto
from typing import NamedTuple

from ..normalise import normalise_word
from .declension import (
    ADJECTIVE,
    ADJECTIVE_OF_WOMAN,
    CASES,
    MAN,
    NOUN,
    NOUN_IN_A,
    SURNAME,
    SURNAME_OF_WOMAN,
    UNDECLINED,
    WOMAN,
    Form,
    Gender,
    Paradigm,
)

_SHORTEST_STEM = 2  # letters before an ending
_SHORTEST_DECLINED = 5  # letters of a nominative that only another case shows


class Makes(Flag):
    FAMILY = auto()
    PATRONYMIC = auto()
    EITHER = FAMILY | PATRONYMIC


class Ending(NamedTuple):
    """A row; an ending that is not ``sure`` is also that of many given names."""

    text: str
    makes: Makes
    gender: Gender | None
    paradigm: Paradigm
    sure: bool = True
    whole: bool = False  # a word, and no ending of others


def _rows(texts: str, *columns, **marks) -> list[Ending]:
    return [Ending(text, *columns, **marks) for text in texts.split()]


FAMILY, PATRONYMIC, EITHER = Makes.FAMILY, Makes.PATRONYMIC, Makes.EITHER
_FATHERS = """
    ильич кузьмич лукич никитич саввич фомич ilyich ilich kuzmich lukich nikitich fomich
"""
ENDINGS = (
    *_rows("ов ев цын ov ev tsyn", FAMILY, MAN, SURNAME),
    *_rows("ова ева цына ova eva tsyna", FAMILY, WOMAN, SURNAME_OF_WOMAN),
    *_rows("ин in", FAMILY, MAN, SURNAME, sure=False),
    *_rows("ина ina", FAMILY, WOMAN, SURNAME_OF_WOMAN, sure=False),
    *_rows("ский цкий sky skiy skii ski", FAMILY, MAN, ADJECTIVE),
    *_rows("ская цкая skaya skaia", FAMILY, WOMAN, ADJECTIVE_OF_WOMAN),
    *_rows("тегі енко дзе швили tegi enko dze shvili", FAMILY, None, UNDECLINED),
    *_rows("зода заде zoda zade", FAMILY, None, UNDECLINED),
    *_rows("чук chuk", FAMILY, None, NOUN),
    *_rows("ович евич ovich evich ovych evych", EITHER, MAN, NOUN),
    *_rows(_FATHERS, EITHER, MAN, NOUN, whole=True),
    *_rows("овна евна ична ovna evna ichna ivna", PATRONYMIC, WOMAN, NOUN_IN_A),
    *_rows("ұлы улы оглы угли ұғли уулу ۇلى", EITHER, MAN, UNDECLINED),
    *_rows("uly ūly ulı ūlı ogly oglu", EITHER, MAN, UNDECLINED),
    *_rows("қызы кызы кизи қизи قىزى", EITHER, WOMAN, UNDECLINED),
    *_rows("qyzy qyzı qızı kyzy kizi qizi", EITHER, WOMAN, UNDECLINED),
)
DROPPED = frozenset({"тегі", "tegi"})  # «of the kin of»: «Болат» is «Болаттегі»
_LONGEST_FIRST = sorted(ENDINGS, key=lambda ending: -len(ending.text))
# «Шаяхмет ұлы»: what may be written apart from the father's name.
SON_OR_DAUGHTER = tuple(
    ending.text
    for ending in ENDINGS
    if ending.makes is EITHER and ending.paradigm is UNDECLINED
)
_APART = re.compile(rf"(?<=\w) (?=(?:{'|'.join(SON_OR_DAUGHTER)})\b)")


@functools.lru_cache(maxsize=20_000)
def ending_of(word: str) -> Ending | None:
    """Return the ending of a word in the nominative; a double name has that of a half.

    >>> ending_of("Дулатский").text, ending_of("Мұхтарова-Әли").text, ending_of("Кан")
    ('ский', 'ова', None)
    """
    for half in reversed(_halves(normalise_word(word))):
        for ending in _LONGEST_FIRST:
            if half.endswith(ending.text) and _fits(half, ending.text, ending):
                return ending
    return None


def _halves(word: str) -> list[str]:
    halves = word.split("-")
    return ["".join(halves)] if halves[-1] in SON_OR_DAUGHTER else halves


def _fits(word: str, end: str, ending: Ending) -> bool:
    stem = len(word) - len(end)
    return not stem if ending.whole else stem >= _SHORTEST_STEM


def joined(name: str) -> str:
    """Return ``name`` with «ұлы» and its like joined to the father's name.

    >>> joined("Сейілбек Шаяхмет ұлы Мұсатаев")
    'Сейілбек Шаяхметұлы Мұсатаев'
    """
    return _APART.sub("", name)


def endings(word: str) -> list[Ending]:
    """Return the endings that ``word`` may have, in whatever Russian case it stands.

    The shorter the nominative, the likelier is a word of another kind.
    """
    straight = ending_of(word)
    return [straight] * bool(straight) + [
        ending
        for ending, form in _readings(word)
        if len(form.nominative) >= _SHORTEST_DECLINED
    ]


def is_family(word: str) -> bool:
    """Tell whether a word ends as only family names do.

    >>> is_family("Шевченко"), is_family("Құнанбайұлы"), is_family("Ильич")
    (True, False, False)
    """
    return any(ending.makes is FAMILY for ending in endings(word))


def is_plainly_family(word: str) -> bool:
    """Tell whether a word is a family name even where none is expected.

    >>> is_plainly_family("Карин"), is_plainly_family("Казахский")
    (True, False)
    """
    return any(
        ending.makes is FAMILY
        and ending.paradigm not in (ADJECTIVE, ADJECTIVE_OF_WOMAN)
        for ending in endings(word)
    )


def is_patronymic(word: str) -> bool:
    """Tell whether a word ends as patronymics do, some families among them.

    >>> is_patronymic("Абай-ұлы"), is_patronymic("Кузьмича"), is_patronymic("Бабич")
    (True, True, False)
    """
    return any(PATRONYMIC in ending.makes for ending in endings(word))


def is_only_patronymic(word: str) -> bool:
    """Tell whether no family is called like this: «Ивановна», but not «Мицкевич»."""
    ending = ending_of(word)
    return ending is not None and ending.makes is PATRONYMIC


def declined_forms(word: str) -> list[Form]:
    """Return what a Russian surname or patronymic may be, in whatever case it stands.

    >>> [(form.nominative, form.case) for form in declined_forms("Мусатаеву")]
    [('Мусатаев', 'datv'), ('Мусатаева', 'accs')]
    """
    return [form for _ending, form in _readings(word)]


@functools.lru_cache(maxsize=20_000)
def _readings(word: str) -> tuple[tuple[Ending, Form], ...]:
    low = normalise_word(word)
    return tuple(
        (ending, Form(word[: len(word) - len(tail)] + nominative, case, gender))
        for ending, stem, tail, nominative, cases, gender in _DECLENSIONS
        if low.endswith(stem + tail) and _fits(low, stem + tail, ending)
        for case in cases.split()
    )


def _declension(ending: Ending) -> Iterator[tuple]:
    """Yield what an ending becomes: its stem and tails, the nominative's, which cases.

    A woman's «Мицкевич» or «Ковальчук» stays as it is in every case.
    """
    nominative, oblique = ending.paradigm
    stem = ending.text.removesuffix(nominative)
    shared = ending.makes is not PATRONYMIC and ending.paradigm is NOUN
    gender = MAN if shared else ending.gender
    yield ending, stem, nominative, nominative, CASES[0], None if shared else gender
    for tail, cases in oblique.items():
        yield ending, stem, tail, nominative, cases, gender
    if shared or not oblique:
        others = " ".join(CASES[1:])
        yield ending, stem, "", "", others, WOMAN if shared else gender


_DECLENSIONS = [row for ending in ENDINGS for row in _declension(ending)]
