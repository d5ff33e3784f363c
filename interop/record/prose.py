"""Converter of a section's HTML to Markdown and plain text."""

import re
from html.parser import HTMLParser

from events.rich_text import in_isolates, in_signs
from languages.numbering import numeral

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|]|~(?=~)|(?<=~)~)")
# Markdown has no sign for the last two, and lets HTML pass.
_MARKS = {"strong": "**", "em": "*", "s": "~~", "sup": "<sup>", "sub": "<sub>"}
_BLOCKS = {"p", "h3", "h4", "ul", "ol", "blockquote", "table"}


class _Writer(HTMLParser):
    """Writes the few tags that RichTextField lets through; the rest is text."""

    def __init__(self, marks: bool):
        super().__init__(convert_charrefs=True)
        self.marks = marks
        self.pieces: list[str] = []
        self.lists: list[list] = []  # kind and number of items, outermost first
        self.links: list[str] = []
        self.in_cell = False  # a row of a table is one line

    def handle_starttag(self, tag: str, attributes: list) -> None:
        given = dict(attributes)
        self.in_cell = self.in_cell or tag in ("td", "th")
        if tag in _BLOCKS and not self.in_cell and not (self.lists and tag == "p"):
            self.pieces.append("\n\n")
        if tag in ("ul", "ol"):
            kind = (given.get("type") or "1") if tag == "ol" else ""
            self.lists.append([kind, int(given.get("start") or 1) - 1])
        elif tag == "a":
            self.links.append(given.get("href") or "")
        self.pieces.append(self._opening(tag))
        if tag == "p" and "id" in given and not (self.lists or self.in_cell):
            number = given["id"].partition("p")[2]  # by which it is cited
            self.pieces.append(f"[{number}] ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        if tag == "a" and self.links:
            self.pieces.append(self._link(self.links.pop()))
        elif self.marks and tag in _MARKS:
            self.pieces.append(_MARKS[tag].replace("<", "</"))
        elif tag in ("td", "th"):
            self.in_cell = False
            self.pieces.append(" | ")
        elif self.in_cell and tag == "p":
            self.pieces.append(" ")
        elif tag in _BLOCKS and not self.lists:
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        words = re.sub(r"\s+", " ", data)
        self.pieces.append(_SPECIAL.sub(r"\\\1", words) if self.marks else words)

    def _opening(self, tag: str) -> str:
        if tag == "li" and self.lists:
            self.lists[-1][1] += 1
            kind, number = self.lists[-1]
            indent = "   " * (len(self.lists) - 1)
            return f"\n{indent}{numeral(number, kind)}. " if kind else f"\n{indent}- "
        if tag in ("br", "tr"):
            return "\n"
        if not self.marks:
            return ""
        plain = {"h3": "### ", "h4": "#### ", "a": "[", "blockquote": "> "}
        return (_MARKS | plain).get(tag, "")

    def _link(self, address: str) -> str:
        return f"]({address})" if self.marks else f" <{address}>"


def _write(html: str, marks: bool) -> str:
    writer = _Writer(marks)
    writer.feed(in_isolates(html))
    writer.close()
    text = re.sub(r"  +\| ", " | ", "".join(writer.pieces))
    text = re.sub(r"[ \t]+\n", "\n", re.sub(r"(?m)^> \s+", "> ", text))
    return re.sub(r"\n\n\n*", "\n\n", re.sub(r"\n +\n", "\n\n", text)).strip()


def to_markdown(html: str) -> str:
    """Return clean HTML as Markdown.

    >>> to_markdown("<p>Бір <strong>екі</strong></p><ul><li><p>үш</p></li></ul>")
    'Бір **екі**\\n\\n- үш'
    """
    return _write(html, marks=True)


def to_text(html: str) -> str:
    """Return clean HTML as text without marks.

    >>> to_text('<p>Бір<br>екі</p><p><a href="https://a.kz/">үш</a> &lt;b&gt;</p>')
    'Бір\\nекі\\n\\nүш <https://a.kz/> <b>'
    """
    return _write(in_signs(html), marks=False)


def escape(text: str) -> str:
    """Return text in which Markdown sees no mark of its own."""
    return _SPECIAL.sub(r"\\\1", text)
