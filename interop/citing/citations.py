"""References as six schools write them, set by our own hand (GOST) or by citeproc.

Terms («and others», the month) follow the language of the title that is cited, not of
the reader. citeproc knows no spans of days and turns no quotation marks: letters of no
alphabet stand for these, and for signs of HTML, until a reference is set.
"""

import json
import logging
import re
from datetime import date
from html import escape, unescape
from io import BytesIO
from pathlib import Path

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from lxml import etree

from ..formats import csl_json
from ..record.work import Work
from . import days, gost
from .romanised import initials

log = logging.getLogger(__name__)

NAMES = {style: one.name for style, one in gost.STANDARDS.items()}
NAMES |= {"apa": "APA", "mla": "MLA", "chicago": "Chicago"}
_STYLES = Path(__file__).parent / "styles"
_LOCALES = {"kk": "kk", "ru": "ru-RU", "en": "en-US"}
_DAYS, _OPEN, _CLOSE = "\ue010", "\ue011", "\ue012"
_HIDE = str.maketrans("<>&", "\ue000\ue001\ue002", _DAYS + _OPEN + _CLOSE)
_SHOW = str.maketrans({"\ue000": "&lt;", "\ue001": "&gt;", "\ue002": "&amp;"})
_ABOUT_THE_EVENT = {"event-title", "event-date", "event-place", "contributor"}
_MARKS = {"kk": "«»„“", "ru": "«»„“", "en": "“”‘’"}  # the outer and the inner ones
_QUOTED = re.compile('[«“]([^«»“”„"]*)[»”]|„([^«»“”„"]*)[“”]|"([^"]*)"')


def references(works: list[Work], style: str, accessed: date) -> list[str]:
    """Return works as references: safe HTML, whose only tags are those of italics.

    ``accessed`` is the day GOST asks for. Works of one language are set together, for
    the style must be read anew for every language.
    """
    by_key = {}
    for language in {work.title.language for work in works}:
        same = [work for work in works if work.title.language == language]
        by_key |= _set(same, style, accessed)
    return [by_key[work.key] for work in works]


def plain(reference: str) -> str:
    """Return a reference without its italics.

    >>> plain("Есім, Ғ. &amp; Кан, Г. <i>Алаш</i>.")
    'Есім, Ғ. & Кан, Г. Алаш.'
    """
    return unescape(re.sub("</?[a-z]+>", "", reference)).strip()


def _set(works: list[Work], style: str, accessed: date) -> dict[str, str]:
    """Return references by keys; one that cannot be set stands plain among others."""
    keys = [work.key for work in works]
    try:
        if style in gost.STANDARDS:
            lines = [escape(gost.reference(one, style, accessed), 0) for one in works]
        else:
            lines = _by_citeproc(works, style)
        return dict(zip(keys, lines, strict=True))
    except Exception:  # whatever is wrong, readers get a reference
        if len(works) > 1:
            alone = [_set([work], style, accessed) for work in works]
            return {key: line for one in alone for key, line in one.items()}
        log.exception("%s cannot be set in the style %s.", *keys, style)
        (work,) = works
        parts = "; ".join(work.author_names), work.title.text, str(work.record.year)
        line = ". ".join(part.rstrip(".") for part in (*parts, work.address) if part)
        return {work.key: escape(line, quote=False)}


def _by_citeproc(works: list[Work], style: str) -> list[str]:
    items = [_prepared(style, work) for work in works]
    language = works[0].title.language
    bibliography = CitationStylesBibliography(
        _load(style, language), CiteProcJSON(items), formatter.html
    )
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    pairs = zip(works, map(str, bibliography.bibliography()), strict=True)
    return [_quoted(_dated(style, *pair), language) for pair in pairs]


def _prepared(style: str, work: Work) -> dict:
    # The event has the record's title: styles would print it a second time.
    item, record = csl_json.item(work), work.record
    item = {name: item[name] for name in item.keys() - _ABOUT_THE_EVENT}
    item["publisher"] = "; ".join(one.text for one in record.publishers)
    field = "container-title" if work.host else "title"
    if work.host or not work.part:
        item[field] = ": ".join(filter(None, [item[field], record.own_subtitle]))
    if not work.part:  # of a report, styles give no day
        item["type"] = "document" if style == "apa" else "event"
    if style == "apa":
        for name in item.get("author", ()):
            name |= {"given": initials(name["given"])} if "given" in name else {}
        if work.kind == "talk":  # a series would run into the title of the record
            item.pop("collection-title", None)
    if "author" not in item:  # the title takes that place, and citeproc says it twice
        item["author"] = [{"literal": item.pop("title")}]
    hidden = json.loads(json.dumps(item, ensure_ascii=False).translate(_HIDE))
    return hidden | {"issued": {"literal": _DAYS}}


def _dated(style: str, work: Work, line: str) -> str:
    """Put the days where the style has its dates; a chapter has only a year."""
    record, language = work.record, work.title.language
    span = record.starts_on, record.ends_on, language
    if style == "mla":
        return line.replace(_DAYS, days.short(*span))
    words, year = days.without_year(*span), str(record.year)
    if style == "apa":
        whole = f"{year}, {words}" if language == "en" else days.format_span(*span)
        line = line.replace(f"{_DAYS}, {_DAYS}", whole)
    return line.replace(_DAYS, year, 1).replace(_DAYS, words)


def _quoted(line: str, language: str) -> str:
    """Put marks around quotations, turn those within, keep English stops inside."""
    left, right, *inner = _MARKS[language]
    turned = r"\1\2\3".join(inner)
    for title in re.findall(f"{_OPEN}.*?{_CLOSE}", line):
        line = line.replace(title, _QUOTED.sub(turned, title))
    if language == "en":
        line = re.sub(f"([?!]){_CLOSE}[.,]", rf"\1{_CLOSE}", line)
        line = re.sub(f"{_CLOSE}([.,])", rf"\1{_CLOSE}", line)
    return line.replace(_OPEN, left).replace(_CLOSE, right).translate(_SHOW)


def _load(style: str, language: str) -> CitationStylesStyle:
    """Return a style with our own terms; a fresh one, for threads cannot share it."""
    tree = etree.parse(_STYLES / f"{style}.csl")
    tree.getroot().insert(1, etree.parse(_STYLES / f"{language}.xml").getroot())
    for node in tree.xpath("//*[@initialize-with]"):  # which makes an «S.» of «Sh.»
        del node.attrib["initialize-with"]
    written = BytesIO(etree.tostring(tree))
    return CitationStylesStyle(written, locale=_LOCALES[language], validate=False)
