"""Abstract pictures for the demo, drawn anew each time and always alike."""

from io import BytesIO
from math import cos, pi, sin

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 1000
MADDER, INDIGO, OCHRE = "#8a2b20", "#1d3555", "#d9a441"
FELT, SAND, SAGE = "#f4ead6", "#c9b48c", "#7d8a6a"


def draw(name):
    """Return the picture called ``name`` as a PNG file."""
    picture = Image.new("RGB", (WIDTH, HEIGHT))
    PICTURES[name](ImageDraw.Draw(picture))
    content = BytesIO()
    picture.save(content, "PNG")
    return ContentFile(content.getvalue(), name=f"{name}.png")


def shanyraq(pen):
    """The round crown of a yurt, seen from below."""
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill=INDIGO)
    for spoke in range(36):
        angle = 2 * pi * spoke / 36
        far = (WIDTH / 2 + 1100 * cos(angle), HEIGHT / 2 + 1100 * sin(angle))
        pen.line(((WIDTH / 2, HEIGHT / 2), far), fill=MADDER, width=16)
    _circle(pen, WIDTH / 2, HEIGHT / 2, 380, INDIGO, OCHRE, 44)
    for away in (-530, 530):  # each pair of bars bends away from the middle
        turn = 0 if away < 0 else 180
        upright = _box(WIDTH / 2 + away, HEIGHT / 2, 620)
        pen.arc(upright, turn - 28, turn + 28, OCHRE, 20)
        level = _box(WIDTH / 2, HEIGHT / 2 + away, 620)
        pen.arc(level, turn + 62, turn + 118, OCHRE, 20)


def baskur(pen):
    """A woven band of diamonds."""
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill=FELT)
    pen.rectangle((0, 140, WIDTH, HEIGHT - 140), fill=MADDER)
    for place in range(-1, 5):
        middle = 200 + place * 400
        for radius, colour in ((330, INDIGO), (240, OCHRE), (150, MADDER), (60, FELT)):
            _diamond(pen, middle, HEIGHT / 2, radius, colour)
    for edge in (140, HEIGHT - 170):
        pen.rectangle((0, edge, WIDTH, edge + 30), fill=OCHRE)


def steppe(pen):
    """Layers of a horizon under a pale sun."""
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill=FELT)
    _circle(pen, 1130, 330, 150, OCHRE)
    layers = ((470, 60, SAND), (590, 45, SAGE), (720, 55, INDIGO), (850, 35, MADDER))
    for place, (top, swell, colour) in enumerate(layers):
        ridge = [
            (x, top + swell * sin(x / (190 + 60 * place) + place))
            for x in range(0, WIDTH + 20, 20)
        ]
        pen.polygon([*ridge, (WIDTH, HEIGHT), (0, HEIGHT)], fill=colour)


def arches(pen):
    """A row of arches and the shadows they throw."""
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill=SAND)
    pen.rectangle((0, 760, WIDTH, HEIGHT), fill=FELT)
    for left in range(80, WIDTH, 310):
        shadow = [(left, 760), (left + 200, 760), (left + 330, HEIGHT)]
        pen.polygon([*shadow, (left + 130, HEIGHT)], fill=SAND)
        pen.pieslice(_box(left + 100, 340, 100), 180, 360, fill=INDIGO)
        pen.rectangle((left, 340, left + 200, 760), fill=INDIGO)
        pen.arc(_box(left + 100, 340, 124), 180, 360, MADDER, 18)


def _box(x, y, radius):
    return (x - radius, y - radius, x + radius, y + radius)


def _circle(pen, x, y, radius, fill, outline=None, width=1):
    pen.ellipse(_box(x, y, radius), fill=fill, outline=outline, width=width)


def _diamond(pen, x, y, radius, colour):
    corners = [(x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius)]
    pen.polygon(corners, fill=colour)


PICTURES = {draw.__name__: draw for draw in (shanyraq, baskur, steppe, arches)}
