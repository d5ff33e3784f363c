"""References as four schools write them, set by citeproc from the CSL-JSON of a record.

Terms («and others», the month) follow the language of the title that is cited, not of
the reader: a reference list keeps every source in its own language.
"""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from lxml import etree

_FOLDER = Path(__file__).parent / "styles"
_STYLES = {
    "gost": "gost-r-7-0-5-2008.csl",
    "apa": "apa.csl",
    "mla": "modern-language-association.csl",
    "chicago": "chicago-author-date.csl",
}
NAMES = {
    "gost": "ГОСТ Р 7.0.5–2008",
    "apa": "APA",
    "mla": "MLA",
    "chicago": "Chicago",
}
_LOCALES = {"kk": "kk", "ru": "ru-RU", "en": "en-US"}
_TERMS = {
    "kk": etree.parse(_FOLDER / "kazakh.xml").getroot(),
    "ru": etree.parse(_FOLDER / "russian.xml").getroot(),
}
# citeproc writes texts into its HTML as they are, and changes the case of titles:
# signs of HTML travel as letters of no alphabet, and become entities afterwards.
_HIDE = str.maketrans("<>&", "\ue000\ue001\ue002")
_SHOW = str.maketrans({"\ue000": "&lt;", "\ue001": "&gt;", "\ue002": "&amp;"})
_ABOUT_THE_EVENT = {"event-title", "event-date", "event-place", "contributor"}


@dataclass(frozen=True, slots=True)
class Reference:
    """One finished reference: safe HTML, whose only tags are those of italics."""

    name: str
    html: str


def references(item: dict, accessed: date) -> list[Reference]:
    """Return a CSL item in every style; ``accessed`` is the day GOST asks for."""
    return [Reference(NAMES[style], _set(style, item, accessed)) for style in _STYLES]


def _set(style: str, item: dict, accessed: date) -> str:
    # The event has the record's title: styles would print it a second time.
    item = {n: _hide(item[n]) for n in item if n not in _ABOUT_THE_EVENT}
    if style == "gost":
        day = [accessed.year, accessed.month, accessed.day]
        item["accessed"] = {"date-parts": [day]}
    source = CiteProcJSON([item])
    bibliography = CitationStylesBibliography(
        _load(style, item["language"]), source, formatter.html
    )
    bibliography.register(Citation([CitationItem(item["id"])]))
    return str(bibliography.bibliography()[0]).translate(_SHOW)


def _hide(value: Any) -> Any:
    """Return a value of an item, all texts in it without signs of HTML."""
    if isinstance(value, str):
        return value.translate(_HIDE)
    if isinstance(value, list):
        return [_hide(one) for one in value]
    if isinstance(value, dict):
        return {name: _hide(one) for name, one in value.items()}
    return value


def _load(style: str, language: str) -> CitationStylesStyle:
    """Return a style with our own terms; a fresh one, for threads cannot share it."""
    tree = etree.parse(_FOLDER / _STYLES[style])
    if language in _TERMS:
        tree.getroot().insert(1, deepcopy(_TERMS[language]))
    written = BytesIO(etree.tostring(tree))
    return CitationStylesStyle(written, locale=_LOCALES[language], validate=False)
