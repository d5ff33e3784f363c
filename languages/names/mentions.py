"""Mentions of a known person: where a text names them, in whatever case and spelling.

Of a name we know the words; a text may inflect, abbreviate and turn them, and write
them in another alphabet. Words are compared by their skeletons, so that «Esimov»
mentions «Есімов». Only whole words are a name: «Ахметов» mentions no «Ахмет».
"""

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..folding import readings, skeleton
from ..normalise import is_cyrillic, normalise, normalise_word
from .declension import noun_forms
from .endings import SON_OR_DAUGHTER, declined_forms
from .extraction import CASE_AFTER_INITIALS
from .given_names import is_given_name
from .printed import NameParts, is_initial, parts

_MOST_READINGS = 3  # of a Latin word; the next ones are far-fetched
_SHORTEST = 2  # letters of a name that can be looked for
_LONG = 4  # letters of a name that may stand in the plural, «Есімовтер»
_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
_GAP = re.compile(r"\.?[ \xa0]{0,2}")
# What Kazakh adds to a name; names break harmony, and «Амантай» is another one.
_CASE = r"[ндт][ыі]ң|[ндт][ыі]кі|[ндт][ыі]|[ғгқк][ае]|[дтн][ае]н?|[дт][ае][ғг][ыі]"
_TAIL = re.compile(rf"-?(?:{_CASE}|[мбп]ен(?:ен)?|['’ʼ]s?|s)?(?<!на)(?<!не)")
_TAIL_OF_MANY = re.compile(rf"[лдт][ае]р[ыі]?н?(?:{_CASE}|[мбп]ен)?")
_TAIL_OF_CHILD = re.compile(rf"н?(?:{_CASE}|[мбп]ен)?")


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
        told = {normalise(family) for family in families if family}
        ways = [_likeliest(spelling, told) for spelling in spellings]
        names = told | {way.family for way in ways}
        names |= {half for name in names for half in name.split("-")}
        fathers = {way.patronymic for way in ways}
        beside = {way.given for way in ways} | fathers
        beside |= {piece for father in fathers for piece in _apart(father)}
        self.words = {name for name in names if len(name) >= _SHORTEST}
        self.roots = {_root(name) for name in self.words | fathers if len(name) > 1}
        self._families = _keys_of(self.words)
        self._others = _keys_of(name for name in beside if not is_initial(name))
        self._initials = {_sound(way.given) for way in ways if way.given}

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the places where ``text`` names the person, or else a namesake."""
        words = list(_WORD.finditer(text))
        kinds = [self._kind(word, text) for word in words]
        first = 0
        while first < len(words):
            last = first
            while kinds[last] in _FULL and _beside(text, words, kinds, last + 1, _FULL):
                last += 1
            core = kinds[first : last + 1]
            if "family" in core or core.count("other") > 1:
                yield self._mention(text, words, kinds, first, last)
            first = last + 1

    def _kind(self, word: re.Match[str], text: str) -> str:
        said = word.group()
        keys = _keys(said)
        if not said[0].isupper():
            child = said.startswith(SON_OR_DAUGHTER) and keys & self._others
            return "other" if child else ""
        if is_initial(said.lower()) and text.startswith(".", word.end()):
            return "initial"
        if keys & self._families:
            return "family"
        return "other" if keys & self._others else ""

    def _mention(self, text, words, kinds, first, last) -> Mention:
        """Add the initials beside the full words, and see whose they are."""
        start, end = first, last
        while _beside(text, words, kinds, start, _INITIAL, start - 1):
            start -= 1
        while start == first and _beside(text, words, kinds, end + 1, _INITIAL):
            end += 1
        if end > last and _leads_on(text, words, end):
            end = last  # «Есімов С. Кан»: the initial belongs to what follows
        stop = words[end].end() + (end > last)  # with the full stop of an initial
        if end > last and (case := CASE_AFTER_INITIALS.match(text, stop)):
            stop = case.end()
        initials = [*range(start, first), *range(last + 1, end + 1)]
        whole = "other" in kinds[first : last + 1]
        if initials and not whole:
            whole = _sound(words[initials[0]].group()) in self._initials
            doubtful = bool(self._initials) and not whole
        else:
            doubtful = not whole and _another_given(text, words, first, last)
        return Mention(words[start].start(), stop, whole, doubtful)


_FULL, _INITIAL = ("family", "other"), ("initial",)


def _beside(text, words, kinds, right, wanted, place=None) -> bool:
    """Whether a word of the ``wanted`` kinds touches the one on its other side."""
    place = right if place is None else place
    if not 0 < right < len(words) or kinds[place] not in wanted:
        return False
    return bool(_GAP.fullmatch(text, words[right - 1].end(), words[right].start()))


def _leads_on(text, words, end) -> bool:
    """Whether a capitalised word follows the initials at ``end``."""
    following = words[end + 1 : end + 2]
    gap = following and _GAP.fullmatch(text, words[end].end(), following[0].start())
    return bool(gap) and following[0].group()[0].isupper()


def _another_given(text, words, first, last) -> bool:
    """Whether somebody else's given name stands right beside the family name."""
    for place, right in ((first - 1, first), (last + 1, last + 1)):
        if 0 < right < len(words) and place >= 0:
            said = words[place].group()
            gap = _GAP.fullmatch(text, words[right - 1].end(), words[right].start())
            if gap and "." not in gap.group() and said[0].isupper():
                return is_given_name(said.lower())
    return False


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
    key = min(_skeletons(normalise_word(given)), key=len, default="")
    return key[:2] if key[1:2] == "h" else key[:1]


def _keys_of(names: Iterable[str]) -> set[str]:
    return {key for name in names if name for key in _skeletons(normalise_word(name))}


def _skeletons(word: str) -> list[str]:
    if is_cyrillic(word):
        return [skeleton(word)]
    return [reading.skeleton for reading in readings(word)[:_MOST_READINGS]]


@functools.lru_cache(maxsize=50_000)
def _keys(word: str) -> frozenset[str]:
    """Return the skeletons of all nominatives that ``word`` may be a case of."""
    low = normalise_word(word)
    bases = {low, low.replace("-", "")}
    bases |= {form.nominative for form in (*declined_forms(low), *noun_forms(low))}
    for cut in range(_SHORTEST, len(low)):
        base, tail = low[:cut], low[cut:]
        if _TAIL.fullmatch(tail):
            bases.add(base)
        if cut >= _LONG and _TAIL_OF_MANY.fullmatch(tail):
            bases.add(base)
        if base.endswith(SON_OR_DAUGHTER) and _TAIL_OF_CHILD.fullmatch(tail):
            bases.add(base)
    return frozenset(_keys_of(bases))
