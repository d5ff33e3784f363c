"""Word to HTML: mammoth, and what it drops: the numbers of lists, and direction."""

import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from functools import cache, partial

import mammoth
from lxml import etree

from languages.numbering import numeral

from ..rich_text import with_lists_begun_anew
from .zip_safety import tree, with_parts

DOCUMENT = "word/document.xml"
_NUMBERING = "word/numbering.xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_IN = {"w": _WORD}
_SIGN = "\ufdd0"  # in no text: Unicode keeps it for a program's own use
_MARK = rf"{_SIGN}(rtl)?,(\d*),(\w?),([^{_SIGN}]*){_SIGN}"
_OF_HTML = {"decimal": "", "lowerLetter": "a", "upperLetter": "A"}
_OF_HTML |= {"lowerRoman": "i", "upperRoman": "I"}
_KINDS = _OF_HTML | {"russianLower": "а", "russianUpper": "А"}
_LIST = "w:num[@w:numId=$used]"
_LEVEL = f"""((w:abstractNum[@w:abstractNumId=//{_LIST}/w:abstractNumId/@w:val]
    |{_LIST}/w:lvlOverride)/w:lvl[@w:ilvl=$level])[last()]"""
_PATHS = (
    f"string({_LIST}/w:abstractNumId/@w:val)",
    f"string({_LEVEL}/w:numFmt/@w:val)",
    f"string({_LEVEL}/w:start/@w:val)",
    f"string({_LIST}/*[@w:ilvl=$level]/w:startOverride/@w:val)",
    f"string({_LEVEL}/w:lvlText/@w:val)",
)


def to_html(archive: zipfile.ZipFile, document, picture: Callable, **options) -> str:
    """Return the ``document`` of a Word file as HTML; it is changed on the way."""
    numbering = tree(archive, _NUMBERING)
    _mark(document, _Numbers(numbering), tree(archive, "word/styles.xml"))
    parts = {DOCUMENT: etree.tostring(document)}
    if numbering is not None:  # each paragraph says by now what its style says
        etree.strip_elements(numbering, f"{{{_WORD}}}pStyle")
        parts[_NUMBERING] = etree.tostring(numbering)
    options["convert_image"] = mammoth.images.img_element(picture)
    html = mammoth.convert_to_html(with_parts(archive, parts), **options).value
    html = re.sub(rf"<(\w+)([^<>]*)>{_MARK}", _read_mark, html)
    return with_lists_begun_anew(re.sub(_MARK, "", html))


def _read_mark(found: re.Match) -> str:
    tag, look, direction, number, kind, label = found.groups()
    look += ' dir="rtl"' if direction else ""
    if tag == "li" and number:
        return f'<li{look} value="{number}" type="{kind}">'
    return f"<{tag}{look}>{label}"


def _mark(document, numbers: "_Numbers", styles) -> None:
    """Write at the head of each paragraph which way it runs, and its number."""
    listed, turned = (by_style(styles, f"w:pPr/w:{name}") for name in ("numPr", "bidi"))
    for paragraph in document.iter(f"{{{_WORD}}}p"):
        if (properties := paragraph.find("w:pPr", _IN)) is None:
            continue
        asked, bidi, style = (
            properties.find(f"w:{name}", _IN) for name in ("numPr", "bidi", "pStyle")
        )
        if asked is None and (asked := deepcopy(listed.get(value(style)))) is not None:
            properties.append(asked)
        mark = ",,," if asked is None else numbers.of(asked)
        if is_on(turned.get(value(style)) if bidi is None else bidi):
            mark = f"rtl{mark}"
        alone = paragraph.getparent().tag == f"{{{_WORD}}}tc"  # a column of numbers
        if mark != ",,," and (alone or paragraph.find(".//w:t", _IN) is not None):
            run = etree.Element(f"{{{_WORD}}}r")
            etree.SubElement(run, f"{{{_WORD}}}t").text = f"{_SIGN}{mark}{_SIGN}"
            properties.addnext(run)


def by_style(styles, path: str) -> dict[str, etree._Element | None]:
    """Return what each style says at a ``path``, or the style it is built on."""
    found: dict[str, etree._Element | None] = {}
    for style in () if styles is None else styles.iterfind("w:style", _IN):
        above = found.get(value(style.find("w:basedOn", _IN)))  # parents come first
        own = style.find(path, _IN)
        found[style.get(f"{{{_WORD}}}styleId", "-")] = above if own is None else own
    return found


def value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{{{_WORD}}}val", "")


def is_on(element: etree._Element | None) -> bool:
    return element is not None and value(element) not in {"0", "false", "none", "off"}


class _Numbers:
    """Counts numbered paragraphs as Word does."""

    def __init__(self, numbering: etree._Element | None) -> None:
        self._numbering = etree.Element("none") if numbering is None else numbering
        self._reached: dict[tuple[str, str], int] = {}
        self._told_to_restart: set[tuple[str, str]] = set()  # a list is, once
        self._level = cache(self._level_of)

    def of(self, asked: etree._Element) -> str:
        """Return the mark of a number; one that HTML cannot count, as 3.2, is text."""
        used, level = (
            value(asked.find(f"w:{name}", _IN)) or "0" for name in ("numId", "ilvl")
        )
        family, kind, first, again, words = self._level(used, level)
        if kind in {"", "bullet"}:
            return ",,,"
        number = self._reached.get((family, level), first - 1) + 1
        if again and (used, level) not in self._told_to_restart:
            self._told_to_restart.add((used, level))
            number = int(again)
        seen = self._reached  # a deeper list begins anew in every item
        seen = {p: n for p, n in seen.items() if p[0] != family or p[1] < level}
        self._reached = seen | {(family, level): number}
        alone = re.fullmatch(rf"\(?%{int(level) + 1}[.)]?", words)
        if not alone or kind not in _OF_HTML:
            asked.getparent().remove(asked)
        shown = re.sub(r"%(\d)", partial(self._shown, used), words)
        return f",{number},{_KINDS.get(kind, '')},{shown} "

    def _shown(self, used: str, found: re.Match) -> str:
        level = str(int(found[1]) - 1)
        family, kind, first, _again, _words = self._level(used, level)
        return numeral(self._reached.get((family, level), first), _KINDS.get(kind, "1"))

    def _level_of(self, used: str, level: str) -> tuple[str, str, int, str, str]:
        find = partial(self._numbering.xpath, namespaces=_IN, used=used, level=level)
        family, kind, first, again, words = map(find, _PATHS)
        return family, kind, int(first or 1), again, words.strip()
