"""Nested lists in Word: python-docx knows only styles without any levels."""

from collections.abc import Callable

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

_DEEPEST = 8  # Word's own limit
_BULLETS = "•◦▪"
_KINDS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def numbered(
    part, *, start: int | None, depth: int, kind: str = ""
) -> Callable[[Paragraph], None]:
    """Return what makes a paragraph an item of one list, numbered if it has a start."""
    number = _new_list(part.numbering_part.element, start, _KINDS.get(kind, "decimal"))
    level = min(depth, _DEEPEST)

    def style(paragraph: Paragraph) -> None:
        paragraph.style = "List Paragraph"
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = number

    return style


def _new_list(numbering, start: int | None, numbers: str) -> int:
    """Describe one more list; abstract descriptions must precede the lists in use."""
    abstracts = numbering.findall(qn("w:abstractNum"))
    used = [int(one.get(qn("w:abstractNumId"))) for one in abstracts]
    number = max(used, default=0) + 1
    levels = "".join(_level(level, start, numbers) for level in range(_DEEPEST + 1))
    description = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    abstracts[-1].addnext(description)
    return numbering.add_num(number).numId


def _level(level: int, start: int | None, numbers: str) -> str:
    sign = f"%{level + 1}." if start else _BULLETS[level % len(_BULLETS)]
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start or 1}"/>'
        f'<w:numFmt w:val="{numbers if start else "bullet"}"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )
