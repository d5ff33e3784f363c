"""What a printed name says: which word may be the family name, the given, the father's.

«Ғ.Есім», «Есім Ғ.», «Ғарифолла Есім», «проф. Г. Есимов» all name one man, and only the
first two tell by their form which word is the family name. So a printed name is read
in one or more ways, the likeliest first, and nothing is decided here.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from ..normalise import normalise
from ..word_lists import words_of
from .endings import (
    FAMILY,
    ending_of,
    is_only_patronymic,
    is_patronymic,
    joined,
)
from .given_names import is_undeclined

_TITLES = words_of("titles")
_REMARK = re.compile(r"\([^)]{0,300}\)")
_SAID = "née|nee|born|formerly|урожд[.]|урожд[её]нная|в девичестве|бұрынғы|туған тегі"
_FORMER = re.compile(
    rf"(?<![\w’'-])(?P<front>[\w’'-]+)\s*\(((?P<said>{_SAID})\s+)?(?P<name>[\w’'-]+)\)"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
_LONGEST_INITIAL = 2  # letters before the full stop: «Вл.», «Ал.»
# Initials of more than one letter: «Дж.» and «Sh.» are no «Д.» and no «S.».
_LATIN = ("Shch", "Dzh", "Sh", "Zh", "Kh", "Ch", "Gh", "Ts", "Dz")
LONG_INITIALS = (*_LATIN, "Yu", "Ya", "Ye", "Yo", "Iu", "Ia", "Шч", "Дж", "Дз")
_BESIDE_FATHER = 2  # words beside a patronymic: the family name and the given one
_EITHER, _UNSURE, _SURE = 1, 2, 3  # how much an ending speaks for a family name


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
    >>> parts("Анна Ивановна")
    [NameParts(family='', given='анна', patronymic='ивановна')]
    >>> [way.family for way in parts("Айгүл Серікова (Омарова)")]
    ['серікова', 'омарова', 'айгүл']
    """
    ways = _ways(_words(printed))
    if ways and (former := former_name(printed)):
        ways.insert(1, ways[0]._replace(family=normalise(former["name"])))
    return ways


def _ways(words: "_Words") -> list[NameParts]:
    if words.lack_family:
        return [NameParts("", *words.names, words.father)]
    behind = [*words.initials, *filter(None, [words.father])]
    if len(words.names) == 1:
        return [NameParts(*words.names, *behind[:2])]
    return [
        NameParts(family, given, (*between, *behind, "")[0])
        for family, given, *between in _orders(words)
    ]


@lru_cache(maxsize=4096)  # records name the same people again and again
def family_name(printed: str) -> str:
    """Return the one word of a ``printed`` name that must be the family's, or "".

    Initials leave only one word, a patronymic has its place, and endings tell. Which of
    two other words it is depends on the writer, so nothing is guessed; nor is it where
    more than a name is printed.

    >>> family_name("Ғ. Есім"), family_name("Серік Ахметұлы Ким")
    ('Есім', 'Ким')
    >>> family_name("Ғарифолла Есім"), family_name("проф. Ғ. Есім")
    ('', '')
    """
    words = _words(printed)
    parts_of_name = [*words.names, *words.initials, *filter(None, [words.father])]
    has_more = len(_WORD.findall(joined(without_remarks(printed)))) > len(parts_of_name)
    return "" if has_more else words.spelt.get(_told(words), "").rstrip(".")


def former_name(printed: str) -> re.Match | None:
    """Find the family name of before in parentheses, and the word in ``front`` of it.

    It is ``said`` to be one, or ends as a woman's: a remark is more often a city.

    >>> former_name("Айгүл Ли (Омарова)")["name"], former_name("А. Ли (Алматы)")
    ('Омарова', None)
    >>> former_name("К. Ли (Саратов)")
    """
    found = _FORMER.search(printed)
    is_womans = found and found["name"].endswith(("а", "я", "a", "ы", "і", "y"))
    is_one = found and (
        found["said"] or (is_womans and _weight(found["name"]) == _SURE)
    )
    return found if is_one else None


def without_remarks(printed: str) -> str:
    return " ".join(_REMARK.sub(" ", printed).split())


