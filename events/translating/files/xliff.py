"""XLIFF 1.2 of a sheet, which every program for translators reads and writes.

A rich text is a group with one unit for each paragraph. Its marks become ``<g>`` and
``<x>``: placeholders that such a program moves about but does not let anybody break.
Each says itself what it stands for; where a program has left that out, the one with
the same number in the source of the unit says it. Files with a rich text as one unit
were handed out once, and are still read.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from django.template.defaultfilters import linebreaksbr
from lxml import etree, html

from events.media.refusals import Refusal, Unreadable
from events.media.zip_safety import parse

from ...rich_text import append_words
from .canonical_html import canonical
from .sheet import KEY, NO_TABLE, Line, Sheet, WrongSheet
from .units import inline, words_of_units

MEDIA_TYPE = "application/x-xliff+xml"
EXTENSION = "xlf"

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_XHTML = "http://www.w3.org/1999/xhtml"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_KINDS = {"strong": "bold", "b": "bold", "em": "italic", "i": "italic", "a": "link"}
_TAGS = {"bold": "strong", "italic": "em", "link": "a"}
_KNOWN = {*_KINDS, "s", "sup", "sub"}
_KNOWN |= {"p", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "tr", "th", "td"}
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
        if line.is_rich:
            group = etree.SubElement(body, _name("group"), id=line.key)
            for unit in _units_of(line):
                _write_unit(group, unit, sheet)
        else:
            _write_unit(body, line, sheet)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _units_of(line: Line) -> Iterator[Line]:
    """Yield the paragraphs of a rich text; at its end those only a translation has."""
    texts = (line.original, line.translation)
    source, target = map(words_of_units, texts, line.labels)
    for name in [*source, *(target.keys() - source.keys())]:
        words = {"original": source.get(name, ""), "translation": target.get(name, "")}
        label = f"{line.label} · {name}"
        yield replace(line, key=f"{line.key}.{name}", label=label, **words)


def _write_unit(body, line: Line, sheet: Sheet) -> None:
    unit = etree.SubElement(body, _name("trans-unit"), id=line.key)
    unit.set(_XML_SPACE, "preserve")
    if line.longest and not line.is_rich:
        unit.set("maxwidth", str(line.longest))
        unit.set("size-unit", "char")
    source = etree.SubElement(unit, _name("source"))
    source.set(_XML_LANG, sheet.source)
    target = etree.SubElement(unit, _name("target"))
    target.set(_XML_LANG, sheet.target)
    target.set("state", _state(line))
    numbers = defaultdict(count(1).__next__)
    _write_text(source, line.original, line.is_rich, numbers)
    _write_text(target, line.translation, line.is_rich, numbers)
    etree.SubElement(unit, _name("note")).text = line.label


def _state(line: Line) -> str:
    if not line.translation:
        return "needs-translation"
    return "needs-review-translation" if line.outdated else "translated"


def _write_text(place, text: str, rich: bool, numbers) -> None:
    if text.strip():
        html_text = text if rich else linebreaksbr(text)
        tree = html.fragment_fromstring(html_text, create_parent="div")
        _write_children(place, tree, numbers, Counter())


def _write_children(place, element, numbers, seen: Counter) -> None:
    """Write marks; what means the same has the same number in source and target."""
    place.text = element.text
    for child in element:
        if child.tag == "br":
            mark = etree.SubElement(place, _name("x"), ctype="lb")
        else:
            kind = _KINDS.get(child.tag, f"x-html-{child.tag}")
            mark = etree.SubElement(place, _name("g"), ctype=kind)
            for name, value in child.attrib.items():
                mark.set(f"{{{_XHTML}}}{name}", value)
        meant = (mark.tag, *sorted(mark.items()))
        seen[meant] += 1
        mark.set("id", str(numbers[meant, seen[meant]]))
        _write_children(mark, child, numbers, seen)
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
    if source is None or not (named := KEY.fullmatch(key)):
        return None
    marks = {mark.get("id"): mark for mark in source.iter(_name("g"), _name("x"))}
    tidied = inline if named["unit"] else canonical
    original = tidied(_read_text(source, marks))
    translation = "" if target is None else tidied(_read_text(target, marks))
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
        if name == "x":
            etree.SubElement(element, "br")
        elif name == "g":
            _read_children(_tag(element, mark, marks), mark, marks)
        elif name == "mrk":  # a sentence, as programs mark it
            _read_children(element, mark, marks)
        append_words(element, mark.tail)


def _tag(parent, mark, marks):
    """Add the tag that a placeholder stands for; one we never write counts for none."""
    twin = marks.get(mark.get("id"), mark)
    kind = mark.get("ctype") or twin.get("ctype", "")
    tag = _TAGS.get(kind) or kind.removeprefix("x-html-")
    child = etree.SubElement(parent, tag if tag in _KNOWN else "span")
    told = mark.attrib if twin.get("ctype") != kind else {**twin.attrib, **mark.attrib}
    for attribute, value in told.items():
        if attribute.startswith(f"{{{_XHTML}}}"):
            child.set(etree.QName(attribute).localname, value)
    return child


def _name(tag: str) -> str:
    return f"{{{_NAMESPACE}}}{tag}"


_SOURCE, _TARGET = _name("source"), _name("target")
