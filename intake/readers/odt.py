"""OpenDocument reader: texts rewritten as the HTML that blocks are cut from."""

import zipfile
from collections.abc import Iterator
from functools import partial
from html import escape
from itertools import chain

from lxml import etree

from events.media.refusals import Refusal, Unreadable, called_damaged
from events.media.zip_safety import refuse_entities, tree

from .blocks import Block, BlockKind, Image, clean, with_notes_in_place
from .html import UNSEEN, blocks_of

CONTENT = "content.xml"
_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_PICTURES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
_TAGS = {"p": "p", "list-item": "li", "text-box": "div"}
_TAGS |= {"table": "table", "table-row": "tr", "table-cell": "td"}
_DISPLAY = f"{{{_NAMESPACES['text']}}}display"
_KEPT = {"number-columns-spanned": "colspan", "number-rows-spanned": "rowspan"}
_KEPT |= {"start-value": "value"}
_IN_HEAD = "ancestor::*[local-name()='table-header-rows']"
_LIST_STYLE = "string(ancestor-or-self::text:list/@text:style-name)"
_SPACES = {"s": " ", "tab": " ", "line-break": "<br>"}
_DEEPEST = 10  # styles built on each other
_UNSEEN = {
    *("tracked-changes", "annotation", "annotation-end", "sequence-decls"),
    *("forms", "desc", "title"),
}


def read(archive: zipfile.ZipFile) -> tuple[list[Block], list[Image]]:
    """Return the blocks and the pictures of an OpenDocument text."""
    refuse_entities(archive)
    with called_damaged():
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise Unreadable(Refusal.LOCKED)
        writer = _Writer(archive)
        return with_notes_in_place(writer.blocks()) + writer.aside(), writer.images


