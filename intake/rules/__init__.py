"""How each language says what a record needs to know: tables, never code.

All patterns are matched against ``languages.sentences.flat`` text: small letters, one
script a word. A new wording is a new line in the table of its language.
"""

import functools
import importlib
import re
from dataclasses import dataclass

from events.choices import EventKind, Mode, Role, SectionKind
from participants.choices import OrganisationKind


@dataclass(frozen=True)
class Rules:
    """The wordings of one language."""

    language: str

    # Kinds from the most telling word to the least; the first that fits wins.
    kinds: dict[EventKind, str]
    format: str  # follows or leads a word of kind that outweighs all others
    modes: dict[Mode, str]

    event_words: str  # «of the round table», which a label may carry or not
    labels: dict[str, str]  # a fact's name before its colon, or above its list
    headings: dict[SectionKind, str]
    names: dict[SectionKind, str]  # what a section without a heading is called
    cues: dict[SectionKind, str]  # what a paragraph of the kind says
    interrogatives: str

    frame: str  # makes of an event only the frame of another, before or behind it
    theme: str  # stands between the kind of the event and its title
    theme_after: str  # or behind the title
    report: str  # «summary of», which a title line may lead or end with
    news: str  # a verb that makes a line a headline rather than a title

    took_part: str
    spoke: str
    gave_talk: str  # with a title of its own in quotation marks
    roles: dict[Role, str]
    arrived: str  # «who came from», before a guest's name
    others: str
    degrees: str
    posts: str
    bodies: str  # words that name an institution
    not_present: str  # who only wrote the report
    heritage: tuple[str, str]  # whom a talk is about: words before and after the name
    not_names: frozenset[str]

    organised: str  # says outright who held the event
    held: str  # says that it was held: near it stands who did, or where
    together: str  # stands between two who held it
    units: dict[OrganisationKind, str]  # the head nouns of their names
    occasions: str
    cities: dict[str, str]
    venues: str
    boilerplate: str

    def pattern(self, field: str) -> re.Pattern[str]:
        return _compiled(getattr(self, field))

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

    def first_of(self, field: str, text: str):
        """Return the first key of a table whose pattern is found, and the match."""
        for key, words in getattr(self, field).items():
            if match := _compiled(words).search(text):
                return key, match
        return None, None


@functools.lru_cache(maxsize=1_000)
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words)


@functools.cache
def rules(language: str) -> Rules:
    """Return the wordings of ``language``; English stands in for an unknown one."""
    known = language if language in {"kk", "ru", "en"} else "en"
    return importlib.import_module(f".{known}", __name__).RULES
