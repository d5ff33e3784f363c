"""Lines that stand with the text and are none of it: captions, and how to reach whom.

They are told by their form alone, in whatever kind of file they came.
"""

import re
from dataclasses import replace

from .blocks import BESIDE_THE_TEXT, Block, BlockKind

_LONGEST_CAPTION = 250
_CAPTION = re.compile(
    r"(?:\d+(?:\.\d+)?\s*[-–—.]?\s*(?:ші\s+|шы\s+)?(?:фото)?сурет(?!\w)"
    r"|(?:фото)?сурет\s*(?:№?\s*\d|[:.–—])"
    r"|(?:сурет(?:те|терде)|на\s(?:фото|снимке)|pictured)\s*[:.–—]"
    r"|рис(?:унок|\.)?\s*№?\s*\d|илл(?:юстрация|\.)\s*№?\s*\d"
    r"|фото(?:графия)?\s*(?:№?\s*\d|[:.–—])"
    r"|(?:fig(?:ure|\.)|photo(?:graph)?|picture)\s*(?:\d|[:.–—]))",
    re.IGNORECASE,
)

_LONGEST_LINE = 160
_LABEL = (
    r"(?:(?:моб|сот|раб|дом|ұялы|байланыс|конт?актны[йе]|служ|жұмыс)\w*\.?\s*)?"
    r"(?:тел(?:ефон\w*)?|факс|phone|tel(?:ephone)?|fax|mobile|mob|моб|ұялы"
    r"|whats\s?app|e-?mail|эл\w*\.?\s*(?:почта|пошта|адрес\w*)|пошта|почта)\b\.?"
)
_NUMBER = r"(?>[+(\d](?:[\s()–-]{0,3}\d){5,16})"  # once found, not tried otherwise
_MAIL = r"(?>[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+)"
_REACHED = re.compile(
    rf"(?:(?:{_LABEL}\s*[:./–—-]*\s*){{0,2}}(?:{_NUMBER}|{_MAIL})[\s,;/]*)++",
    re.IGNORECASE,
)
_LABELLED = re.compile(rf"\s*{_LABEL}|.*@|\s*(?:\+7|8)[\s(-]*\d{{3}}", re.IGNORECASE)
_WRITER = re.compile(r"(?:исполнитель|орындаушы|исп|орынд)\b\.?\s*[:.–—-]", re.I)
_HOME = re.compile(
    r"(?:(?:домашний\s+)?адрес\w*|мекен-?жай\w*|(?:home )?address)\s*[:–—-]"
    r".*(?:(?:кв|пәт)\b\.?\s*№?\s*\d|\d+\s*-?\s*(?:пәтер|кв\b)|apt\b\.?\s*\d)",
    re.IGNORECASE,
)
_FOOT = 4  # lines; there, whoever typed the paper is named


def set_apart(blocks: list[Block]) -> list[Block]:
    """Return the blocks, captions of pictures and private lines marked as such."""
    text = [n for n, block in enumerate(blocks) if block.kind not in BESIDE_THE_TEXT]
    foot = set([n for n in text if blocks[n].text][-_FOOT:])
    marked = list(blocks)
    for place, number in enumerate(text):
        block, beside = blocks[number], text[max(0, place - 1) : place + 2]
        near = (blocks[n].images for n in beside if n != number)
        if _is_caption(block) and (block.images or any(near)):
            marked[number] = replace(block, kind=BlockKind.CAPTION)
        elif _is_private(block) or (number in foot and _names_writer(block)):
            marked[number] = replace(block, kind=BlockKind.PRIVATE)
    return marked


def _is_caption(block: Block) -> bool:
    return len(block.text) <= _LONGEST_CAPTION and bool(_CAPTION.match(block.text))


def _is_private(block: Block) -> bool:
    """Tell whether a line only says how somebody is reached."""
    if len(block.text) > _LONGEST_LINE:
        return False
    line = block.text.strip(" .,;|•☎📞✉")
    numbers = _REACHED.fullmatch(line) and _LABELLED.match(line)
    writer = _WRITER.match(line) and re.search(f"{_NUMBER}|{_MAIL}", line)
    head = block.kind is BlockKind.CELL and re.fullmatch(_LABEL, line, re.IGNORECASE)
    return bool(numbers or writer or head or _HOME.match(line))


def _names_writer(block: Block) -> bool:
    return len(block.text) <= _LONGEST_LINE and bool(_WRITER.match(block.text))
