"""WYSIWYG editor: what it offers, which is what ``RichTextField`` lets through."""

from django_prose_editor.config import html_tags
from js_asset import static_lazy

# In a row, for its own menu of headings cannot be opened from the keyboard.
_BUTTONS = "headings, marks, lists, nodes -blockType -lists, link, table, history"
_PLAIN = "Bold Italic Strike Subscript Superscript BulletList OrderedList ListItem"
_PLAIN += " Blockquote HardBreak Table TableRow TableHeader TableCell History Direction"
EXTENSIONS = dict.fromkeys(_PLAIN.split(), True) | {
    "Heading": {"levels": [3, 4]},
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Menu": {"groups": [{"group": group} for group in _BUTTONS.split(", ")]},
}
_LINES = ("p", "h3", "h4", "blockquote", "ul", "ol", "th", "td")
_KEPT = dict.fromkeys(_LINES, ["dir"]) | {"li": ["dir", "value"]}
_DIRECTION = {"js": [static_lazy("desk/direction.js")]}
_DIRECTION["extensions"] = {"Direction": html_tags([], _KEPT)}
DJANGO_PROSE_EDITOR_EXTENSIONS = [_DIRECTION]
