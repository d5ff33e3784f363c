"""Word to HTML: mammoth, and the numbers of lists, which it drops."""

import re
import zipfile
from collections.abc import Callable

import mammoth
from lxml import etree

from .zip_safety import tree, with_parts

DOCUMENT = "word/document.xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SIGN = "\ufdd0"  # in no text: Unicode keeps it for a program's own use
_FIRST = re.compile(rf"<ol>(<li>(?:<p>)?){_SIGN}(?!1{_SIGN})(\d+){_SIGN}")
_LIST = "w:num[@w:numId=$used]"
_FAMILY = f"string({_LIST}[not(.//w:startOverride)]/w:abstractNumId/@w:val)"
_START = f"""string((w:abstractNum[@w:abstractNumId=//{_LIST}/w:abstractNumId/@w:val]
    /w:lvl[@w:ilvl=$level]/w:start|{_LIST}/*[@w:ilvl=$level]/w:startOverride)
    [last()]/@w:val)"""


def to_html(archive: zipfile.ZipFile, document, picture: Callable, **options) -> str:
    """Return the ``document`` of a Word file as HTML; it is changed on the way."""
    if (numbering := tree(archive, "word/numbering.xml")) is not None:
        _write_numbers(document, numbering)
    changed = with_parts(archive, {DOCUMENT: etree.tostring(document)})
    options["convert_image"] = mammoth.images.img_element(picture)
    html = mammoth.convert_to_html(changed, **options).value
    return re.sub(rf"{_SIGN}-?\d+{_SIGN}", "", _FIRST.sub(r'<ol start="\2">\1', html))


def _write_numbers(document: etree._Element, numbering: etree._Element) -> None:
    """Write before each item of a list the number that Word shows."""
    reached: dict[tuple[str, str], int] = {}
    for asked in document.findall(".//w:p/w:pPr/w:numPr", {"w": _WORD}):
        values = (asked.find(f"{{{_WORD}}}{name}") for name in ("numId", "ilvl"))
        used, level = (
            "0" if one is None else one.get(f"{{{_WORD}}}val", "0") for one in values
        )
        known = {"used": used, "level": level, "namespaces": {"w": _WORD}}
        place = numbering.xpath(_FAMILY, **known) or f"only {used}", level
        number = reached.get(place) or int(numbering.xpath(_START, **known) or 1)
        # A deeper list begins anew in every item.
        reached = {p: n for p, n in reached.items() if p[0] != place[0] or p[1] < level}
        reached[place] = number + 1
        run = etree.Element(f"{{{_WORD}}}r")
        etree.SubElement(run, f"{{{_WORD}}}t").text = f"{_SIGN}{number}{_SIGN}"
        asked.getparent().addnext(run)
