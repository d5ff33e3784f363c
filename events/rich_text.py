"""HTML normalisation: what of a rich text every format can bear.

The sanitiser of ``RichTextField`` leaves only tags that are known. This takes away
what is still wrong with those: links that lead nowhere or to another host without
saying so, cells that span a million columns, quotations a thousand deep. The words
always stay. It runs on the way into the column, and once more on the way out, for
rows that were written past it.
"""

import re
from html import escape, unescape
from urllib.parse import urlsplit

from django.utils.html import strip_tags
from lxml import etree
from lxml import html as parser

from languages.superscripts import in_script

DEEPEST = 24  # a list in a list in a cell of a table is half of it

_TAG = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""", re.I)
_ATTRIBUTE = re.compile(r"""\s*([\w:-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_MOST = {"colspan": 100, "rowspan": 100, "start": 9999, "value": 9999}
_ONE_OF = {"dir": {"rtl", "ltr"}, "type": {*"aAiI"}}  # numbers need no type
_INNERMOST = re.compile(r"<(su[pb])\b[^>]*>((?:(?!</?su[pb]\b).)*)</\1>", re.S)
_END_OF_BLOCK = re.compile(r"</(?:p|li|h\d|t[dh]|blockquote)>|<br\s*/?>")
_LINE = re.compile(r"(</?(?:p|h\d|[uo]l|li|t[rhd]|table|blockquote|br)\b[^>]*>)")
_DEEP = parser.HTMLParser(huge_tree=True)
_ISOLATES = {"rtl": "\u2067", "ltr": "\u2066"}
_VOID = {"br", "hr", "img"}
_SCHEMES = {"http", "https", "mailto"}


def tidy(html: str) -> str:
    """Return a rich text in which every tag can be rendered; what is sound stays as is.

    >>> tidy('<p><a>бір</a> <a href="//a.kz/">екі</a> <a href="/kk/">үш</a></p>')
    '<p>бір екі <a href="/kk/">үш</a></p>'
    >>> tidy('<table><tr><td colspan="999999" rowspan="x">бір</td></tr></table>')
    '<table><tr><td colspan="100">бір</td></tr></table>'
    """
    return with_lists_begun_anew(_TAG.sub(_Judge(), html))


class _Judge:
    """Says of one tag after another what is to be written in its place."""

    def __init__(self) -> None:
        self.open: list[tuple[str, bool]] = []  # and whether each of them stays
        self.depth = 0  # of those that stay

    def __call__(self, found: re.Match) -> str:
        closing, name, rest = found[1], found[2].lower(), found[3]
        if name in _VOID:
            return found[0]
        if closing:
            return found[0] if self.closes(name) else ""
        sound = _ATTRIBUTE.sub(_sound, rest)
        leads = name != "a" or "href" in dict(_ATTRIBUTE.findall(sound))
        stays = leads and self.depth < DEEPEST
        self.open.append((name, stays))
        self.depth += stays
        return f"<{found[2]}{sound}>" if stays else ""

    def closes(self, name: str) -> bool:
        """Close the innermost tag of this name; say whether it was one that stays."""
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place][0] == name:
                stays = self.open.pop(place)[1]
                self.depth -= stays
                return stays
        return True  # of a tag that was never opened


def _sound(attribute: re.Match) -> str:
    """Return an attribute as it stands, put right, or nothing in its place."""
    name, value = attribute[1].lower(), unescape(attribute[2].strip("\"'"))
    if name == "href":
        return attribute[0] if leads_somewhere(value) else ""
    if name in _ONE_OF:
        value = value.lower() if name == "dir" else value
        return f' {name}="{value}"' if value in _ONE_OF[name] else ""
    if name not in _MOST:
        return attribute[0]
    digits = value.lstrip("0") if value.isascii() and value.isdecimal() else ""
    if not digits:
        return ""
    number = min(int(digits[:5]), _MOST[name])
    return attribute[0] if str(number) == value else f' {name}="{number}"'


def with_lists_begun_anew(html: str) -> str:
    """Begin a list anew where an item says its own number: every format knows that."""
    if not re.search(r"<li\b[^>]*\bvalue=", html):
        return html
    root = parser.fragment_fromstring(html, "div", parser=_DEEP)
    for around in list(root.iter("ol")):
        last, kind = around, around.get("type", "")
        number = _number(around.get("start", ""), 1)
        for item in list(around.iterchildren("li")):
            own = _number(item.attrib.pop("value", ""), number)
            numbers = item.attrib.pop("type", kind)
            if (own, numbers) != (number, kind):
                told = {"start": str(own), "type": numbers, "dir": around.get("dir")}
                told = {n: said for n, said in told.items() if said and said != "1"}
                begun = etree.Element("ol", told)
                begun.tail, last.tail = last.tail, None
                last.addnext(begun)
                last = begun
            last.append(item)
            number, kind = own + 1, numbers
        if not len(around):
            around.drop_tree()
    return parser.tostring(root, encoding="unicode")[len("<div>") : -len("</div>")]


def _number(written: str, usual: int) -> int:
    return int(written) if re.fullmatch("[1-9][0-9]{0,3}", written) else usual


def in_signs(html: str) -> str:
    """Return a rich text whose marks of meaning outlive the loss of its tags.

    >>> in_signs("<p>10<sup>6</sup> m, H<sub>2</sub>O, <s>бір</s></p>")
    '<p>10⁶ m, H₂O, ~~бір~~</p>'
    """
    while (written := _INNERMOST.sub(_in_signs, html)) != html:
        html = written
    return re.sub(r"</?s(\s[^>]*)?>", "~~", html)


def in_isolates(html: str) -> str:
    """Return a rich text whose lines run as they should without the attribute."""
    if " dir=" not in html:
        return html
    written, directions = [], [""]
    for piece in _LINE.split(html):
        if not _LINE.fullmatch(piece):
            sign = _ISOLATES.get(directions[-1]) if piece.strip() else None
            piece = f"{sign}{piece}\u2069" if sign else piece
        elif piece.startswith("</"):
            directions = directions[:-1] or [""]
        elif not piece.startswith("<br"):
            own = re.search(r' dir="(rtl|ltr)"', piece)
            directions.append(own[1] if own else directions[-1])
        written.append(piece)
    return "".join(written)


def plain_text(html: str) -> str:
    """Return the words of a rich text; where a paragraph ends, a line does.

    >>> plain_text("<p>Бірінші &amp; <b>екін</b>ші.</p><p>Үшінші.</p>")
    'Бірінші & екінші.\\nҮшінші.'
    """
    return unescape(strip_tags(_END_OF_BLOCK.sub("\n", in_signs(html)))).strip()


def append_words(element, text: str | None) -> None:
    """Add words after all that stands in an XML element already."""
    if text and len(element):
        element[-1].tail = (element[-1].tail or "") + text
    elif text:
        element.text = (element.text or "") + text


def _in_signs(found: re.Match) -> str:
    return escape(in_script(found[1], unescape(strip_tags(found[2]))), quote=False)


def leads_somewhere(address: str) -> bool:
    """Whether a link leads to a page, a mailbox or a place on this site.

    Browsers drop tabs and line ends, and take ``\\`` for ``/``: so must whoever asks
    where an address leads.

    >>> [leads_somewhere(one) for one in ("https://a.kz/", "/kk/#s1", "#s1", "p/2")]
    [True, True, True, True]
    >>> [leads_somewhere(one) for one in ("", "//a.kz", "/\\\\a.kz", "data:,a", "//[")]
    [False, False, False, False, False]
    """
    plain = re.sub(r"[\x00-\x1f\x7f]", "", address).strip().replace("\\", "/")
    try:
        parts = urlsplit(plain)
    except ValueError:  # half an address of IPv6
        return False
    if parts.scheme:
        return parts.scheme in _SCHEMES and bool(parts.netloc or parts.path)
    return bool(plain) and not plain.startswith("//")
