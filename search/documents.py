"""What the index is given: plain texts, and nothing of the models they come from."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NamedTuple

from languages.normalise import words
from languages.stemming import ANALYSER_VERSION, stem, terms
from languages.tokens import day_term

from .places import first_place, number_of, whole_of

COLUMNS = ("title", "people", "heading", "body", "facets")
HEADER, SECTION = "text=header", "text=section"  # words among the facets
LANGUAGE = "language="
LONGEST_TERM = 64  # letters; PostgreSQL refuses lexemes that are much longer


def facet_of(person: int) -> str:
    """Return the word among the facets that says that a person was there."""
    return f"person={person}"


class Name(NamedTuple):
    """One spelling of somebody's name, and the language it is spelt in."""

    text: str
    language: str


@dataclass(frozen=True)
class Document:
    """One text of a record in one language: the header (anchor 0) or a section.

    ``people`` and ``names``, those of organisations and topics, are of any language;
    names of another than the text's stand among the facets, or they would weigh thrice.
    ``facets`` are ready words like ``year=2011``: no text contains an equals sign, so
    they share the index with the text and a filter costs no join.
    """

    record: int
    anchor: int
    language: str
    day: date
    public_from: datetime
    title: str = ""
    people: tuple[Name, ...] = ()
    heading: str = ""
    names: tuple[Name, ...] = ()
    body: str = ""
    facets: tuple[str, ...] = field(default=())

    @property
    def place(self) -> int:
        """The number under which the index keeps it."""
        return number_of(self.day, self.record, self.anchor, self.language)

    @property
    def digest(self) -> str:
        """A fingerprint that tells whether what is stored was made of this text."""
        text = repr(replace(self, public_from=self.public_from.timestamp()))
        return hashlib.sha256(f"{ANALYSER_VERSION} {text}".encode()).hexdigest()[:16]


class Row(NamedTuple):
    """A document as the index keeps it: a place, and ready terms for each column."""

    place: int
    columns: tuple[str, ...]


def row_of(document: Document) -> Row:
    """Take the texts of ``document`` apart into the terms both databases store."""
    own, foreign = [], []
    for name in document.names:
        (own if name.language == document.language else foreign).extend(terms(*name))
    title, heading, body = (
        terms(text, document.language)
        for text in (document.title, document.heading, document.body)
    )
    texts = (title, _name_terms(document.people), heading + own, body)
    kind = [SECTION] if document.anchor else [HEADER, day_term(document.day)]
    facets = [*document.facets, f"{LANGUAGE}{document.language}", *kind, *foreign]
    columns = (" ".join(_short(one)) for one in (*texts, facets))
    return Row(document.place, tuple(columns))


def wholes(texts: dict[int, set[str]]) -> dict[int, set[str]]:
    """Return all terms of each record by language, from those of its texts by place.

    A record of several languages has a whole of them all too: its words may stand in
    texts of different ones. That whole is of no language.
    """
    found: dict[int, set[str]] = defaultdict(set)
    for place, terms_there in texts.items():
        found[whole_of(place)] |= terms_there
    versions = Counter(map(first_place, found))
    for place in [one for one in found if versions[first_place(one)] > 1]:
        plain = {term for term in found[place] if not term.startswith(LANGUAGE)}
        found[whole_of(place, in_every_language=True)] |= plain
    return found


def kazakh_words(document: Document) -> set[str]:
    """Return the Kazakh words of ``document``, as they are written there."""
    names = (*document.people, *document.names)
    texts = [name.text for name in names if name.language == "kk"]
    if document.language == "kk":
        texts += [document.title, document.heading, document.body]
    found = (word.text for text in texts for word in words(text))
    return {word for word in found if len(word) <= LONGEST_TERM}


def _name_terms(names: tuple[Name, ...]) -> Iterator[str]:
    """Yield the words of each name, and their stems where these differ.

    Nobody's name is a stop word, and a reader may well type it as it is printed.
    """
    for name in names:
        for word in words(name.text):
            yield from dict.fromkeys([word.text, stem(word.text, name.language)])


def _short(found) -> Iterator[str]:
    return (term[:LONGEST_TERM] for term in found)
