"""Text nodes: words of a text, with or without mark-up, replaced where they stand."""

import re
from html import escape, unescape

_TAG = re.compile(r"(<[^>]*>)")
_INLINE = re.compile(r"</?(?:a|b|strong|i|em|u|s|sub|sup|span)\b", re.IGNORECASE)

_EMPTIED = re.compile(r"<(b|strong|i|em|a|u|s|span)\b[^>]*></\1>", re.IGNORECASE)


def _nodes(text: str, rich: bool) -> list[list[str]]:
    """Return what stands in ``text``, piece by piece: the source, and its words."""
    if not rich:
        return [[text, text]]
    pieces = _TAG.split(text)
    return [
        [piece, ("" if _INLINE.match(piece) else "\n") if odd % 2 else unescape(piece)]
        for odd, piece in enumerate(pieces)
    ]


def words(text: str, *, rich: bool) -> str:
    """Return the words of a text; where a block ends, a line does.

    >>> words("<p>Ғ. <b>Есі</b>м &amp; Ко</p>", rich=True)
    '\\nҒ. Есім & Ко\\n'
    """
    return "".join(said for _source, said in _nodes(text, rich))


def replaced(text: str, places: list[tuple[int, int, str]], *, rich: bool) -> str:
    """Return ``text`` with other words at ``places`` of its words; mark-up stays.

    >>> replaced("<p>Ғ. <b>Есі</b>м &amp; Ко</p>", [(1, 8, "N")], rich=True)
    '<p>N &amp; Ко</p>'
    """
    nodes = _nodes(text, rich)
    for start, end, new in sorted(places, reverse=True):
        where = 0
        for node in nodes:
            said = node[1]
            first, last = max(start - where, 0), min(end - where, len(said))
            if first < last and said != "\n":
                node[1] = said[:first] + new + said[last:]
                node[0] = escape(node[1], quote=False) if rich else node[1]
                new = ""  # the rest of the name only goes
            where += len(said)
    written = "".join(source for source, _said in nodes)
    return _EMPTIED.sub("", written) if rich and places else written
