"""Rules by language: how each says what a record needs to know.

The wordings are tables, ``kk.toml`` and its neighbours: a new one is a new line there,
in the notation of ``phrases``. All patterns are matched against text as
``languages.sentences.flat`` gives it: small letters, one script a word.
"""

import functools
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from events.choices import EventKind, Mode, Role, SectionKind
from languages.fallback import LANGUAGES
from participants.choices import OrganisationKind

from .phrases import pattern

_NEVER = "(?!)"


@dataclass(frozen=True)
class Rules:
    """The wordings of one language; each is explained in the table itself."""

    language: str

    kinds: dict[EventKind, str]
    modes: dict[Mode, str]
    cities: dict[str, str]
    venues: str
    format: str
    frame: str
    theme: str
    report: str
    news: str
    held: str
    organised: str
    together: str
    occasions: str
    occasion_ends: str
    anniversary: str
    anniversaries: dict[int, str]
    boilerplate: str
    captions: str

    labels: dict[str, str]
    event_words: str
    headings: dict[SectionKind, str]
    names: dict[SectionKind, str]
    cues: dict[SectionKind, str]
    interrogatives: str
    letterhead_starts: str
    kind_adjectives: str
    called: str
    languages: dict[str, str]

    took_part: str
    spoke: str
    gave_talk: str
    roles: dict[Role, str]
    others: str
    degrees: str
    posts: str
    bodies: str
    not_present: str
    not_names: frozenset[str]
    name_heading: str
    and_words: str
    connectors: str
    units: dict[OrganisationKind, str]

    # What only some of the languages have words for.
    theme_after: str = _NEVER
    occasion_lead: str = _NEVER
    occasion_starts: str = _NEVER
    occasion_dative: str = _NEVER
    letterhead_ends: str = _NEVER
    day_words: str = _NEVER
    place_marks: str = _NEVER
    arrived: str = _NEVER
    year_of_study: str = _NEVER
    of_body: str = _NEVER
    quoted_body: str = _NEVER
    heritage_before: str = _NEVER
    heritage_after: str = _NEVER
    partner: str = _NEVER
    in_place: str = _NEVER
    unit_honour: str = _NEVER
    unit_honoured: str = _NEVER
    unit_stops: str = _NEVER
    unit_small: str = _NEVER
    unit_lead: str = _NEVER
    unit_days: str = _NEVER
    unit_titles: str = _NEVER
    unit_of: str = _NEVER
    adjectival_nouns: str = _NEVER
    foreign_units: str = _NEVER
    no_university: str = _NEVER
    capital_units: dict[OrganisationKind, str] = field(default_factory=dict)

    def pattern(self, name: str) -> re.Pattern[str]:
        return _compiled(getattr(self, name))

    def ends_with_theme(self, text: str) -> bool:
        """Tell whether words lead to a theme in quotation marks: «on the topic: »."""
        return bool(_compiled(rf"{self.theme}\s*[:–—-]?\s*$").search(text))

    def is_no_name(self, word: str) -> bool:
        """Tell whether a word in small letters is not a part of anybody's name."""
        if word in self.not_names:
            return True
        called = rf"(?:{self.posts}|{self.degrees})\w{{0,4}}"
        first, _dash, rest = word.partition("-")
        if first in self.not_names and rest:
            first = rest  # «vice-rector»
        return bool(_compiled(called).fullmatch(first))

    @staticmethod
    def compiled(words: str) -> re.Pattern[str]:
        return _compiled(words)

    def first_of(self, name: str, text: str):
        """Return the first key of a table whose pattern is found, and the match."""
        for key, words in getattr(self, name).items():
            if match := _compiled(words).search(text):
                return key, match
        return None, None


@functools.lru_cache(maxsize=1_000)
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words)


_KEYS = {
    "kinds": EventKind,
    "modes": Mode,
    "headings": SectionKind,
    "cues": SectionKind,
    "roles": Role,
    "units": OrganisationKind,
    "capital_units": OrganisationKind,
    "anniversaries": int,
}


@functools.cache
def rules(language: str) -> Rules:
    """Return the wordings of ``language``; English stands in for an unknown one."""
    code = language if language in LANGUAGES else "en"
    path = Path(__file__).with_name(f"{code}.toml")
    tables = tomllib.loads(path.read_text("utf-8"))
    names = {SectionKind(key): name for key, name in tables.pop("names").items()}
    not_names = frozenset(tables.pop("not_names").split())
    wordings = {name: _wordings(name, table) for name, table in tables.items()}
    return Rules(code, names=names, not_names=not_names, **wordings)


def _wordings(name: str, table: str | list | dict) -> str | dict:
    if not isinstance(table, dict):
        return pattern(table)
    key_of = _KEYS.get(name, str)
    return {key_of(key): pattern(wordings) for key, wordings in table.items()}


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
