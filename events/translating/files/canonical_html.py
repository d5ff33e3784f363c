"""Canonical HTML: one spelling for what means the same, so real changes are told."""

import re

from lxml import etree, html

from languages.superscripts import in_script

from ...rich_text import tidy

_HOLDS_BLOCKS = {"div", "ul", "ol", "li", "table", "tr", "td", "th", "blockquote"}
_BLOCKS = _HOLDS_BLOCKS | {"p", "h3", "h4"}
HOLDS_WORDS = ("div", "li", "td", "th", "blockquote")  # the text editor: in paragraphs


def canonical(text: str) -> str:
    """Return rich text as the text editor would write it, as far as Word can hold it.

    >>> canonical("<ul> <li>бір <b>екі</b></li></ul>")
    '<ul><li><p>бір <strong>екі</strong></p></li></ul>'
    >>> canonical("<ul><li><p>бір</p><p>екі</p></li></ul>")  # one paragraph is one item
    '<ul><li><p>бір<br>екі</p></li></ul>'
    """
    if not text.strip():
        return ""
    root = html.fragment_fromstring(tidy(text), create_parent="div")
    etree.strip_tags(root, "thead", "tbody", "tfoot")
    etree.strip_attributes(root, "data-type")  # the text editor's own
    for old, new in (("b", "strong"), ("i", "em")):
        for element in root.iter(old):
            element.tag = new
    for element in list(root.iter(*HOLDS_WORDS)):
        wrap_words(element)
    for element in list(root.iter("li")):
        _join_paragraphs(element)
    for inner in reversed(root.xpath("//sup//sup|//sup//sub|//sub//sup|//sub//sub")):
        words = in_script(inner.tag, inner.text_content())
        inner.clear(keep_tail=True)  # a letter of Word is raised once
        inner.text = words
        inner.drop_tag()
    _lower_directions(root)
    for element in root.iter():
        squeeze(element)
    return "".join(html.tostring(child, encoding="unicode") for child in root)


def _lower_directions(root) -> None:
    """Let each line say which way it runs, and no box around it: so does Word."""
    told = "string((ancestor-or-self::*|self::li/p[1])[@dir][last()]/@dir)"
    lines = [(line, line.xpath(told)) for line in root.iter("p", "h3", "h4", "li")]
    etree.strip_attributes(root, "dir")
    for line, direction in lines:
        if direction == "rtl" and line.getparent().tag != "li":
            line.set("dir", direction)


def wrap_words(element) -> None:
    """Put words that stand beside blocks, or without any, into paragraphs."""
    words = html.Element("p")
    words.text, element.text = element.text, None
    parts = [words]
    for child in list(element):
        if child.tag in _BLOCKS:
            words = html.Element("p")
            words.text, child.tail = child.tail, None
            parts += [child, words]
        else:
            words.append(child)
    element[:] = [
        part
        for part in parts
        if part.getparent() is element or len(part) or (part.text or "").strip()
    ]


def _join_paragraphs(item) -> None:
    for paragraph in list(item.iterchildren("p")):
        before = paragraph.getprevious()
        if before is None or before.tag != "p":
            continue
        line_end = etree.SubElement(before, "br")
        line_end.tail = paragraph.text
        before.extend(paragraph)
        item.remove(paragraph)


def squeeze(element) -> None:
    """Leave one space where several were, and none between blocks."""
    inside = element.tag in _HOLDS_BLOCKS
    parent = element.getparent()
    beside = parent is not None and parent.tag in _HOLDS_BLOCKS
    element.text = _squeezed(element.text, between_blocks=inside)
    element.tail = _squeezed(element.tail, between_blocks=beside)
    if element.tag not in ("p", "h3", "h4"):
        return
    element.text = (element.text or "").lstrip() or None
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() or None
    else:
        element.text = (element.text or "").rstrip() or None


def _squeezed(text: str | None, *, between_blocks: bool) -> str | None:
    text = re.sub(r"[ \t\r\n]+", " ", text or "")
    return None if between_blocks and not text.strip() else text or None
