"""APA, MLA and Chicago, set by citeproc from the CSL-JSON of a work.

citeproc cannot print spans of days, nor turn quotation marks, nor put a stop inside
them, and says a title twice where nobody is the author. All four are done here, with
letters of no alphabet that stand for what is to be put in their place.
"""

import re
from copy import deepcopy
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

from ..formats import csl_json
from ..record.work import Work
from . import days

_FOLDER = Path(__file__).parent / "styles"
_STYLES = {
    "apa": "apa.csl",
    "mla": "modern-language-association.csl",
    "chicago": "chicago-author-date.csl",
}
NAMES = {"apa": "APA", "mla": "MLA", "chicago": "Chicago"}
_LOCALES = {"kk": "kk", "ru": "ru-RU", "en": "en-US"}
_TERMS = {
    "kk": etree.parse(_FOLDER / "kazakh.xml").getroot(),
    "ru": etree.parse(_FOLDER / "russian.xml").getroot(),
    "en": etree.parse(_FOLDER / "english.xml").getroot(),
}
# citeproc writes texts into its HTML as they are, and changes the case of titles:
# signs of HTML travel as letters of no alphabet, and become entities afterwards.
_OPEN, _CLOSE, _DAYS = "\ue010", "\ue011", "\ue012"
_HIDE = str.maketrans("<>&", "\ue000\ue001\ue002", f"{_OPEN}{_CLOSE}{_DAYS}")
_SHOW = str.maketrans({"\ue000": "&lt;", "\ue001": "&gt;", "\ue002": "&amp;"})
# It cuts every initial down to one capital, and would make «Sh.» an «S.»: such initials
# travel as capitals of Deseret, which no name here is written in.
_ONE_SIGN = {spelt: chr(0x10400 + place) for place, spelt in enumerate(LONG_INITIALS)}
_LONG_INITIAL = re.compile(rf"\b({'|'.join(LONG_INITIALS)})(?=\.)")
_ABOUT_THE_EVENT = {"event-title", "event-date", "event-place", "contributor"}
_MARKS = {"kk": "«»„“", "ru": "«»„“", "en": "“”‘’"}  # the outer and the inner ones
_QUOTED = re.compile('[«“]([^«»“”„"]*)[»”]|„([^«»“”„"]*)[“”]|"([^"]*)"')


def bibliography(works: list[Work], style: str) -> list[str]:
    """Return works of one language as references: HTML, whose only tags are italics."""
    items = [_prepared(style, work) for work in works]
    language = works[0].title.language
    whole = CitationStylesBibliography(
        _load(style, language), CiteProcJSON(items), formatter.html
    )
    for item in items:
        whole.register(Citation([CitationItem(item["id"])]))
    lines = map(str, whole.bibliography())
    pairs = zip(works, lines, strict=True)
    return [_finished(style, work, line) for work, line in pairs]


def _prepared(style: str, work: Work) -> dict:
    # The event has the record's title: styles would print it a second time.
    item = csl_json.item(work) | {"title": work.full_title}
    item |= {"container-title": work.full_host} if work.host else {}
    item = {n: _hide(item[n]) for n in item if n not in _ABOUT_THE_EVENT}
    item |= {"issued": {"literal": _DAYS}}
    item["publisher"] = _hide("; ".join(work.record.publishers))
    if (style, work.kind) == ("apa", "talk"):  # it would run into the host's title
        item.pop("collection-title", None)
    if work.kind == "record":  # of a report, styles give no day
        item["type"] = "document" if style == "apa" else "event"
    return item


def _finished(style: str, work: Work, line: str) -> str:
    for letter, sign in _ONE_SIGN.items():
        line = line.replace(sign, letter)
    line = _dated(style, work, line if work.author_names else _said_once(line))
    return _quoted(line, work.title.language).translate(_SHOW)


def _dated(style: str, work: Work, line: str) -> str:
    """Put the days where the style has its dates; a chapter has only a year."""
    record, language = work.record, work.title.language
    span = record.starts_on, record.ends_on, language
    if style == "mla":
        return line.replace(_DAYS, days.short(*span))
    if style == "apa":
        both = f"{_DAYS}, {_DAYS}"
        line = line.replace(both, days.year_first(*span))
    line = line.replace(_DAYS, str(record.year), 1)
    return line.replace(_DAYS, days.without_year(*span))


def _said_once(line: str) -> str:
    """Drop the second title where nobody is the author and a first took his place."""
    title, stop, rest = line.partition(". ")
    marked = re.match(rf"<i>.*?</i>|{_OPEN}.*?{_CLOSE}", line)
    if marked:
        title, rest = marked[0], line[marked.end() :].removeprefix(stop)
    before, _title, after = rest.partition(title)
    return f"{title}{stop}{before}{after.removeprefix('.').lstrip()}"


def _quoted(line: str, language: str) -> str:
    """Put marks around quotations, turn those within, keep English stops inside."""
    left, right, inner_left, inner_right = _MARKS[language]
    turned = rf"{inner_left}\1\2\3{inner_right}"
    line = re.sub(
        f"{_OPEN}(.*?){_CLOSE}",
        lambda title: _OPEN + _QUOTED.sub(turned, title[1]) + _CLOSE,
        line,
    )
    if language == "en":
        line = re.sub(f"([?!]){_CLOSE}[.,]", rf"\1{_CLOSE}", line)
        line = re.sub(f"{_CLOSE}([.,])", rf"\1{_CLOSE}", line)
    return line.replace(_OPEN, left).replace(_CLOSE, right)


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


def _load(style: str, language: str) -> CitationStylesStyle:
    """Return a style with our own terms; a fresh one, for threads cannot share it."""
    tree = etree.parse(_FOLDER / _STYLES[style])
    tree.getroot().insert(1, deepcopy(_TERMS[language]))
    written = BytesIO(etree.tostring(tree))
    return CitationStylesStyle(written, locale=_LOCALES[language], validate=False)
