"""Share card: the picture that a link to a record shows in a messenger.

It is drawn with the portal's own fonts, which have all Kazakh letters, in the colours
of the pages. Nothing is kept: the same words give the same picture, and ``fingerprint``
tells whether somebody has it already without drawing it.
"""

from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse
from PIL import Image, ImageDraw, ImageFont

from events.portal.models import Portal
from events.rich_text import plain_text
from languages.columns import columns
from languages.dates.formatting import format_span
from languages.names.display import keep_together

from ..record.entities import absolute
from ..record.work import Work

MEDIA_TYPE = "image/png"
WIDTH, HEIGHT = 1200, 630

_PAPER, _INK, _SOFT = "#faf7f0", "#211c16", "#5f5548"
_MADDER, _INDIGO, _OCHRE, _FELT = "#8a2b20", "#1d3555", "#d9a441", "#f4ead6"
_MARGIN, _BAND = 72, 42
_DRAWING = "2"  # counted up when the same words are to look different


def address(work: Work) -> str:
    """Return where the picture is; messengers fetch an address once and never again."""
    part = f"part={work.anchor}&" if work.paragraph else ""
    return f"{work.record.files_url}/card.png?{part}v={fingerprint(work)}"


def address_of_portal(portal: Portal) -> str:
    """Return where the picture of the portal itself is; its own name has a file."""
    if not any(getattr(portal, name) for name in columns("name")):
        return absolute(static("img/card.png"))
    mark = sha256(repr((_DRAWING, _names(portal))).encode()).hexdigest()[:16]
    return absolute(f"{reverse('interop:portal_card')}?v={mark}")


def of_portal(portal: Portal) -> bytes:
    """Return the picture of the portal: its names, the reader's first."""
    first, *others = _names(portal)
    card, pen = _begun()
    font, lines = _fitting(first, WIDTH - 2 * _MARGIN)
    pen.multiline_text((_MARGIN, 130), "\n".join(lines), _INK, font, spacing=10)
    small = _font("golos-text", 30, 600)
    for line, name in enumerate(others):
        words = _cut(name, small, WIDTH - 2 * _MARGIN)
        pen.text((_MARGIN, 440 + 50 * line), words, _SOFT, small)
    return _png(card)


def _names(portal: Portal) -> list[str]:
    shown = [
        portal.full_name.text,
        *(getattr(portal, name) for name in columns("name")),
    ]
    return list(dict.fromkeys(filter(None, shown)))


def fingerprint(work: Work) -> str:
    """Return what changes when the picture does."""
    return sha256(repr((_DRAWING, _words(work))).encode()).hexdigest()[:16]


def render(work: Work) -> bytes:
    """Return the picture of a record, or of a paragraph of it, as PNG."""
    above, title, people, below, portal = _words(work)
    card, pen = _begun()
    wide, top = WIDTH - 2 * _MARGIN, 60
    small, smaller = _font("golos-text", 30, 600), _font("golos-text", 28, 400)
    pen.text((_MARGIN, top), _cut(above, small, wide), _MADDER, small)
    font, lines = _fitting(title, wide)
    pen.multiline_text((_MARGIN, top + 56), "\n".join(lines), _INK, font, spacing=10)
    pen.text((_MARGIN, 452), _cut(people, smaller, wide), _INK, smaller)
    pen.text((_MARGIN, 494), _cut(below, smaller, wide), _SOFT, smaller)
    portal = _cut(portal, small, wide)
    pen.text((WIDTH - _MARGIN, 566), portal, _MADDER, small, anchor="rs")
    return _png(card)


def _begun() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    card = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(card)
    _weave(pen)
    return card, pen


def _png(card: Image.Image) -> bytes:
    stream = BytesIO()
    card.save(stream, "PNG", optimize=False)
    return stream.getvalue()


def _words(work: Work) -> tuple[str, ...]:
    """Return all that is written on the card, from its top to its foot."""
    record = work.record
    day = format_span(record.starts_on, record.ends_on, record.language)
    people = ", ".join(keep_together(person.name.text) for person in record.authors)
    above = f"{record.kind_label[:1].upper()}{record.kind_label[1:]} · {day}"
    above += f" · {record.outcome_label}" if record.outcome_label else ""
    if work.paragraph:
        said = f"«{plain_text(work.quoted[0].text)}»"
        return above, said, work.part.speaker, record.title.text, record.portal
    return above, record.title.text, people, record.publisher.text, record.portal


def _fitting(title: str, wide: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the largest letters in which a title fits, and its lines."""
    for size, most in ((64, 4), (56, 4), (46, 5), (38, 6), (32, 7)):
        font = _font("literata", size, 700)
        lines = _lines(title, font, wide)
        if len(lines) <= most:
            return font, lines
    return font, [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), font, wide)]


def _lines(text: str, font: ImageFont.FreeTypeFont, wide: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= wide or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return [_cut(line, font, wide) for line in lines]


def _cut(text: str, font: ImageFont.FreeTypeFont, wide: int) -> str:
    """Return a text that ends with dots where there is no room for the rest."""
    if font.getlength(text) <= wide:
        return text
    while text and font.getlength(f"{text}…") > wide:
        text = text.rpartition(" ")[0] if " " in text else text[:-1]
    return f"{text.rstrip(',')}…"


def _weave(pen: ImageDraw.ImageDraw) -> None:
    """Draw the woven band of the pages along the foot."""
    top, step = HEIGHT - _BAND, 2 * _BAND
    pen.rectangle((0, top, WIDTH, HEIGHT), _MADDER)
    middle = top + _BAND / 2
    for left in range(0, WIDTH, step):
        centre = left + step / 2
        for edge, inner in ((top, top + 15), (HEIGHT, HEIGHT - 15)):
            pen.polygon([(left, edge), (left + step, edge), (centre, inner)], _INDIGO)
        _diamond(pen, centre, middle, 21, 13, _OCHRE)
        _diamond(pen, centre, middle, 10, 6, _MADDER)
        _diamond(pen, left, middle, 10, 7, _FELT)


def _diamond(pen, x: float, y: float, wide: float, high: float, colour: str) -> None:
    pen.polygon([(x - wide, y), (x, y - high), (x + wide, y), (x, y + high)], colour)


def _font(name: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    """Return a font of its own for each card: its weight is a state, threads differ."""
    font = ImageFont.truetype(BytesIO(_file(name)), size)
    font.set_variation_by_axes([weight])
    return font


@cache
def _file(name: str) -> bytes:
    return Path(finders.find(f"fonts/{name}.woff2")).read_bytes()
