"""Kazakh posts, whose head stands last: «тарих факультетінің деканы».

``reader`` is the ``Reader`` of the sentence, which asks here.
"""

import re

from ..texts import trimmed
from .occupations import WORD
from .pieces import AROUND, REACH

_LAST_WORDS = 4  # of a piece, among which its head stands


def begin(reader, first: int, stop: int, last: int) -> tuple[int | None, bool]:
    """Return where a post begins that ends a piece, behind what stops it, and if that
    is all of the piece."""
    words = list(WORD.finditer(reader.plain, stop, last))
    if not words:
        return None, False
    near = words[-_LAST_WORDS:][0].start()
    if not is_post(reader, near, last):
        return None, False
    if stop == first and (place := _list_before(reader, first, last)) is not None:
        return place, True
    leads = reader.rules.pattern("post_leads_not")
    while words and leads.fullmatch(words[0].group().rstrip(".,:")):
        words.pop(0)
    if not words:
        return None, False
    begins = words[0].start()
    opened = re.search('[«“"№][^«“"№]*$', reader.text[stop:begins])
    return (stop + opened.start() if opened else begins), stop == first


def _list_before(reader, first: int, last: int) -> int | None:
    """Return where a list begins that goes on in a piece: «тарих, археология және
    туризм қауымдастығының төрағасы»."""
    if not reader.text[first].islower() or " және " not in reader.plain[first:last]:
        return None
    before = reader.text.rfind(",", max(0, first - REACH), first - 2) + 1
    count = len(WORD.findall(reader.plain, before, first))
    ends_there = reader.stops(before, first) or is_post(reader, before, first - 2)
    if ends_there or not 0 < count <= _LAST_WORDS:
        return None
    return trimmed(reader.text, before, first, AROUND)[0]


def is_post(reader, start: int, end: int) -> bool:
    """Tell whether words end with a post: with a known one, or as «кімнің кімі»."""
    heads = [match.end() for match in reader.telling.finditer(reader.plain, start, end)]
    if heads and len(reader.plain[heads[-1] : end].split()) <= 1:
        return True
    last = reader.plain.rfind(" ", start, end) + 1
    if reader.occupations(max(start, last), end):
        return True
    owned = re.search(r"[ндт][ыі]ң (?:\w+ )?(\w+[ыі])$", reader.plain[start:end])
    is_work = reader.rules.pattern("owned_not_posts")
    return bool(owned) and not is_work.match(owned[1])
