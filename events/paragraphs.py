"""Paragraphs of a section: each has a number, and ``s{n}p{number}`` is its address.

The numbers stand beside the text (``paragraph_numbers`` gives them), as JSON::

    {"labels": {"kk": ["1", "2", "2-1"], …}, "gone": {"kk": {"3": {…}}, …}}
"""

import re
from html import unescape

from django.utils.html import strip_tags

from languages.columns import column
from languages.fallback import Localized, resolution_order

LABEL = r"[0-9]{1,4}(?:-[0-9]{1,4})*"

_OPENING = re.compile(r"<p\b([^>]*)>")

Words = tuple[str, ...]


def paragraphs(html: str) -> list[Words]:
    """Return the words of each paragraph of a clean rich text.

    >>> paragraphs("<p>Бірінші <b>сөз</b></p><ul><li><p>Екінші</p></li></ul>")
    [('бірінші', 'сөз'), ('екінші',)]
    """
    texts = (unescape(strip_tags(one)).lower() for one in _inner(html))
    return [tuple(re.findall(r"\w+", text)) for text in texts]


def _inner(html: str) -> list[str]:
    """Return the HTML within each paragraph."""
    return [one.partition("</p>")[0] for one in re.split(r"<p\b[^>]*>", html)[1:]]


def labels_of(numbering: dict, language: str, html: str) -> list[str]:
    """Return the label of each paragraph of a text, in reading order.

    A text that was written past the numbering is counted, as every text once was.
    """
    count = len(_OPENING.findall(html))
    labels = numbering.get("labels", {}).get(language, [])
    return labels if len(labels) == count else [str(n + 1) for n in range(count)]


def addressed(html: str, anchor: int | str, labels: list[str]) -> str:
    """Return clean HTML in which every paragraph carries its address.

    >>> addressed("<p>Бір</p><p>екі</p>", 3, ["1", "1-1"])
    '<p id="s3p1">Бір</p><p id="s3p1-1">екі</p>'
    """
    following = iter(labels)
    return _OPENING.sub(lambda p: f'<p id="s{anchor}p{next(following)}"{p[1]}>', html)


def order(label: str) -> tuple[int, ...]:
    """Return by what numbers are sorted: 2, 2-1, 2-1-1, 2-2, 3."""
    return tuple(map(int, label.split("-")))


def find(section, label: str, language: str) -> Localized | None:
    """Return the HTML of one paragraph for a reader of ``language``, or its stand-in.

    Nothing where no language has it, any more or at all.
    """
    for code in resolution_order(language, section.original_language):
        html = getattr(section, column("body", code)) or ""
        labels = labels_of(section.paragraphs, code, html)
        texts = dict(zip(labels, _inner(html), strict=True))
        if label in texts:
            return Localized(texts[label], code, is_fallback=code != language)
    return None


def removal(section, label: str, language: str) -> dict[str, str] | None:
    """Return when a paragraph was removed (``on``) and what took it in (``into``)."""
    gone = section.paragraphs.get("gone", {})
    codes = resolution_order(language, section.original_language)
    told = (gone.get(code, {}).get(label) for code in codes)
    return next(filter(None, told), None)


def with_removals(html: str, anchor: int, notes: dict[str, str]) -> str:
    """Return addressed HTML with a note, HTML as well, where each removed one stood."""
    address = f'<p id="s{anchor}p'
    shown = set(re.findall(f'{address}({LABEL})"', html))
    for label in sorted(notes, key=order):
        before = [one for one in shown if order(one) < order(label)]
        start = html.find(f'{address}{max(before, key=order)}"') if before else -1
        place = html.find("</p>", start) + len("</p>") if before else 0
        html = html[:place] + notes[label] + html[place:]
        shown.add(label)
    return html
