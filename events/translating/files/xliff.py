"""XLIFF 1.2 of a sheet, which every program for translators reads and writes.

A rich text is one unit. Its tags become ``<g>`` and ``<x>``: placeholders that such a
program moves about but does not let anybody break. What each of them stands for is
looked up by its number in the source of the same unit.
"""

import re
from itertools import count

from django.template.defaultfilters import linebreaksbr
from lxml import etree, html

from events.media.refusals import Refusal, Unreadable
from events.media.zip_safety import parse

from ...rich_text import append_words
from .canonical_html import canonical
from .sheet import KEY, NO_TABLE, Line, Sheet, WrongSheet

MEDIA_TYPE = "application/x-xliff+xml"
EXTENSION = "xlf"

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_XHTML = "http://www.w3.org/1999/xhtml"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_KINDS = {"strong": "bold", "em": "italic", "a": "link"}
_TAGS = {kind: tag for tag, kind in _KINDS.items()}
_KNOWN = {*_KINDS, "s", "sup", "sub", "p", "h3", "h4", "ul", "ol", "li", "blockquote"}
_KNOWN |= {"table", "tr", "th", "td"}
_ORIGINAL = re.compile(r"record-(\d{1,9})")


def write(sheet: Sheet) -> bytes:
    root = etree.Element(_name("xliff"), nsmap={None: _NAMESPACE, "xhtml": _XHTML})
    root.set("version", "1.2")
    file = etree.SubElement(root, _name("file"), original=f"record-{sheet.record}")
    file.set("source-language", sheet.source)
    file.set("target-language", sheet.target)
    file.set("datatype", "html")
    header = etree.SubElement(file, _name("header"))
    etree.SubElement(header, _name("note")).text = sheet.title
    body = etree.SubElement(file, _name("body"))
    for line in sheet.lines:
        _write_unit(body, line, sheet)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _write_unit(body, line: Line, sheet: Sheet) -> None:
    unit = etree.SubElement(body, _name("trans-unit"), id=line.key)
    unit.set(_XML_SPACE, "preserve")
    if line.longest and not line.is_rich:
        unit.set("maxwidth", str(line.longest))
        unit.set("size-unit", "char")
    source = etree.SubElement(unit, _name("source"))
    source.set(_XML_LANG, sheet.source)
    _write_text(source, line.original, line.is_rich)
    target = etree.SubElement(unit, _name("target"))
    target.set(_XML_LANG, sheet.target)
    target.set("state", _state(line))
    _write_text(target, line.translation, line.is_rich)
    etree.SubElement(unit, _name("note")).text = line.label


def _state(line: Line) -> str:
    if not line.translation:
        return "needs-translation"
    return "needs-review-translation" if line.outdated else "translated"


def _write_text(place, text: str, rich: bool) -> None:
    if text.strip():
        html_text = canonical(text) if rich else linebreaksbr(text)
        tree = html.fragment_fromstring(html_text, create_parent="div")
        _write_children(place, tree, count(1))


def _write_children(place, element, numbers) -> None:
    place.text = element.text
    for child in element:
        number = str(next(numbers))
        if child.tag == "br":
            mark = etree.SubElement(place, _name("x"), id=number, ctype="lb")
        else:
            kind = _KINDS.get(child.tag, f"x-html-{child.tag}")
            mark = etree.SubElement(place, _name("g"), id=number, ctype=kind)
            for name, value in child.attrib.items():
                mark.set(f"{{{_XHTML}}}{name}", value)
            _write_children(mark, child, numbers)
        mark.tail = child.tail


def read(data: bytes) -> Sheet:
    """Return the sheet in an XLIFF file; all its texts as HTML, whatever they were."""
    file = _root(data).find(_name("file"))
    record = None if file is None else _ORIGINAL.fullmatch(file.get("original", ""))
    if not record:
        raise WrongSheet(NO_TABLE)
    units = (_read_unit(unit) for unit in file.iter(_name("trans-unit")))
    return Sheet(
        record=int(record.group(1)),
        source=file.get("source-language", "")[:2].lower(),
        target=file.get("target-language", "")[:2].lower(),
        lines=tuple(line for line in units if line),
    )


def _root(data: bytes):
    try:
        root = parse(data)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(Refusal.BROKEN) from error
    if root.getroottree().docinfo.doctype or root.tag != _name("xliff"):
        raise WrongSheet(NO_TABLE)
    return root


def _read_unit(unit) -> Line | None:
    key, source, target = unit.get("id", ""), *map(unit.find, (_SOURCE, _TARGET))
    if source is None or not KEY.fullmatch(key):
        return None
    marks = {mark.get("id"): mark for mark in source.iter(_name("g"), _name("x"))}
    original = canonical(_read_text(source, marks))
    translation = "" if target is None else canonical(_read_text(target, marks))
    return Line(key, original, translation)


def _read_text(place, marks) -> str:
    root = etree.Element("div")
    _read_children(root, place, marks)
    text = etree.tostring(root, encoding="unicode", method="html")
    return text.removeprefix("<div>").removesuffix("</div>")


def _read_children(element, place, marks) -> None:
    """Turn placeholders into tags; of what a program added keep the words only."""
    append_words(element, place.text)
    for mark in place:
        name = etree.QName(mark).localname if isinstance(mark.tag, str) else ""
        meant = marks.get(mark.get("id"), mark)
        if name == "x":
            etree.SubElement(element, "br")
        elif name == "g":
            _read_children(_tag(element, meant), mark, marks)
        elif name == "mrk":  # a sentence, as programs mark it
            _read_children(element, mark, marks)
        append_words(element, mark.tail)


def _tag(parent, mark):
    """Add the tag that a placeholder stands for; one we never write counts for none."""
    kind = mark.get("ctype", "")
    tag = _TAGS.get(kind) or kind.removeprefix("x-html-")
    child = etree.SubElement(parent, tag if tag in _KNOWN else "span")
    for attribute, value in mark.attrib.items():
        if attribute.startswith(f"{{{_XHTML}}}"):
            child.set(etree.QName(attribute).localname, value)
    return child


def _name(tag: str) -> str:
    return f"{{{_NAMESPACE}}}{tag}"


_SOURCE, _TARGET = _name("source"), _name("target")
