"""Rules by language: how each says what a record needs to know.

The wordings are tables, ``kk.toml`` and its neighbours: a new one is a new line there,
in the notation of ``phrases``. All patterns are matched against text as
``languages.sentences.flat`` gives it: small letters, one script a word.
"""

import functools
import re
import tomllib
from pathlib import Path

from events.choices import EventKind, Mode, Role, SectionKind
from languages.countries import is_country
from languages.fallback import LANGUAGES
from languages.names.extraction import FoundName, find_names
from languages.names.given_names import is_given_name
from participants.choices import OrganisationKind

from .phrases import pattern

_BY_SHAPE = 0.6  # how sure two capitalised words are a name that is expected
_NEVER = "(?!)"
_CASE = re.compile(r"(?:[ғқ]а|[гк]е|[дт][ае]н?|[ндт][ыі]ң?)$")


class Rules:
    """The wordings of one language, by the names of the tables, which explain them.

    What only the other languages have words for is never found.
    """

    def __init__(self, language: str):
        self.language = language
        for name in (name for code in LANGUAGES for name in _tables(code)):
            table = _tables(language).get(name)
            setattr(self, name, _wordings(name, table) if table else _NEVER)

    def pattern(self, name: str) -> re.Pattern[str]:
        return self.compiled(getattr(self, name))

    def ends_with_theme(self, text: str) -> bool:
        """Tell whether words lead to a theme in quotation marks: «on the topic: »."""
        return bool(self.compiled(rf"{self.theme}\s*[:,–—-]?\s*$").search(text))

    @functools.cached_property
    def events(self) -> str:
        """The nouns for what took place, be it of a kind of ours or not."""
        return "|".join([*self.kinds.values(), self.happenings])

    def is_no_name(self, word: str) -> bool:
        """Tell whether a word in small letters is not a part of anybody's name."""
        bare = _CASE.sub("", word) if self.language == "kk" else word  # «Шараға»
        if not self.not_names.isdisjoint((word, bare)):
            return True
        called = rf"(?:{self.posts}|{self.degrees})\w{{0,4}}|(?:{self.bodies})\w{{1,4}}"
        first, _dash, rest = word.partition("-")
        if first in self.not_names and rest:
            return True  # «vice-rector», «University-де»
        if is_given_name(first) and not self.compiled(self.posts).fullmatch(first):
            return False  # «Ғалымжан»
        if is_country(first, self.language):
            return True  # «Republic of Moldova»
        return bool(self.compiled(called).fullmatch(first))

    def names_in(self, text: str, *, expected: bool = True) -> list[FoundName]:
        """Return the names of people in ``text``, where they are expected or not."""
        return list(_names_in(self.language, text, expected=expected))

    @staticmethod
    @functools.lru_cache(maxsize=1_000)
    def compiled(words: str) -> re.Pattern[str]:
        return re.compile(words)

    def first_of(self, name: str, text: str):
        """Return the first key of a table whose pattern is found, and the match."""
        for key, words in getattr(self, name).items():
            if match := self.compiled(words).search(text):
                return key, match
        return None, None


_KEYS = {
    "kinds": EventKind,
    "modes": Mode,
    "headings": SectionKind,
    "names": SectionKind,
    "cues": SectionKind,
    "roles": Role,
    "units": OrganisationKind,
    "capital_units": OrganisationKind,
    "anniversaries": int,
    "days_ago": int,
}


@functools.cache
def rules(language: str) -> Rules:
    """Return the wordings of ``language``; English stands in for an unknown one."""
    return Rules(language if language in LANGUAGES else "en")


@functools.lru_cache(maxsize=10_000)
def _names_in(language: str, text: str, *, expected: bool) -> tuple[FoundName, ...]:
    words = rules(language)
    body = words.compiled(rf"(?:{words.bodies})\w{{0,4}}")
    found = find_names(text, language, expected=expected, excluded=words.is_no_name)
    return tuple(
        name
        for name in found
        if name.certainty > _BY_SHAPE
        or not any(map(body.fullmatch, name.name.lower().split()))
    )


@functools.cache
def _tables(code: str) -> dict[str, str | list | dict]:
    path = Path(__file__).with_name(f"{code}.toml")
    return tomllib.loads(path.read_text("utf-8"))


def _wordings(name: str, table: str | list | dict) -> str | dict | frozenset:
    if name == "not_names":
        return frozenset(table.split())
    if not isinstance(table, dict):
        return pattern(table)
    key_of = _KEYS.get(name, str)
    write = str if name == "names" else pattern  # names of sections are only shown
    return {key_of(key): write(wordings) for key, wordings in table.items()}


@functools.cache
def in_any_language(name: str) -> str:
    """Return the pattern of a table, in whichever language the words are."""
    return f"(?:{'|'.join(getattr(rules(code), name) for code in LANGUAGES)})"


# --- Anniversaries, for a year that an author left out ------------------------------

_LIKELY = range(1990, 2036)  # years of which there are records
_NEARBY = 90  # letters between the number and what it counts


def founded_in(text: str) -> frozenset[int]:
    """Return the years in which what ``text`` speaks of began."""
    return frozenset(year for year, words in _founded() if words.search(text))


def year_of_anniversary(
    text: str, founded: frozenset[int] = frozenset()
) -> tuple[int, int, int] | None:
    """Return the year in which an anniversary named in ``text`` fell, and its place.

    What it is the anniversary of may stand elsewhere, and be ``founded`` then.

    >>> year_of_anniversary("қазақстанның тәуелсіз ел болғанының 20 жылдығына арнап")[0]
    2011
    """
    for count in _count().finditer(text):
        around = text[max(0, count.start() - _NEARBY) : count.end() + _NEARBY]
        for began, words in _founded():
            year = began + int(count[1])
            if year in _LIKELY and (words.search(around) or began in founded):
                return year, count.start(), count.end()
    return None


@functools.cache
def _count() -> re.Pattern[str]:
    return re.compile(rf"(\d{{1,4}})\s?-?\s?{in_any_language('anniversary')}")


@functools.cache
def _founded() -> list[tuple[int, re.Pattern[str]]]:
    """Return the years from which anniversaries count, with the words for them."""
    words: dict[int, list[str]] = {}
    for language in LANGUAGES:
        for year, table in rules(language).anniversaries.items():
            words.setdefault(year, []).append(table)
    return [(year, re.compile("|".join(tables))) for year, tables in words.items()]
