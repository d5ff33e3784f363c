"""Word reader: the text through mammoth, and around it what mammoth passes over.

Insertions of tracked changes are text, deletions are not; comments and the running
headers of pages are kept aside. A style's look (bold, centred, an outline level) is
looked up, since authors make their headings by look as often as by name.
"""

import zipfile
from collections.abc import Iterator
from functools import partial

import mammoth
from lxml import etree

from events.media.refusals import called_damaged
from events.media.word_html import DOCUMENT, by_style, is_on, to_html, value
from events.media.zip_safety import refuse_entities, tree, with_parts
from languages.superscripts import in_script

from .blocks import Block, BlockKind, Image, clean, with_notes_in_place
from .html import UNSEEN, blocks_of

_KEPT_PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff"}
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BRACKETS = (("beg", "("), ("end", ")"))
_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Wrappers mammoth drops together with the text inside them.
_WRAPPERS = [f"{_WORD}{name}" for name in ("fldSimple", "bdo", "dir")]
_LOOKS = {"level": "w:pPr/w:outlineLvl", "centred": "w:pPr/w:jc", "bold": "w:rPr/w:b"}
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_STYLE_MAP = f"""
r.{UNSEEN} => span.{UNSEEN}
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p.centred:fresh
p[style-name='look centred'] => p.centred:fresh
p[style-name='look bold'] => p.bold:fresh
p[style-name='look centred bold'] => p.centred.bold:fresh
"""


def read(archive: zipfile.ZipFile) -> tuple[list[Block], list[Image]]:
    """Return the blocks and the pictures of a Word file."""
    refuse_entities(archive)
    images: list[Image] = []
    with called_damaged():
        document = tree(archive, DOCUMENT)
        aside = list(_aside(archive, document))
        styles = tree(archive, "word/styles.xml")
        notes = {name: tree(archive, name) for name in _NOTES}
        for part in (document, *notes.values()):
            _mark_unseen(part, styles)
        told = {n: etree.tostring(p) for n, p in notes.items() if p is not None}
        archive = zipfile.ZipFile(with_parts(archive, told)) if told else archive
        looks = {name: by_style(styles, path) for name, path in _LOOKS.items()}
        html = to_html(
            archive,
            _readable(document),
            partial(_keep, images),
            style_map=_STYLE_MAP,
            transform_document=mammoth.transforms.paragraph(partial(_with_look, looks)),
        )
    return with_notes_in_place(blocks_of(html)) + aside, images


def _mark_unseen(part: etree._Element | None, styles) -> None:
    """Say of each run itself, so that mammoth hears it, what its style says."""
    names = ("vanish", "strike", "dstrike")
    by_name = {name: by_style(styles, f"w:rPr/w:{name}") for name in names}
    for run in () if part is None else part.iter(f"{_WORD}r"):
        paths = (f"{_WORD}rPr/{_WORD}rStyle", f"../{_WORD}pPr/{_WORD}pStyle")
        styles_of_it = [value(run.find(path)) for path in paths]
        said = set()
        for name, looks in by_name.items():
            own = run.find(f"{_WORD}rPr/{_WORD}{name}")
            told = [own, *map(looks.get, styles_of_it)]
            if is_on(next((one for one in told if one is not None), None)):
                said.add(name)
        if not said:
            continue
        if (own := run.find(f"{_WORD}rPr")) is None:
            own = etree.Element(f"{_WORD}rPr")
            run.insert(0, own)
        etree.strip_elements(own, *(f"{_WORD}{n}" for n in ("rStyle", *names)))
        if "vanish" in said:
            etree.SubElement(own, f"{_WORD}rStyle", {f"{_WORD}val": UNSEEN})
        else:
            etree.SubElement(own, f"{_WORD}strike")


def _keep(images: list[Image], picture) -> dict[str, str]:
    """Put a picture aside; the HTML only says which one stood there."""
    if picture.content_type not in _KEPT_PICTURES:
        return {}
    with picture.open() as opened:
        said = picture.alt_text or ""
        images.append(Image(picture.content_type, opened.read(), said))
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
        etree.SubElement(run, f"{_WORD}t").text = _in_a_line(formula)
        run.tail = formula.tail
        formula.getparent().replace(formula, run)
    etree.strip_tags(document, f"{_MATHS}oMathPara")
    return document


def _in_a_line(part: etree._Element) -> str:
    """Return what a formula says: (a+b)/2, ³√x, f(x)."""
    name = etree.QName(part).localname
    if name == "t":
        return part.text or ""
    words = "".join(map(_in_a_line, part.iterchildren("{*}*")))
    said = {one.tag: one.get(f"{_MATHS}val", "") for one in part.iterfind("{*}*/{*}*")}
    joined = f"({words})" if len(words) > 1 else words
    first, last = (said.get(f"{_MATHS}{end}Chr", usual) for end, usual in _BRACKETS)
    in_root = name == "e" and part.getparent().tag == f"{_MATHS}rad"
    written = {
        "num": joined,
        "den": f"/{joined}",
        "d": f"{first}{words}{last}",
        "deg": f"{in_script('sup', words)}√",
        "nary": said.get(f"{_MATHS}chr", "∫") + words,
        "e": joined if in_root else words,
    }
    scripted = name in {"sup", "sub"}
    return in_script(name, words) if scripted else written.get(name, words)


def _outermost(drawing: etree._Element) -> etree._Element:
    return next(drawing.iterancestors(f"{_CHOICES}AlternateContent"), drawing)


def _has_fallback(drawing: etree._Element) -> bool:
    """Tell whether the same text box stands beside it in the older form."""
    fallback = _outermost(drawing).find(f"{_CHOICES}Fallback")
    if fallback is None:
        return False
    return next(fallback.iter(f"{_WORD}txbxContent"), None) is not None


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


def _with_look(looks: dict[str, dict], paragraph):
    """Tell mammoth's HTML how the paragraph looks, unless its style has a name."""
    name = (paragraph.style_name or "").lower()
    if paragraph.numbering or name.startswith(("heading", "title", "subtitle")):
        return paragraph
    told = {name: said.get(paragraph.style_id) for name, said in looks.items()}
    level = int(value(told["level"]) or 9)
    if level < 6:
        return paragraph.copy(style_name=f"Heading {level + 1}")
    centred = (paragraph.alignment or value(told["centred"])) == "center"
    words = ["look", *["centred"] * centred, *["bold"] * is_on(told["bold"])]
    return paragraph.copy(style_name=" ".join(words)) if words[1:] else paragraph
