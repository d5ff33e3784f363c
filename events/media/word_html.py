"""Word to HTML: mammoth, and what it drops: the numbers of lists, and direction."""

import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from functools import partial

import mammoth
from lxml import etree

from languages.numbering import numeral

from .zip_safety import tree, with_parts

DOCUMENT = "word/document.xml"
_NUMBERING = "word/numbering.xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_IN = {"w": _WORD}
_OFF = {"0", "false", "none", "off"}
_SIGN = "\ufdd0"  # in no text: Unicode keeps it for a program's own use
_MARK = rf"{_SIGN}(rtl)?,(\d*),(\w?),([^{_SIGN}]*){_SIGN}"
_KINDS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_LISTED = {"decimal", *_KINDS}
_KINDS |= {"russianLower": "а", "russianUpper": "А"}
_LIST = "w:num[@w:numId=$used]"
_FAMILY = f"string({_LIST}[not(.//w:startOverride)]/w:abstractNumId/@w:val)"
_LEVEL = f"""(w:abstractNum[@w:abstractNumId=//{_LIST}/w:abstractNumId/@w:val]
    |{_LIST}/w:lvlOverride)/w:lvl[@w:ilvl=$level]"""
_RESTART = f"{_LIST}/w:lvlOverride[@w:ilvl=$level]/w:startOverride"


def to_html(archive: zipfile.ZipFile, document, picture: Callable, **options) -> str:
    """Return the ``document`` of a Word file as HTML; it is changed on the way."""
    numbering = tree(archive, _NUMBERING)
    _mark(document, numbering, tree(archive, "word/styles.xml"))
    parts = {DOCUMENT: etree.tostring(document)}
    if numbering is not None:  # each paragraph says by now what its style says
        etree.strip_elements(numbering, f"{{{_WORD}}}pStyle")
        parts[_NUMBERING] = etree.tostring(numbering)
    options["convert_image"] = mammoth.images.img_element(picture)
    html = mammoth.convert_to_html(with_parts(archive, parts), **options).value
    return re.sub(_MARK, "", re.sub(rf"<(\w+)([^<>]*)>{_MARK}", _read_mark, html))


def _read_mark(found: re.Match) -> str:
    tag, look, direction, number, kind, label = found.groups()
    look += ' dir="rtl"' if direction else ""
    if tag != "li":
        return f"<{tag}{look}>{label}"
    return f'<li{look} value="{number}" type="{kind}">' if number else f"<li{look}>"


def _mark(document, numbering, styles) -> None:
    """Write at the head of each paragraph which way it runs, and its number."""
    known = {} if styles is None else _by_id(styles)
    numbers = None if numbering is None else _Numbers(numbering)
    for paragraph in document.iter(f"{{{_WORD}}}p"):
        asked, bidi = (_said(known, paragraph, name) for name in ("numPr", "bidi"))
        mark = ",,," if asked is None or not numbers else numbers.of(paragraph, asked)
        if bidi is not None and _value(bidi) not in _OFF:
            mark = f"rtl{mark}"
        if mark != ",,," and paragraph.find(".//w:t", _IN) is not None:
            run = etree.Element(f"{{{_WORD}}}r")
            etree.SubElement(run, f"{{{_WORD}}}t").text = f"{_SIGN}{mark}{_SIGN}"
            paragraph.insert(paragraph.find("w:pPr", _IN) is not None, run)


def _by_id(styles) -> dict[str, etree._Element]:
    """Return the styles of paragraphs; the one of those that name none is ``""``."""
    found = {}
    for style in styles.iterfind("w:style[@w:type='paragraph']", _IN):
        found[style.get(f"{{{_WORD}}}styleId", "")] = style
        if style.get(f"{{{_WORD}}}default") == "1":
            found[""] = style
    return found


def _said(styles: dict[str, etree._Element], paragraph, name: str):
    """Return what a paragraph says of itself, or one of the styles it is built on."""
    style = styles.get(_value(paragraph.find("w:pPr/w:pStyle", _IN)))
    told = paragraph.find(f"w:pPr/w:{name}", _IN)
    for _deep in range(12):  # or two may be built on each other
        if told is not None or style is None:
            break
        told = style.find(f"w:pPr/w:{name}", _IN)
        style = styles.get(_value(style.find("w:basedOn", _IN), "none"))
    return told


def _value(element: etree._Element | None, default: str = "") -> str:
    return default if element is None else element.get(f"{{{_WORD}}}val", default)


class _Numbers:
    """Counts numbered paragraphs as Word does."""

    def __init__(self, numbering: etree._Element) -> None:
        self._numbering = numbering
        self._levels: dict[tuple[str, int], tuple[str, str, int, str]] = {}
        self._reached: dict[tuple[str, int], int] = {}

    def of(self, paragraph, asked) -> str:
        """Return the mark of a numbered paragraph.

        A number that no list of HTML can show, such as 3.2 or «б», is made text.
        """
        used, told = (
            _value(asked.find(f"w:{name}", _IN), "0") for name in ("numId", "ilvl")
        )
        level = int(told) if told.isdecimal() else 0
        family, kind, first, words = self._level(used, level)
        number = self._reached.get((family, level), first - 1) + 1
        # A deeper list begins anew in every item.
        before = {
            p: n for p, n in self._reached.items() if p[0] != family or p[1] < level
        }
        self._reached = before | {(family, level): number}
        own = asked if asked.getparent().getparent() is paragraph else None
        listed = re.fullmatch(rf"\(?%{level + 1}[.)]?", words) and kind in _LISTED
        if own is None and (listed or kind == "bullet"):
            _properties(paragraph).append(deepcopy(asked))
        elif own is not None and not listed and kind != "bullet" and family:
            own.getparent().remove(own)
        if not family or kind == "bullet":
            return ",,,"
        shown = re.sub(r"%(\d)", partial(self._shown, used, family), words)
        return f",{number},{_KINDS.get(kind, '')},{shown} " if shown else ",,,"

    def _shown(self, used: str, family: str, found: re.Match) -> str:
        level = int(found[1]) - 1
        _family, kind, first, _words = self._level(used, level)
        return numeral(self._reached.get((family, level), first), _KINDS.get(kind, "1"))

    def _level(self, used: str, level: int) -> tuple[str, str, int, str]:
        """Return the family, format, first number and wording of a list's level."""
        if (used, level) not in self._levels:
            known = {"used": used, "level": str(level), "namespaces": _IN}
            found = self._numbering.xpath(_LEVEL, **known)[-1:]
            family = self._numbering.xpath(_FAMILY, **known) or f"only {used}"
            fmt, start, words = (
                _value(found[0].find(f"w:{name}", _IN)) if found else ""
                for name in ("numFmt", "start", "lvlText")
            )
            for again in self._numbering.xpath(_RESTART, **known):
                start = _value(again)
            first = int(start) if start.isdecimal() else 1
            self._levels[used, level] = (
                family if found else "",
                fmt or "decimal",
                first,
                words.strip(),
            )
        return self._levels[used, level]


def _properties(paragraph) -> etree._Element:
    if (found := paragraph.find("w:pPr", _IN)) is None:
        found = etree.Element(f"{{{_WORD}}}pPr")
        paragraph.insert(0, found)
    return found
