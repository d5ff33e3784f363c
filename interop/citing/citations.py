"""References as four schools write them, set by citeproc from the CSL-JSON of a record.

Terms («and others», the month) follow the language of the title that is cited, not of
the reader: a reference list keeps every source in its own language.
"""

import re
from copy import deepcopy
from datetime import date
from html import unescape
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

from languages.names.printed import LONG_INITIALS

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
# It cuts every initial down to one capital, and would make «Sh.» an «S.»: such initials
# travel as capitals of Deseret, which no name here is written in.
_ONE_SIGN = {spelt: chr(0x10400 + place) for place, spelt in enumerate(LONG_INITIALS)}
_LONG_INITIAL = re.compile(rf"\b({'|'.join(LONG_INITIALS)})(?=\.)")
_ABOUT_THE_EVENT = {"event-title", "event-date", "event-place", "contributor"}


def references(items: list[dict], style: str, accessed: date) -> list[str]:
    """Return CSL items as references: safe HTML, whose only tags are those of italics.

    ``accessed`` is the day GOST asks for. Items of one language are set together, for
    the style must be read anew for every language.
    """
    by_id = {}
    for language in {item["language"] for item in items}:
        same = [item for item in items if item["language"] == language]
        by_id |= _set(style, [_prepared(style, item, accessed) for item in same])
    return [by_id[item["id"]] for item in items]


def plain(reference: str) -> str:
    """Return a reference without its italics.

    >>> plain("Есім, Ғ. &amp; Кан, Г. <i>Алаш</i>.")
    'Есім, Ғ. & Кан, Г. Алаш.'
    """
    return unescape(re.sub("</?[a-z]+>", "", reference)).strip()


def _prepared(style: str, item: dict, accessed: date) -> dict:
    # The event has the record's title: styles would print it a second time.
    item = {n: _hide(item[n]) for n in item if n not in _ABOUT_THE_EVENT}
    first, *others = item["issued"]["date-parts"]
    if others:  # citeproc prints nothing of several days, and of a talk raises an error
        item["issued"] = {"date-parts": [first[:1]]}
    if style == "gost":
        day = [accessed.year, accessed.month, accessed.day]
        item["accessed"] = {"date-parts": [day]}
    return item


def _set(style: str, items: list[dict]) -> dict[str, str]:
    """Return the references to items of one language, by their ids."""
    bibliography = CitationStylesBibliography(
        _load(style, items[0]["language"]), CiteProcJSON(items), formatter.html
    )
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    lines = (_shown(str(line)) for line in bibliography.bibliography())
    return dict(zip((item["id"] for item in items), lines, strict=True))


def _hide(value: Any) -> Any:
    """Return a value of an item, all texts in it without signs of HTML."""
    if isinstance(value, str):
        return value.translate(_HIDE)
    if isinstance(value, list):
        return [_hide(one) for one in value]
    if isinstance(value, dict):
        return {name: _hide(one) for name, one in value.items()} | _initials(value)
    return value


def _initials(value: dict) -> dict:
    """Return a given name in which every initial is one sign."""
    if "given" not in value:
        return {}
    given = _LONG_INITIAL.sub(lambda found: _ONE_SIGN[found[1]], _hide(value["given"]))
    return {"given": given}


def _shown(line: str) -> str:
    for letter, sign in _ONE_SIGN.items():
        line = line.replace(sign, letter)
    return line.translate(_SHOW)


def _load(style: str, language: str) -> CitationStylesStyle:
    """Return a style with our own terms; a fresh one, for threads cannot share it."""
    tree = etree.parse(_FOLDER / _STYLES[style])
    if language in _TERMS:
        tree.getroot().insert(1, deepcopy(_TERMS[language]))
    written = BytesIO(etree.tostring(tree))
    return CitationStylesStyle(written, locale=_LOCALES[language], validate=False)
