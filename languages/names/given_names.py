"""Given names known in Kazakhstan, whatever script and case they come in."""

import functools
from collections.abc import Iterator
from importlib import resources

from ..folding import readings, skeleton
from ..normalise import is_cyrillic
from .endings import CASES, MAN, NOUN, NOUN_IN_A, WOMAN, Form, Gender, Paradigm

_MOST_READINGS = 3  # of a Latin name; the next ones are far-fetched
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


def is_given_name(word: str) -> bool:
    """Tell whether a word in small letters is a given name we know, in any case.

    >>> is_given_name("айгуль"), is_given_name("aigul"), is_given_name("кафедра")
    (True, True, False)
    """
    return bool(given_forms(word))


def is_undeclined(word: str) -> bool:
    """Tell whether a word is a given name we know, in the nominative.

    >>> is_undeclined("Ерлан"), is_undeclined("Yerlan"), is_undeclined("Ерлана")
    (True, True, False)
    """
    if is_cyrillic(word):
        return skeleton(word) in _given_names()
    likely = readings(word)[:_MOST_READINGS]
    return any(reading.skeleton in _given_names() for reading in likely)


@functools.lru_cache(maxsize=20_000)
def given_forms(word: str) -> tuple[Form, ...]:
    """Return what a word may be as a name we know, in whatever Russian case it stands.

    >>> [(form.nominative, form.case) for form in given_forms("Игорем")]
    [('Игорь', 'ablt')]
    """
    known = [form for form in noun_forms(word) if is_undeclined(form.nominative)]
    exact = [form for form in known if form.nominative.lower() in _spelt()]
    return tuple(exact or known)


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
    low = word.lower()
    for (nominative, oblique), gender, after in _PARADIGMS:
        for end, cases in oblique.items():
            stem = word[: len(word) - len(end)]
            if low.endswith(end) and stem and stem[-1].lower() in after:
                yield from (
                    Form(stem + nominative, case, gender) for case in cases.split()
                )


@functools.cache
def _spelt() -> frozenset[str]:
    file = resources.files("languages") / "data" / "given_names.txt"
    lines = file.read_text("utf-8").splitlines()
    names = (line.split() for line in lines if not line.startswith("#"))
    return frozenset(name.lower() for line in names for name in line)


@functools.cache
def _given_names() -> frozenset[str]:
    return frozenset(map(skeleton, _spelt()))
