"""Word reader: the text through mammoth, and around it what mammoth passes over.

Insertions of tracked changes are text, deletions are not; comments and the running
headers of pages are kept aside. A style's look (bold, centred, an outline level) is
looked up, since authors make their headings by look as often as by name.
"""

import zipfile
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

import mammoth
from lxml import etree

from events.media.refusals import called_damaged
from events.media.word_html import DOCUMENT, to_html
from events.media.zip_safety import refuse_entities, tree
from languages.superscripts import in_script

from .blocks import Block, BlockKind, Image, clean, with_notes_in_place
from .html import blocks_of

_KEPT_PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff"}
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Wrappers mammoth drops together with the text inside them.
_WRAPPERS = [f"{_WORD}{name}" for name in ("fldSimple", "bdo", "dir")]
_OFF = {"0", "false", "none"}
_STYLE_MAP = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p.centred:fresh
p[style-name='look centred'] => p.centred:fresh
p[style-name='look bold'] => p.bold:fresh
p[style-name='look centred bold'] => p.centred.bold:fresh
"""


class _Look(NamedTuple):
    """How a paragraph style looks; ``level`` is its place in the outline, or 0."""

    bold: bool = False
    centred: bool = False
    level: int = 0


def read(archive: zipfile.ZipFile) -> tuple[list[Block], list[Image]]:
    """Return the blocks and the pictures of a Word file."""
    refuse_entities(archive)
    images: list[Image] = []
    with called_damaged():
        document = tree(archive, DOCUMENT)
        aside = list(_aside(archive, document))
        html = to_html(
            archive,
            _readable(document),
            partial(_keep, images),
            style_map=_STYLE_MAP,
            transform_document=mammoth.transforms.paragraph(
                partial(_with_look, _looks(archive))
            ),
        )
    return with_notes_in_place(blocks_of(html)) + aside, images


def _keep(images: list[Image], picture) -> dict[str, str]:
    """Put a picture aside; the HTML only says which one stood there."""
    if picture.content_type not in _KEPT_PICTURES:
        return {}
    with picture.open() as opened:
        images.append(
            Image(picture.content_type, opened.read(), picture.alt_text or "")
        )
    return {"src": f"#image-{len(images) - 1}"}


def _readable(document: etree._Element) -> etree._Element:
    """Put text boxes, fields and formulas where mammoth looks for words."""
    etree.strip_tags(document, *_WRAPPERS)
    for drawing in list(document.iter(f"{_WORD}drawing")):
        boxes = list(drawing.iter(f"{_WORD}txbxContent"))
        if boxes and not _has_fallback(drawing):
            picture = etree.Element(f"{_WORD}pict")
            picture.extend(boxes)
            _outermost(drawing).getparent().replace(_outermost(drawing), picture)
    for formula in list(document.iter(f"{_MATHS}oMath")):
        run = etree.Element(f"{_WORD}r")
        for part in reversed([*formula.iter(f"{_MATHS}sup", f"{_MATHS}sub")]):
            written = in_script(etree.QName(part).localname, "".join(part.itertext()))
            part.clear()
            etree.SubElement(part, f"{_MATHS}t").text = written
        words = "".join(text.text or "" for text in formula.iter(f"{_MATHS}t"))
        etree.SubElement(run, f"{_WORD}t").text = words
        run.tail = formula.tail
        formula.getparent().replace(formula, run)
    etree.strip_tags(document, f"{_MATHS}oMathPara")
    return document


def _outermost(drawing: etree._Element) -> etree._Element:
    return next(drawing.iterancestors(f"{_CHOICES}AlternateContent"), drawing)


def _has_fallback(drawing: etree._Element) -> bool:
    """Tell whether the same text box stands beside it in the older form."""
    fallback = _outermost(drawing).find(f"{_CHOICES}Fallback")
    return fallback is not None and any(fallback.iter(f"{_WORD}txbxContent"))


def _aside(archive: zipfile.ZipFile, document: etree._Element) -> Iterator[Block]:
    """Yield what stands in the file beside its text."""
    for paragraph in document.iter(f"{_WORD}p"):
        struck = paragraph.iter(f"{_WORD}delText")
        yield from _beside(BlockKind.DELETED, "".join(t.text or "" for t in struck))
    for name in sorted(archive.namelist()):
        part = name.removeprefix("word/")
        kind = BlockKind.COMMENT if part == "comments.xml" else BlockKind.MARGIN
        if part.endswith(".xml") and part.startswith(("header", "footer", "comments.")):
            for paragraph in tree(archive, name).iter(f"{_WORD}p"):
                words = paragraph.iter(f"{_WORD}t")
                yield from _beside(kind, "".join(word.text or "" for word in words))


def _beside(kind: BlockKind, text: str) -> Iterator[Block]:
    if text := " ".join(clean(text).split()):
        yield Block(0, kind, text, "")


def _looks(archive: zipfile.ZipFile) -> dict[str, _Look]:
    """Return the look of every paragraph style, what it inherits included."""
    styles = tree(archive, "word/styles.xml")
    looks: dict[str, _Look] = {}
    for style in () if styles is None else styles.iter(f"{_WORD}style"):
        above = style.find(f"{_WORD}basedOn")
        inherited = looks.get(_value(above), _Look())  # Word writes parents first
        level = style.find(f".//{_WORD}outlineLvl")
        bold = style.find(f"{_WORD}rPr/{_WORD}b")
        centred = style.find(f".//{_WORD}jc")
        looks[style.get(f"{_WORD}styleId", "")] = _Look(
            inherited.bold if bold is None else _value(bold) not in _OFF,
            inherited.centred if centred is None else _value(centred) == "center",
            inherited.level if level is None else int(_value(level)) % 9 + 1,
        )
    return looks


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{_WORD}val", "")


def _with_look(looks: dict[str, _Look], paragraph):
    """Tell mammoth's HTML how the paragraph looks, unless its style has a name."""
    look = looks.get(paragraph.style_id, _Look())
    name = (paragraph.style_name or "").lower()
    if paragraph.numbering or name.startswith(("heading", "title", "subtitle")):
        return paragraph
    if 0 < look.level <= 6:
        return paragraph.copy(style_name=f"Heading {look.level}")
    own = paragraph.alignment
    centred = look.centred if own is None else own == "center"
    words = ["look", *["centred"] * centred, *["bold"] * look.bold]
    return paragraph.copy(style_name=" ".join(words)) if words[1:] else paragraph
