"""Contrast (WCAG 2): the shades in which a chosen colour can be read on our pages.

Text needs 4.5 to 1 (level AA). The nearest shade keeps the hue and changes how light
the colour is, no more than it must.
"""

from colorsys import hls_to_rgb, rgb_to_hls
from hashlib import sha256

# As in static/css/tokens.css: paper, raised and sunk; what stands on the colour is one.
LIGHT = ("#faf7f0", "#fffdf8", "#f1ebdf")
DARK = ("#181511", "#211d18", "#2a251e")
ENOUGH = 4.5
_STEP = 0.01


def shades(colour: str) -> tuple[str, str]:
    """Return how a colour is shown on light and on dark pages.

    >>> shades("#1d4770")
    ('#1d4770', '#4f91d2')
    >>> shades("#ffd700")
    ('#7a6700', '#ffd700')
    """
    return _readable(colour, LIGHT, -_STEP), _readable(colour, DARK, _STEP)


def sheet(colour: str) -> str:
    """Return the style sheet of a colour; on paper and for weak sight it says nothing.

    >>> print(sheet("#1d4770"))
    @media screen { :root { --accent: #1d4770; } }
    @media screen and (prefers-color-scheme: dark) { :root { --accent: #4f91d2; } }
    <BLANKLINE>
    """
    light, dark = shades(colour)
    return (
        f"@media screen {{ :root {{ --accent: {light}; }} }}\n"
        "@media screen and (prefers-color-scheme: dark) "
        f"{{ :root {{ --accent: {dark}; }} }}\n"
    )


def mark_of(colour: str) -> str:
    """Return what the address of the sheet has of its content."""
    return sha256(sheet(colour).encode()).hexdigest()[:12]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours.

    >>> round(contrast("#000000", "#ffffff")), round(contrast("#777777", "#777777"))
    (21, 1)
    """
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _readable(colour: str, papers: tuple[str, ...], step: float) -> str:
    hue, light, saturation = rgb_to_hls(*_parts(colour))
    while min(contrast(colour, paper) for paper in papers) < ENOUGH:
        light = min(max(light + step, 0), 1)
        parts = hls_to_rgb(hue, light, saturation)
        colour = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
    return colour


def _parts(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    ]
    return sum(
        w * part for w, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )
