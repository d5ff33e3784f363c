"""What a printed name says: which word may be the family name, the given, the father's.

«Ғ.Есім», «Есім Ғ.», «Ғарифолла Есім», «проф. Г. Есимов» all name one man, and only the
first two tell by their form which word is the family name. So a printed name is read
in one or more ways, the likeliest first, and nothing is decided here.
"""

import re
from typing import NamedTuple

from ..normalise import normalise

_TITLE_WORDS = """
    проф профессор профессоры доц доцент доценті акад академик академигі д-р др доктор
    докторы кандидат кандидаты ғылым ғылымдарының наук доктора prof professor dr assoc
    assistant associate phd candidate г-н г-жа мырза ханым господин госпожа mr mrs ms
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_PATRONYMIC = re.compile(
    r".{2,}(?:ұлы|улы|қызы|кызы|ович|евич|овна|евна|ична"
    r"|uly|ūly|ulı|qyzy|kyzy|kizi|ovich|evich|yevich|ovna|evna|yevna)"
)
_SURNAME = re.compile(
    r".{2,}(?:[ое]ва?|ина?|ск(?:ий|ая)|тегі|[oe]va?|yeva?|ina?|sk(?:iy?|y|aya))"
)
_REMARK = re.compile(r"\([^)]*\)")
_SON_OR_DAUGHTER = re.compile(r"(?<=\w) (?=(?:ұлы|улы|қызы|кызы|uly|qyzy|kyzy)\b)")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
_LONGEST_INITIAL = 2  # letters before the full stop: «Дж.», «Sh.», «Ye.»


class NameParts(NamedTuple):
    """One way to read a printed name; an initial stands as it is, without its stop."""

    family: str
    given: str = ""
    patronymic: str = ""


def parts(printed: str) -> list[NameParts]:
    """Return the ways to read a ``printed`` name, the likeliest first.

    >>> parts("проф. Ғ.Есім")
    [NameParts(family='есім', given='ғ', patronymic='')]
    >>> [way.family for way in parts("Сейілбек Шаяхметұлы Мұсатаев")]
    ['мұсатаев', 'сейілбек']
    """
    names, initials = _words(printed)
    fathers = [name for name in names[1:] if _PATRONYMIC.fullmatch(name)]
    if fathers and len(names) + len(initials) > 2:  # else it is the surname
        names.remove(fathers[0])
        initials.append(fathers[0])
    if len(names) == 1:
        return [NameParts(names[0], *initials[:2])]
    return [
        NameParts(family, given, (*between, *initials, "")[0])
        for family, given, *between in _orders(names)
    ]


def as_printed(printed: str, family: str = "") -> NameParts:
    """Return the likeliest reading with the letters as printed, fit to be entered.

    ``family`` is a family name that is likely, where one is.

    >>> as_printed("проф. Ғ.Қ.ЕСІМ")
    NameParts(family='Есім', given='Ғ.', patronymic='Қ.')
    >>> as_printed("Ғарифолла Есім", family="Есім").given
    'Ғарифолла'
    """
    ways = parts(printed)
    if not ways:
        return NameParts("")
    likely = [way for way in ways if way.family == normalise(family)]
    joined = _SON_OR_DAUGHTER.sub("", printed)
    spelt = {normalise(word).rstrip("."): word for word in _WORD.findall(joined)}
    return NameParts(*(_entered(spelt.get(part, part)) for part in [*likely, *ways][0]))


def is_initial(name: str) -> bool:
    """Tell whether a given name or a patronymic is only its first letter.

    >>> is_initial("ғ"), is_initial("sh"), is_initial("ян")
    (True, True, False)
    """
    return len(name) == 1 or name in ("sh", "zh", "kh", "ch", "yu", "ya", "ye", "дж")


def _entered(word: str) -> str:
    bare = word.rstrip(".")
    if is_initial(bare.lower()):
        return f"{bare.capitalize()}."
    return bare.title() if bare.isupper() or bare.islower() else bare


def _words(printed: str) -> tuple[list[str], list[str]]:
    """Return the full words and the initials of a name, without titles and remarks.

    Beside a capital, what stands in small letters is a degree or a post: «т.ғ.д.».
    """
    text = _SON_OR_DAUGHTER.sub("", _REMARK.sub(" ", printed))
    typed_small = text.islower()
    names, initials = [], []
    for found in _WORD.findall(text):
        word = normalise(found)
        bare = word.rstrip(".")
        if bare in _TITLES or (found.islower() and not typed_small):
            continue
        short = len(bare) <= _LONGEST_INITIAL and word.endswith(".")
        (initials if short or len(bare) == 1 else names).append(bare)
    return names, initials


def _orders(names: list[str]) -> list[list[str]]:
    """Return the family name first, with whichever end of the name it may stand at."""
    if not names:
        return []
    orders = [[names[0], *names[1:]], [names[-1], *names[:-1]]]
    if _is_surname(names[-1]) and not _is_surname(names[0]):
        orders.reverse()
    return orders


def _is_surname(name: str) -> bool:
    """Tell whether a name ends as surnames do, «Құнанбайұлы» among them."""
    return bool(_SURNAME.fullmatch(name) or _PATRONYMIC.fullmatch(name))
