"""Declension of names in Russian: paradigms, and what a word may be by them."""

import functools
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")  # as pymorphy calls them


class Gender(Enum):
    MAN = auto()
    WOMAN = auto()


MAN, WOMAN = Gender.MAN, Gender.WOMAN


class Form(NamedTuple):
    """What a Russian word may be: its nominative, in which case, and whose name."""

    nominative: str
    case: str
    gender: Gender | None  # None where it may be either's


class Paradigm(NamedTuple):
    """The end of a Russian nominative, and what takes its place in other cases."""

    nominative: str
    oblique: dict[str, str]


SURNAME = Paradigm("", {"а": "gent accs", "у": "datv", "ым": "ablt", "е": "loct"})
SURNAME_OF_WOMAN = Paradigm("а", {"ой": "gent datv ablt loct", "у": "accs"})
ADJECTIVE = Paradigm(
    "ий", {"ого": "gent accs", "ому": "datv", "им": "ablt", "ом": "loct"}
)
ADJECTIVE_OF_WOMAN = Paradigm("ая", {"ой": "gent datv ablt loct", "ую": "accs"})
NOUN = Paradigm(
    "", {"а": "gent accs", "у": "datv", "ом": "ablt", "ем": "ablt", "е": "loct"}
)
NOUN_IN_A = Paradigm(
    "а", {"ы": "gent", "е": "datv loct", "у": "accs", "ой": "ablt", "ою": "ablt"}
)
UNDECLINED = Paradigm("", {})

_SOFT = {"я": "gent accs", "ю": "datv", "ем": "ablt", "е": "loct"}
_IN_YA = {"и": "gent datv loct", "е": "datv loct", "ю": "accs", "ей": "ablt"}
_VOWELS = "аеёиоуыэюяәөүұі"
_HUSHED = "гкхжшщчц"  # «Ольги», never «Ольгы»
# Which letters may stand before the end of the nominative.
_PARADIGMS: tuple[tuple[Paradigm, Gender | None, str], ...] = (
    (NOUN, MAN, "бвгджзклмнпрстфхцчшщқғңһ"),
    (Paradigm("й", _SOFT), MAN, _VOWELS),
    (Paradigm("ь", _SOFT), MAN, "бвдзлмнпрст"),
    (Paradigm("ел", {"ла": "gent accs", "лу": "datv", "лом": "ablt"}), MAN, "в"),
    (Paradigm("ев", {"ьва": "gent accs", "ьву": "datv", "ьвом": "ablt"}), MAN, "л"),
    (NOUN_IN_A, None, "бвгдзклмнпрстфхцжшщчәқғңө"),
    (Paradigm("а", {"и": "gent", "ей": "ablt"}), None, _HUSHED),
    (Paradigm("я", _IN_YA), None, "бвдзлмнпрсть" + _VOWELS),
    (Paradigm("ь", {"и": "gent datv loct", "ью": "ablt"}), WOMAN, "бвдзлмнпрст"),
)


@functools.lru_cache(maxsize=20_000)
def noun_forms(word: str) -> tuple[Form, ...]:
    """Return what a word that no table knows may be, were it a Russian name."""
    return (*_as_it_stands(word), *_declined(word))


def _as_it_stands(word: str) -> Iterator[Form]:
    """Yield the nominative, and the other cases of a name that Russian cannot decline.

    A woman's name is declined only if it ends in a vowel or a soft sign.
    """
    yield Form(word, CASES[0], None)
    last = word[-1:].lower()
    if last not in "ая":
        gender = None if last in _VOWELS else WOMAN
        yield from (Form(word, case, gender) for case in CASES[1:])


def _declined(word: str) -> Iterator[Form]:
    low = word.lower().replace("ё", "е")
    for (nominative, oblique), gender, after in _PARADIGMS:
        for end, cases in oblique.items():
            stem = word[: len(word) - len(end)]
            if low.endswith(end) and stem and stem[-1].lower() in after:
                yield from (
                    Form(stem + nominative, case, gender) for case in cases.split()
                )
