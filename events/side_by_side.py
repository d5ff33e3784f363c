"""Parallel text: a record in two languages, in rows that say the same.

Texts are aligned by section and, where the blocks of both are of the same kinds, by
block. Where they are not, a section is one row: nothing is guessed.
"""

import re
from functools import partial
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from lxml import etree
from lxml import html as parser

from languages.columns import column
from languages.kazakh.scripts import SCRIPTS
from languages.kazakh.scripts_in_html import convert_html

from .paragraphs import addressed, labels_of

_OF_TERM = re.compile(r' id="term-\d+"')


class Cell(NamedTuple):
    """A text as it is written; outdated once its original was changed after it."""

    language: str
    html: SafeString
    is_outdated: bool = False
    direction: str = "ltr"


Row = tuple[Cell, Cell]


class SideBySide:
    """The texts of a record in the reader's language and in a ``second`` one.

    Nothing stands in for a missing text: its cell is empty. Beside Kazakh the second
    may be Kazakh again, in another of its scripts.
    """

    def __init__(self, event, first: str, second: str) -> None:
        self.script = SCRIPTS.get(second)
        self.event, self.languages = event, (first, first if self.script else second)
        self._second = partial(convert_html, script=second) if self.script else str
        outdated = event.translated_texts.filter(outdated=True)
        self.outdated = set(outdated.values_list("key", "language"))

    @property
    def title(self) -> Row:
        return self._plain(self.event, "title")

    @property
    def abstract(self) -> Row:
        return self._plain(self.event, "abstract")

    @property
    def sections(self):
        """Yield each section, its headings and the rows of its text."""
        for section in self.event.sections.all():
            key = f"sections.{section.pk}."
            yield section, self._plain(section, "heading", key), self._body(section)

    def _plain(self, thing, name: str, key: str = "") -> Row:
        first, second = map(escape, self._written(thing, name))
        return self._row(f"{key}{name}", [first, self._second(second)])

    def _written(self, thing, name: str) -> list[str]:
        return [getattr(thing, column(name, code)) or "" for code in self.languages]

    def _body(self, section) -> list[Row]:
        """Only paragraphs of the first text have numbers: an address is one place.

        So have only its terms that are explained, where both are one text.
        """
        first, second = self._written(section, "body")
        labels = labels_of(section.paragraphs, self.languages[0], first)
        first = addressed(first, section.anchor, labels)
        if self.script:
            second = _OF_TERM.sub("", second)
        both = blocks(first), blocks(self._second(second))
        if shape(both[0]) != shape(both[1]):
            both = tuple([one] for one in map("".join, both))
        key = f"sections.{section.pk}.body"
        return [self._row(key, cells) for cells in zip(*both, strict=True)]

    def _row(self, key: str, texts) -> Row:
        first, second = (
            Cell(code, mark_safe(html), (key, code) in self.outdated)
            for code, html in zip(self.languages, texts, strict=True)
        )
        if self.script:
            tag, direction, *_word = self.script
            second = second._replace(language=tag, direction=direction)
        return first, second


def second_of(event, first: str, asked: str) -> SideBySide | None:
    """Return the record beside itself, if it has what was asked for as its second."""
    is_script = first == "kk" and asked in SCRIPTS
    if is_script or (asked in event.languages and asked != first):
        return SideBySide(event, first, asked)
    return None


def blocks(html: str) -> list[str]:
    """Return the paragraphs, lists and tables of a clean rich text.

    >>> blocks("<p>бір &amp; екі</p><ul><li><p>үш</p></li></ul>")
    ['<p>бір &amp; екі</p>', '<ul><li><p>үш</p></li></ul>']
    """
    found = parser.fragments_fromstring(html) if html else []
    if any(isinstance(one, str) or (one.tail or "").strip() for one in found):
        return [html]  # words between blocks are of no kind
    return [etree.tostring(one, encoding="unicode", method="html") for one in found]


def shape(found: list[str]) -> list[tuple[str, int]]:
    """Return the kind of each block, and of a list or a table how many parts it has.

    >>> shape(["<p>бір</p>", "<ol><li><p>екі</p></li><li><p>үш</p></li></ol>"])
    [('p', 0), ('ol', 2)]
    """
    roots = [parser.fragment_fromstring(one) for one in found if one.startswith("<")]
    return [(one.tag, len(one.xpath(".//li | .//tr"))) for one in roots]
