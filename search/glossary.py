"""Glossary: the terms of the concepts, ready to be looked up and found in texts.

It is made ready once in a process, and anew only where the stamp has moved and a term
has changed. A term counts as a term of its language alone: Russian rules would take
«сот», a court, for honeycombs.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from html import escape
from os.path import commonprefix
from typing import NamedTuple

from django.db import connections, router

from languages.collation import sort_key
from languages.columns import column, columns
from languages.fallback import LANGUAGES
from languages.stemming import stem, terms
from languages.tokens import Token, tokens

from .excerpts import in_texts
from .models import Concept
from .queries import Phrase, Term

# One question, whether the stamp has moved or not: then the terms come along.
_READ = f"""
    SELECT mark, concept.id, {", ".join(columns("term", "further"))},
    {", ".join(f"{name} <> ''" for name in columns("definition"))}
    FROM (SELECT 1) AS always LEFT JOIN search_stamp ON TRUE
    LEFT JOIN search_concept AS concept ON mark IS NULL OR mark <> %s
"""  # noqa: S608
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015]*")  # the words of one term
ON_A_PAGE = 100
INITIALS = 2  # letters by which an abbreviation differs from a word

_read: tuple[str, "Glossary"] = ("", None)


class Found(NamedTuple):
    """Where in a text a term of some concepts stands, in any form."""

    start: int
    end: int
    concepts: tuple[int, ...]


class _Written(NamedTuple):
    """A term as it is looked for in texts."""

    words: tuple[str, ...]
    is_abbreviation: bool
    concept: int


def glossary() -> "Glossary":
    """Return the glossary as the database that is being read has it now."""
    global _read
    with connections[router.db_for_read(Concept)].cursor() as cursor:
        cursor.execute(_READ, [_read[0]])
        rows = cursor.fetchall()
    mark = rows[0][0] or ""
    if not mark or mark != _read[0]:
        _read = mark, _ready(*sorted(row[1:] for row in rows if row[1] is not None))
    return _read[1]


def further_terms(written: str) -> list[str]:
    """Return the terms that stand in one line.

    >>> further_terms("ЖОО; университет")
    ['ЖОО', 'университет']
    """
    return [text for one in (written or "").split(";") if (text := one.strip())]


def homonyms(concept: Concept) -> list[str]:
    """Return the terms of a concept that are another's in their language, too."""
    own = {}
    for code in LANGUAGES:
        term, further = (
            getattr(concept, column(name, code)) for name in ("term", "further")
        )
        for text in [term or "", *further_terms(further)]:
            own[code, text.casefold()] = text
    others = glossary().terms.items()
    shared = (
        own.get((code, text.casefold()), "")
        for (number, code), texts in others
        for text in texts
        if number != concept.pk
    )
    return [*filter(None, dict.fromkeys(shared))]


@lru_cache(maxsize=1)
def _ready(*rows) -> "Glossary":
    return Glossary(rows)


class Glossary:
    """All terms; a row holds a number, then by language its texts and a definition."""

    def __init__(self, rows):
        self.terms: dict[tuple[int, str], list[str]] = {}
        self.explained: dict[str, dict[int, str]] = {code: {} for code in LANGUAGES}
        self._phrases: dict[int, dict[Phrase, Term]] = defaultdict(dict)
        self._concepts: dict[Phrase, list[int]] = defaultdict(list)
        width = len(LANGUAGES)
        for number, *texts in rows:
            parts = (texts[part * width :][:width] for part in range(3))
            for one in zip(LANGUAGES, *parts, strict=True):
                self._learn(number, *one)
        for code, known in self.explained.items():  # in the order of the alphabet
            in_order = sorted(known.items(), key=lambda one: sort_key(one[1]))
            self.explained[code] = dict(in_order)

    def _learn(self, number, language, preferred, further, is_explained):
        written = [preferred] if preferred else []
        written += further_terms(further)
        self.terms[number, language] = written
        if is_explained and preferred:
            self.explained[language][number] = preferred
        for text in written:
            phrase = tuple(terms(text, language))
            if phrase and phrase not in self._phrases[number]:
                self._phrases[number][phrase] = Term(text, language)
                self._concepts[phrase].append(number)

    @cached_property
    def _written(self) -> tuple[dict, dict]:
        """All terms as texts have them, by stems, and the lengths by the first stem.

        A search needs none of them.
        """
        written, lengths = defaultdict(list), defaultdict(set)
        for (number, language), texts in self.terms.items():
            for text in texts:
                if forms := list(_forms(text, language)):
                    stems = tuple(form for form, _word in forms)
                    words = tuple(word.text for _form, word in forms)
                    one = _Written(words, text.isupper(), number)
                    written[language, stems].append(one)
                    lengths[language, stems[0]].add(len(stems))
        return written, lengths

    def standing_for(self, phrase: Phrase) -> dict[Phrase, Term]:
        """Return all that means the same as a phrase, itself included."""
        found = {}
        for number in self._concepts.get(phrase, ()):
            found |= self._phrases[number]
        return found

    def find(self, text: str, language: str) -> Iterator[Found]:
        """Yield where terms stand in ``text``, the longest of those that overlap."""
        forms, place = list(_forms(text, language)), 0
        written, lengths = self._written
        while place < len(forms):
            there = ()
            for length in sorted(lengths.get((language, forms[place][0]), ()))[::-1]:
                there = forms[place : place + length]
                stems = tuple(form for form, _word in there)
                if numbers := _likest(text, there, written.get((language, stems), ())):
                    yield Found(there[0][1].start, there[-1][1].end, numbers)
                    break
            else:
                there = ()
            place += len(there) or 1

    def mark(self, html: str, language: str, write: Callable) -> str:
        """Return clean HTML with each term as ``write(concepts, term)`` has it.

        Links stay as they are: one in another would lead nowhere.
        """

        def written(text: str) -> str:
            html, end = [], 0
            for one in self.find(text, language):
                html.append(escape(text[end : one.start], quote=False))
                term = escape(text[one.start : one.end], quote=False)
                html.append(write(one.concepts, term))
                end = one.end
            return "".join([*html, escape(text[end:], quote=False)])

        return in_texts(html, written, in_links=False)


def _forms(text: str, language: str) -> Iterator[tuple[str, Token]]:
    """Yield the words of a text by their stems, those without meaning as well."""
    for one in tokens(text):
        if not one.is_day:
            yield one.terms[0] if one.terms else stem(one.text, language), one


def _likest(text: str, forms: list, written: Iterable[_Written]) -> tuple[int, ...]:
    """Return the concepts of the terms that are most like these words."""
    likeness = {one: _likeness(text, forms, one) for one in written}
    most = max(likeness.values(), default=0)
    best = (one.concept for one, how in likeness.items() if how == most > 0)
    return tuple(dict.fromkeys(best))


def _likeness(text: str, forms: list, written: _Written) -> int:
    """Return how like a term the words are that may stand for it, or nothing.

    «Сайлаушы», a voter, has the stem of «сайлау», an election; and «БАҚ», the media,
    are no «бақ», a garden.
    """
    words = [word for _form, word in forms]
    if written.is_abbreviation and not text[words[0].start :][:INITIALS].isupper():
        return 0
    gaps = (
        text[one.end : two.start] for one, two in zip(words, words[1:], strict=False)
    )
    if not all(map(_BETWEEN.fullmatch, gaps)):
        return 0
    pairs = zip(words, written.words, strict=True)
    alike = [2 * len(commonprefix([one.text, term])) - len(term) for one, term in pairs]
    return 1 + sum(alike) if min(alike) >= 0 else 0