def patronymic_among(names: list[str], initials: int = 0) -> str:
    """Return the patronymic among full words; of two words it may be the surname.

    >>> patronymic_among(["ольга", "сергеевна", "мицкевич"])
    'сергеевна'
    """
    fathers = [name for name in names[1:] if is_patronymic(name)]
    sure = [name for name in fathers if is_only_patronymic(name)]
    if not sure and len(names) + initials < len(NameParts._fields):
        return ""
    return (*sure, *fathers, "")[0]


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
    spelt = _words(printed).spelt
    return NameParts(*(_entered(spelt.get(part, part)) for part in [*likely, *ways][0]))


def is_initial(name: str) -> bool:
    """Tell whether a given name or a patronymic is only its first letter.

    >>> is_initial("ғ"), is_initial("дж"), is_initial("ли")
    (True, True, False)
    """
    return len(name) == 1 or name.capitalize() in LONG_INITIALS


def _entered(word: str) -> str:
    bare = word.rstrip(".")
    if is_initial(bare.lower()):
        return f"{bare.capitalize()}."
    return bare.title() if bare.isupper() or bare.islower() else bare


class _Words(NamedTuple):
    """The words of a printed name, folded, without titles and remarks."""

    names: list[str]  # full words but the patronymic
    initials: list[str]
    father: str
    father_is_last: bool
    in_front: str  # the word before a former family name in parentheses
    spelt: dict[str, str]  # each word as it is printed

    @property
    def lack_family(self) -> bool:
        """«Анна Ивановна» names no family, «Адам Мицкевич» may."""
        full = (self.names + self.initials)[1:]
        return not full and is_only_patronymic(self.father)


def _words(printed: str) -> _Words:
    """Return the words of a name; small letters beside a capital are a post."""
    text = joined(without_remarks(printed))
    typed_small = text.islower()
    names, initials, spelt = [], [], {}
    for found in _WORD.findall(text):
        word = normalise(found)
        bare = word.rstrip(".")
        if bare in _TITLES or (found.islower() and not typed_small):
            continue
        long = len(bare) > _LONGEST_INITIAL and not is_initial(bare)
        short = word.endswith(".") and not long
        (initials if short or len(bare) == 1 else names).append(bare)
        spelt[bare] = found
    if initials and not names and not is_initial(initials[-1]):
        names.append(initials.pop())  # «Ю. Ли.» ends a sentence
    father = patronymic_among(names, len(initials))
    is_last = names[-1:] == [father]
    names = [name for name in names if name != father]
    former = former_name(printed)
    in_front = normalise(former["front"]) if former else ""
    return _Words(names, initials, father, is_last, in_front, spelt)


def _orders(words: _Words) -> list[list[str]]:
    """Return the family name first, with whichever end of the name it may stand at."""
    names = words.names
    if not names:
        return []
    orders = [names, [names[-1], *names[:-1]]]
    if (_told(words) or max(names, key=_weight)) == names[-1]:
        orders.reverse()
    return orders


def _told(words: _Words) -> str:
    """Return the word that must be the family name, where form or place tells."""
    if len(words.names) > 1:
        if words.in_front in words.names and not is_undeclined(words.in_front):
            return words.in_front
        return _told_by_ending(words.names) or _told_by_place(words)
    is_apart = words.father or words.initials
    return words.names[0] if words.names and is_apart and not words.lack_family else ""


def _told_by_ending(names: list[str]) -> str:
    """Return the only name that ends as family names do, where one does."""
    heaviest = max(names, key=_weight)
    others = [name for name in names if name != heaviest]
    if _weight(heaviest) == max(map(_weight, others), default=0):
        return ""
    beside_given = any(map(is_undeclined, others))
    told = _UNSURE if beside_given else _SURE
    return heaviest if _weight(heaviest) >= told else ""


def _told_by_place(words: _Words) -> str:
    """Return what stands before a given name with its patronymic, or behind them."""
    if not words.father or len(words.names) != _BESIDE_FATHER:
        return ""
    return words.names[0 if words.father_is_last else -1]


def _weight(name: str) -> int:
    """Return how much the ending of a name speaks for a family."""
    ending = ending_of(name)
    if ending is None or FAMILY not in ending.makes or is_undeclined(name):
        return 0
    if ending.makes is not FAMILY:
        return _EITHER
    return _SURE if ending.sure else _UNSURE
