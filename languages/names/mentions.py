"""Mentions of a known person: where a text names them, in whatever case and spelling.

Of a name we know the words; a text may inflect, abbreviate and turn them, and write
them in another alphabet. Words are compared by their skeletons, so that «Esimov»
mentions «Есімов». Only whole words are a name: «Ахметов» mentions no «Ахмет».
"""

import functools
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from ..folding import skeletons
from ..normalise import normalise, normalise_word
from .declension import noun_forms
from .endings import SON_OR_DAUGHTER, declined_forms
from .given_names import is_given_name
from .initials import CASE_AFTER_INITIALS
from .printed import NameParts, former_name, is_initial, parts

_MOST_READINGS = 3  # of a Latin word; the next ones are far-fetched
_SHORTEST, _LONG = 2, 4  # letters of a name; of one that may be in the plural
_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
_GAP = re.compile(r"[ \xa0]{0,2}")
# What Kazakh adds to a name; names break harmony, and «Амантай» is another one.
_CASE = r"[ндт][ыі]ң|[ндт][ыі]кі|[ндт][ыі]|[ғгқк][ае]|[дтн][ае]н?|[дт][ае][ғг][ыі]"
_TAIL = re.compile(rf"-?(?:{_CASE}|[мбп]ен(?:ен)?|['’ʼ]s?|s)?(?<!на)(?<!не)")
_TAIL_OF_MANY = re.compile(rf"[лдт][ае]р[ыі]?н?(?:{_CASE}|[мбп]ен)?")
_TAIL_OF_CHILD = re.compile(rf"н?(?:{_CASE}|[мбп]ен)?")
# Each word is written as two letters: what it is (of the family name, of the others,
# an initial, a given name, capitalised, anything else) and whether the next touches it.
_NAME = re.compile(
    r"(?P<left>(?:I-)+)?(?P<core>(?:O-)*F(?:-[FO])*|O(?:-O)+)"
    r"(?(left)|(?P<right>(?:-I)+(?!-[A-Z]))?)"
)


class Mention(NamedTuple):
    """A place in a text: a whole name or the bare family name, or a namesake's."""

    start: int
    end: int
    is_whole: bool = True
    is_doubtful: bool = False


class KnownName:
    """All that is known of how somebody is called.

    >>> aliya = KnownName(["Ахмет Әлия Болатқызы"], ["Ахмет"])
    >>> text = "Ә. Ахметтің сөзі. Ахметов, Б. Ахмет және Алия Ахметке."
    >>> [(text[a:b], doubt) for a, b, _whole, doubt in aliya.mentions(text)]
    [('Ә. Ахметтің', False), ('Б. Ахмет', True), ('Алия Ахметке', False)]
    """

    def __init__(self, spellings: Iterable[str], families: Iterable[str] = ()):
        spellings = list(spellings)
        told = {normalise(family) for family in families if family}
        ways = [_likeliest(spelling, told) for spelling in spellings]
        names = told | {way.family for way in ways}
        formers = filter(None, map(former_name, spellings))
        names |= {normalise(former["name"]) for former in formers}
        names |= {half for name in names for half in name.split("-")}
        fathers = {way.patronymic for way in ways}
        beside = {way.given for way in ways} | fathers
        beside |= {piece for father in fathers for piece in _apart(father)}
        self.roots = {_root(name) for name in names | fathers if len(name) > 1}
        self._families = _keys_of(name for name in names if len(name) >= _SHORTEST)
        self._others = _keys_of(name for name in beside if not is_initial(name))
        self._initials = {_sound(way.given) for way in ways if way.given}

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the places where ``text`` names the person, or else a namesake."""
        words = list(_WORD.finditer(text))
        kinds = [self._kind(word, text) for word in words]
        gaps = [text[one.end() : two.start()] for one, two in pairwise(words)]
        told = "".join(map(_told, kinds, [*gaps, "|"]))
        for run in _NAME.finditer(told):
            first, last = run.start() // 2, (run.end() - 1) // 2
            end = words[last].end()
            if kinds[last] == "I":
                case = CASE_AFTER_INITIALS.match(text, end + 1)
                end = case.end() if case else end + 1
            whole, doubtful = "O" in run["core"], False
            if not whole and (initials := run["left"] or run["right"]):
                place = first if run["left"] else last - initials.count("I") + 1
                whole = _sound(words[place].group()) in self._initials
                doubtful = bool(self._initials) and not whole
            elif not whole:
                beside = told[max(0, run.start() - 2) : run.start()], told[run.end() :]
                doubtful = beside[0] == "G-" or beside[1].startswith("-G")
            yield Mention(words[first].start(), end, whole, doubtful)

    def _kind(self, word: re.Match[str], text: str) -> str:
        said = word.group()
        if not said[0].isupper():
            child = said.startswith(SON_OR_DAUGHTER) and _keys(said) & self._others
            return "O" if child else "x"
        if is_initial(said.lower()) and text.startswith(".", word.end()):
            return "I"
        keys = _keys(said)
        if keys & (self._families | self._others):
            return "F" if keys & self._families else "O"
        return "G" if is_given_name(said.lower()) else "C"


def _told(kind: str, gap: str) -> str:
    """Return the kind of a word, and whether the next word touches it."""
    touches = _GAP.fullmatch(gap.removeprefix(".") if kind == "I" else gap)
    return f"{kind}{'-' if touches else '|'}"


def _likeliest(spelling: str, families: set[str]) -> NameParts:
    ways = parts(spelling)
    fitting = [way for way in ways if way.family in families]
    return (*fitting, *ways, NameParts(""))[0]


def _apart(father: str) -> Iterator[str]:
    """Yield the two words of «Қабдеш ұлы», which is also written as one."""
    for end in SON_OR_DAUGHTER:
        if father.endswith(end) and father != end:
            yield from (father.removesuffix(end).rstrip("-"), end)


def _root(word: str) -> str:
    """Return what every case leaves of a name, as it is written: with a capital."""
    return word[: max(len(word) - 2, min(len(word), _LONG - 1))].capitalize()


def _sound(given: str) -> str:
    """Return the sound of a first letter: «Ш.» and «Sh.» are not «С.»."""
    key = min(skeletons(normalise_word(given), _MOST_READINGS), key=len, default="")
    return key[:2] if key[1:2] == "h" else key[:1]


def _keys_of(names: Iterable[str]) -> set[str]:
    words = (normalise_word(name) for name in names if name)
    return {key for word in words for key in skeletons(word, _MOST_READINGS)}


@functools.lru_cache(maxsize=20_000)
def _keys(word: str) -> frozenset[str]:
    """Return the skeletons of all nominatives that ``word`` may be a case of."""
    low = normalise_word(word)
    bases = {low, low.replace("-", "")}
    bases |= {form.nominative for form in (*declined_forms(low), *noun_forms(low))}
    for cut in range(_SHORTEST, len(low)):
        base, tail = low[:cut], low[cut:]
        child = base.endswith(SON_OR_DAUGHTER) and _TAIL_OF_CHILD.fullmatch(tail)
        many = cut >= _LONG and _TAIL_OF_MANY.fullmatch(tail)
        if child or many or _TAIL.fullmatch(tail):
            bases.add(base)
    return frozenset(_keys_of(bases))
