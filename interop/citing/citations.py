"""References as six schools write them, set by our own hand (GOST) or by citeproc.

Terms («and others», the month) follow the language of the title that is cited, not of
the reader. citeproc knows no spans of days and turns no quotation marks: letters of no
alphabet stand for these, and for signs of HTML, until a reference is set.
"""

import json
import logging
import re
from datetime import date
from functools import cache, lru_cache, partial
from html import escape, unescape
from io import BytesIO
from pathlib import Path
from threading import Lock

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.model import Choose, CitationStylesElement, Formatted, Text
from citeproc.source import Reference
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
_FONTS = {"font-style", "font-variant", "font-weight", "text-decoration"}
_FONTS |= {"vertical-align"}
_one_at_a_time = Lock()  # citeproc writes into a style while it sets a reference
_QUOTED = re.compile('[«“]([^«»“”„"]*)[»”]|„([^«»“”„"]*)[“”]|"([^"]*)"')


class _Item(CitationItem):
    """What is cited, at hand: a style looks it up a thousand times."""

    @property
    def reference(self) -> Reference:
        return dict.__getitem__(self, "reference")


def references(works: list[Work], style: str, accessed: date) -> list[str]:
    """Return works as safe HTML with italics; ``accessed`` is the day GOST asks for."""
    return [_reference(work, style, accessed) for work in works]


def plain(reference: str) -> str:
    """Return a reference without its italics.

    >>> plain("Есім, Ғ. &amp; Кан, Г. <i>Алаш</i>.")
    'Есім, Ғ. & Кан, Г. Алаш.'
    """
    return unescape(re.sub("</?[a-z]+>", "", reference)).strip()


def _reference(work: Work, style: str, accessed: date) -> str:
    """Return a reference; what cannot be set is written plainly, and spoils no list."""
    try:
        if style in gost.STANDARDS:
            return escape(gost.reference(work, style, accessed), quote=False)
        return _by_citeproc(work, style)
    except Exception:  # whatever is wrong, readers get a reference
        log.exception("%s cannot be set in the style %s.", work.key, style)
        parts = "; ".join(work.author_names), work.title.text, str(work.record.year)
        line = ". ".join(part.rstrip(".") for part in (*parts, work.address) if part)
        return escape(line, quote=False)


def _by_citeproc(work: Work, style: str) -> str:
    item = json.dumps(_prepared(style, work), sort_keys=True)
    line = _set(style, work.title.language, item)
    return _quoted(_dated(style, work, line), work.title.language)


@lru_cache(maxsize=1024)  # a record of one language is cited alike on pages of all
def _set(style: str, language: str, item: str) -> str:
    source = CiteProcJSON([json.loads(item)])
    (key,) = source
    cited = _Item(key)
    cited.reference = source[key]
    with _one_at_a_time:
        loaded = _loaded(style, language)
        bibliography = CitationStylesBibliography(loaded, source, formatter.html)
        bibliography.register(Citation([cited]))
        (line,) = map(str, bibliography.bibliography())
    return line


def _prepared(style: str, work: Work) -> dict:
    # The event has the record's title: styles would print it a second time.
    item = csl_json.item(work)
    item = {name: item[name] for name in item.keys() - _ABOUT_THE_EVENT}
    if not work.part:
        item["type"] = "document" if style == "apa" else "event"
    if style == "apa":
        for name in item.get("author", ()):
            name |= {"given": initials(name["given"])} if "given" in name else {}
        if work.kind == "talk":  # a series would run into the title of the record
            item.pop("collection-title", None)
    hidden = json.loads(json.dumps(item, ensure_ascii=False).translate(_HIDE))
    if "author" not in item:  # the title takes that place, and citeproc says it twice
        hidden["author"] = [{"literal": f"<i>{hidden.pop('title')}</i>"}]
    return hidden | {"issued": {"literal": _DAYS}}


def _dated(style: str, work: Work, line: str) -> str:
    """Put the days where the style has its dates; a chapter has only a year."""
    record, language = work.record, work.title.language
    span = record.starts_on, record.ends_on, language
    if style == "mla":
        return line.replace(_DAYS, days.short(*span))
    words, year = days.without_year(*span), str(record.year)
    if style == "apa":
        line = line.replace(f"{_DAYS}, {_DAYS}", days.year_first(*span))
    return line.replace(_DAYS, year, 1).replace(_DAYS, words)


def _quoted(line: str, language: str) -> str:
    """Put marks around quotations, turn those within, keep English stops inside."""
    left, right, *inner = _MARKS[language]
    turned = r"\1\2\3".join(inner)
    for title in re.findall(f"{_OPEN}.*?{_CLOSE}", line):
        line = line.replace(title, _QUOTED.sub(turned, title))
    if language == "en":
        stops = f"([?!]?){_CLOSE}([.,])"
        line = re.sub(stops, lambda stop: (stop[1] or stop[2]) + _CLOSE, line)
    return line.replace(_OPEN, left).replace(_CLOSE, right).translate(_SHOW)


# A reference looks up the same macros hundreds of times, each time in all the tree.
# What was found is remembered for all nodes together: a memory of each took 30 MB.
CitationStylesElement.xpath_search = cache(CitationStylesElement.xpath_search)
CitationStylesElement.get_formatter = lambda _node: formatter.html
for _one in (Text, Choose):
    _one.calls_variable = cache(_one.calls_variable)


@cache
def _loaded(style: str, language: str) -> CitationStylesStyle:
    """Return a style with our own terms.

    A reference compares its type with all that each condition names, and sets most
    words plainly.
    """
    tree = etree.parse(_STYLES / f"{style}.csl")
    tree.getroot().insert(1, etree.parse(_STYLES / f"{language}.xml").getroot())
    for node in tree.xpath("//*[@initialize-with]"):  # which makes an «S.» of «Sh.»
        del node.attrib["initialize-with"]
    source, locale = BytesIO(etree.tostring(tree)), _LOCALES[language]
    loaded = CitationStylesStyle(source, locale, validate=False)
    loaded.held = [*loaded.root.iter("{*}*")]  # by lxml, too
    for node in loaded.held:
        if "type" in node.attrib:
            node._type = partial(_is_of, node.get("type").split())
        if isinstance(node, Formatted) and _FONTS.isdisjoint(node.attrib):
            node.format = _plainly
    return loaded


def _is_of(types: list[str], item: _Item) -> list[bool]:
    kind = item.reference.type
    return [one == kind for one in types]


def _plainly(text):
    return str(text) if isinstance(text, int | float) else text
