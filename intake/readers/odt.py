"""OpenDocument reader: texts rewritten as the HTML that blocks are cut from."""

import zipfile
from collections.abc import Iterator
from html import escape
from itertools import chain

from lxml import etree

from events.media.refusals import Refusal, Unreadable, called_damaged
from events.media.zip_safety import refuse_entities, tree

from .blocks import Block, BlockKind, Image, clean, with_notes_in_place
from .html import blocks_of

CONTENT = "content.xml"
_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_PICTURES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
_TAGS = {
    "p": "p",
    "list-item": "li",
    "table": "table",
    "table-row": "tr",
    "table-cell": "td",
    "text-box": "div",
}
_SPACES = {"s": " ", "tab": " ", "line-break": "<br>"}
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
            yield from self._wrapped(f"h{min(int(level), 6)}", "", element)
        elif name == "note":
            bodies = element.iterfind("text:note-body", _NAMESPACES)
            self._notes.append("".join(chain.from_iterable(map(self._inside, bodies))))
            yield f"<sup>[{len(self._notes)}]</sup>"
        elif name == "image":
            yield self._picture(element)
        elif name == "list":
            ordered = self._look(element).get("ordered")
            yield from self._wrapped("ol" if ordered else "ul", "", element)
        elif name == "span":
            yield from self._span(element)
        elif name in _TAGS:
            yield from self._wrapped(_TAGS[name], self._classes(element), element)
        elif name not in _UNSEEN:
            yield from self._inside(element)

    def _wrapped(self, tag: str, look: str, element: etree._Element) -> Iterator[str]:
        yield f'<{tag} class="{look}">'
        yield from self._inside(element)
        yield f"</{tag}>"

    def _span(self, element: etree._Element) -> Iterator[str]:
        look = self._look(element)
        tags = [tag for tag in ("strong", "em", "s", "sup", "sub") if look.get(tag)]
        yield "".join(f"<{tag}>" for tag in tags)
        yield from self._inside(element)
        yield "".join(f"</{tag}>" for tag in reversed(tags))

    def _picture(self, element: etree._Element) -> str:
        name = element.get(f"{{{_NAMESPACES['xlink']}}}href", "")
        kind = _PICTURES.get(name.rpartition(".")[2].lower())
        if kind is None or name not in self._archive.namelist():
            return ""
        self.images.append(Image(kind, self._archive.read(name)))
        return f'<img src="#image-{len(self.images) - 1}">'

    def _classes(self, element: etree._Element) -> str:
        look = self._look(element)
        return " ".join(name for name in ("centred", "bold") if look.get(name))

    def _look(self, element: etree._Element) -> dict[str, bool]:
        return self._looks.get(element.get(f"{{{_NAMESPACES['text']}}}style-name"), {})

    def _styles(self) -> Iterator[tuple[str, dict[str, bool]]]:
        """Yield the looks this text uses, by the name of the style."""
        fo, style = (f"{{{_NAMESPACES[name]}}}" for name in ("fo", "style"))
        for found in self._content.iter(f"{style}style"):
            letters = found.find("style:text-properties", _NAMESPACES)
            lines = found.find("style:paragraph-properties", _NAMESPACES)
            bold = letters is not None and letters.get(f"{fo}font-weight") == "bold"
            slanted = letters is not None and letters.get(f"{fo}font-style") == "italic"
            centred = lines is not None and lines.get(f"{fo}text-align") == "center"
            look = {"bold": bold, "strong": bold, "em": slanted, "centred": centred}
            own = {} if letters is None else letters.attrib
            look["s"] = own.get(f"{style}text-line-through-style", "none") != "none"
            height = own.get(f"{style}text-position", "0")
            low = height.startswith(("sub", "-"))
            look |= {"sub": low, "sup": not low and not height.startswith("0")}
            yield found.get(f"{style}name", ""), look
        numbered = "text:list-level-style-number[@text:level='1']"
        for found in self._content.iter(f"{{{_NAMESPACES['text']}}}list-style"):
            ordered = found.find(numbered, _NAMESPACES) is not None
            yield found.get(f"{style}name", ""), {"ordered": ordered}
