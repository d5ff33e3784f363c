"""Converter of a section's HTML to the blocks and sections of JATS.

A paragraph keeps the number it has on the page: ``#s3p2`` there is ``id="s3p2"`` here.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from lxml import html as parser

from events.rich_text import append_words, in_isolates
from languages.numbering import numeral

from ..markup import XLINK

_INLINE = {"strong": "bold", "em": "italic", "s": "strike", "sup": "sup", "sub": "sub"}
_CELLS = {"th", "td"}
_LISTS = {"ul": "bullet", "ol": "order"}
_KINDS = {"a": "alpha-lower", "A": "alpha-upper", "i": "roman-lower"}
_KINDS |= {"I": "roman-upper", **_LISTS}
_STRAY = "span"  # words outside every paragraph
_BLOCKS = {"p", "blockquote", "table", "h3", "h4", *_LISTS}


def add_text(section: Element, html: str, prefix: str = "") -> None:
    """Add clean HTML to a ``sec``; each heading in it begins a section within.

    ``prefix`` stands before each ``id``: a document has each of them once.
    """
    source = parser.fragment_fromstring(in_isolates(html), "div")  # JATS has no dir
    _Writer(prefix).fill(section, source)


class _Writer:
    def __init__(self, prefix: str):
        self.prefix = prefix

    def fill(self, section: Element, source: Element) -> None:
        """Put the blocks of ``source`` where they belong, section by section."""
        open_sections = {2: section}  # the level of a heading and what it opened
        for block in _blocks_of(source):
            if block.tag not in ("h3", "h4"):
                self.block(open_sections[max(open_sections)], block)
                continue
            level = int(block.tag[1])
            open_sections = {n: s for n, s in open_sections.items() if n < level}
            inner = SubElement(open_sections[max(open_sections)], "sec")
            self.words(SubElement(inner, "title"), block)
            open_sections[level] = inner

    def block(self, parent: Element, block: Element) -> None:
        if parent.tag == "list-item" and block.tag in ("table", "blockquote"):
            parent = SubElement(parent, "p")  # an item holds paragraphs and lists
        if block.tag in _LISTS:
            kind = block.get("type", block.tag)
            listed = SubElement(parent, "list", {"list-type": _KINDS[kind]})
            for number, item in enumerate(block, int(block.get("start") or 1)):
                entry = SubElement(listed, "list-item")
                if block.get("start"):  # JATS itself counts from one
                    SubElement(entry, "label").text = f"{numeral(number, kind)}."
                self.blocks(entry, item)
        elif block.tag == "blockquote":
            self.blocks(SubElement(parent, "disp-quote"), block)
        elif block.tag == "table":
            self.table(SubElement(parent, "table-wrap"), block)
        elif block.tag == "p":
            named = {"id": self.prefix + block.get("id")} if block.get("id") else {}
            self.words(SubElement(parent, "p", named), block)
        elif block.tag == _STRAY:
            self.words(SubElement(parent, "p"), block)
        else:  # a heading within a quotation, which no section can begin in
            self.words(SubElement(SubElement(parent, "p"), "bold"), block)

    def blocks(self, parent: Element, source: Element) -> None:
        for block in _blocks_of(source):
            self.block(parent, block)
        if all(child.tag == "label" for child in parent):
            SubElement(parent, "p")

    def table(self, wrap: Element, source: Element) -> None:
        body = SubElement(SubElement(wrap, "table"), "tbody")
        for row in source.iter("tr"):
            cells = SubElement(body, "tr")
            for cell in (one for one in row if one.tag in _CELLS):
                spans = {n: v for n, v in cell.items() if n in ("colspan", "rowspan")}
                self.cell(SubElement(cells, cell.tag, spans), cell)

    def cell(self, target: Element, source: Element) -> None:
        """A cell of one paragraph is its words; of several, its paragraphs."""
        if len(source) == 1 and source[0].tag == "p":
            self.words(target, source[0])
        else:
            self.blocks(target, source)

    def words(self, target: Element, source: Element) -> None:
        """Copy a line of text with its emphasis and links."""
        append_words(target, source.text)
        for child in source:
            if child.tag == "br":
                append_words(target, "\n")  # JATS breaks no line within a paragraph
            elif child.tag == "a":
                attributes = {"ext-link-type": "uri", f"{XLINK}href": child.get("href")}
                self.words(SubElement(target, "ext-link", attributes), child)
            elif child.tag in _INLINE:
                self.words(SubElement(target, _INLINE[child.tag]), child)
            else:
                self.words(target, child)
            append_words(target, child.tail)


def _blocks_of(source: Element) -> Iterator[Element]:
    """Yield the blocks; words that stand between them become blocks of their own."""
    stray = parser.Element(_STRAY)
    stray.text = source.text
    for child in [*source]:
        if child.tag not in _BLOCKS:
            stray.append(child)  # with the words that follow it
            continue
        if _has_words(stray):
            yield stray
        stray = parser.Element(_STRAY)
        stray.text, child.tail = child.tail, None
        yield child
    if _has_words(stray):
        yield stray


def _has_words(element: Element) -> bool:
    return bool("".join(element.itertext()).strip())