class _Writer:
    """Writes the HTML of one text and remembers its pictures and notes."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.images: list[Image] = []
        self._archive = archive
        self._content = tree(archive, CONTENT)
        self._notes: list[str] = []
        self._looks = dict(self._styles())
        self._reached: dict[str, int] = {}  # which number comes next in a list

    def blocks(self) -> list[Block]:
        body = self._content.find(".//office:text", _NAMESPACES)
        html = "".join(self._inside(body))
        notes = enumerate(self._notes, 1)
        items = "".join(f'<li id="footnote-{n}">{note}</li>' for n, note in notes)
        return blocks_of(f"{html}<ol>{items}</ol>")

    def aside(self) -> list[Block]:
        """Return what tracked changes deleted, what reviewers said, and the margins."""
        struck = self._content.iterfind(".//text:deletion", _NAMESPACES)
        remarks = self._content.iterfind(".//office:annotation", _NAMESPACES)
        found = [(BlockKind.DELETED, struck), (BlockKind.COMMENT, remarks)]
        if (styles := tree(self._archive, "styles.xml")) is not None:
            pages = f"{{{_NAMESPACES['style']}}}"
            margins = styles.iter(f"{pages}header", f"{pages}footer")
            found.append((BlockKind.MARGIN, margins))
        texts = (
            (kind, " ".join(clean(" ".join(element.itertext())).split()))
            for kind, elements in found
            for element in elements
        )
        return [Block(0, kind, text, "") for kind, text in texts if text]

    def _inside(self, element: etree._Element) -> Iterator[str]:
        yield escape(element.text or "", quote=False)
        for child in element:
            if isinstance(child.tag, str):
                yield from self._element(child)
            yield escape(child.tail or "", quote=False)

    def _element(self, element: etree._Element) -> Iterator[str]:
        name = etree.QName(element).localname
        if name in _SPACES:
            yield _SPACES[name]
        elif name == "h":
            level = element.get(f"{{{_NAMESPACES['text']}}}outline-level", "1")
            told = self._told(element, of_heading=True)
            yield from self._wrapped(f"h{min(int(level), 6)}", told, element)
        elif name == "note":
            bodies = element.iterfind("text:note-body", _NAMESPACES)
            self._notes.append("".join(chain.from_iterable(map(self._inside, bodies))))
            yield f"<sup>[{len(self._notes)}]</sup>"
        elif name == "image":
            yield self._picture(element)
        elif name == "list":
            yield from self._wrapped(*self._list(element), element)
        elif name == "span":
            yield from self._span(element)
        elif name == "section" and element.get(_DISPLAY) == "none":
            yield from self._wrapped("div", f' class="{UNSEEN}"', element)
        elif name in _TAGS:
            heads = name == "table-cell" and element.xpath(_IN_HEAD)
            tag = "th" if heads else _TAGS[name]
            yield from self._wrapped(tag, self._told(element), element)
        elif name not in _UNSEEN:
            yield from self._inside(element)

    def _list(self, element: etree._Element) -> tuple[str, str]:
        """Return the tag of a list and what it begins with; some go on with another."""
        find = partial(element.xpath, namespaces=_NAMESPACES)
        style = f"{find(_LIST_STYLE)} {find('count(ancestor-or-self::text:list)'):.0f}"
        if style not in self._looks:
            return "ul", ""
        kind, first = self._looks[style]
        goes_on = any(_local(name).startswith("continue-") for name in element.attrib)
        start = self._reached.get(style, first) if goes_on else first
        self._reached[style] = start + len(element)
        return "ol", f' type="{kind}" start="{start}"'

    def _wrapped(self, tag: str, told: str, element: etree._Element) -> Iterator[str]:
        yield f"<{tag}{told}>"
        yield from self._inside(element)
        yield f"</{tag}>"

    def _span(self, element: etree._Element) -> Iterator[str]:
        look = self._look(element)
        marks = {UNSEEN: f'span class="{UNSEEN}"'}
        known = (UNSEEN, "strong", "em", "s", "sup", "sub")
        tags = [marks.get(name, name) for name in known if look.get(name)]
        yield "".join(f"<{tag}>" for tag in tags)
        yield from self._inside(element)
        yield "".join(f"</{tag.split()[0]}>" for tag in reversed(tags))

    def _picture(self, element: etree._Element) -> str:
        name = element.get(f"{{{_NAMESPACES['xlink']}}}href", "")
        kind = _PICTURES.get(name.rpartition(".")[2].lower())
        if kind is None or name not in self._archive.namelist():
            return ""
        self.images.append(Image(kind, self._archive.read(name)))
        return f'<img src="#image-{len(self.images) - 1}">'

    def _told(self, element: etree._Element, *, of_heading: bool = False) -> str:
        look = self._look(element)
        known = (*(() if of_heading else ("centred", "bold")), "struck", UNSEEN)
        names = " ".join(name for name in known if look.get(name))
        told = {"class": names, "dir": "rtl" if look.get("rtl") else ""}
        told |= {_KEPT.get(_local(name), ""): v for name, v in element.items()}
        return "".join(f' {n}="{escape(v)}"' for n, v in told.items() if n and v)

    def _look(self, element: etree._Element) -> dict[str, bool]:
        return self._looks.get(element.get(f"{{{_NAMESPACES['text']}}}style-name"), {})

    def _styles(self) -> Iterator[tuple[str, dict[str, bool] | tuple[str, int]]]:
        """Yield the looks this text uses, by the name of the style."""
        style, text = (f"{{{_NAMESPACES[name]}}}" for name in ("style", "text"))
        for found, own in self._said_by_styles(style):
            height = own.get("text-position", "0")
            low = height.startswith(("sub", "-"))
            bold = own.get("font-weight") == "bold"
            look = {"bold": bold, "strong": bold, "sub": low}
            look["em"] = own.get("font-style") == "italic"
            look["centred"] = own.get("text-align") == "center"
            look["s"] = own.get("text-line-through-style", "none") != "none"
            look["sup"] = not low and not height.startswith("0")
            look["rtl"] = own.get("writing-mode", "").startswith("rl")
            look["struck"], look[UNSEEN] = look["s"], own.get("display") == "none"
            yield found, look
        for found in self._content.iter(f"{text}list-style"):
            for level in found.iter(f"{text}list-level-style-number"):
                start = level.get(f"{text}start-value", "1")
                place = f"{found.get(f'{style}name')} {level.get(f'{text}level')}"
                yield place, (level.get(f"{style}num-format", "1"), int(start))

    def _said_by_styles(self, style: str) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield what each style says, and the styles that it is built on."""
        named = tree(self._archive, "styles.xml")
        parts = [self._content] if named is None else [named, self._content]
        found = {
            one.get(f"{style}name", ""): one
            for part in parts
            for one in part.iter(f"{style}style")
        }
        for name, one in found.items():
            own: dict[str, str] = {}
            for _above in range(_DEEPEST):
                if one is None:
                    break
                said = {_local(n): v for part in one for n, v in part.items()}
                own, one = said | own, found.get(one.get(f"{style}parent-style-name"))
            yield name, own


def _local(name: str) -> str:
    return etree.QName(name).localname
