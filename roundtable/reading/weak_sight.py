"""Accessibility theme for weak sight, after СТ РК 2191-2012: one value of ``view``.

``m-bw-i`` says letters of the middle size, black on white, with pictures; ``l-bl-w``
the largest, blue on light blue, widely spaced, without pictures.
"""

import re
from dataclasses import dataclass

from django.utils.translation import pgettext_lazy as _

SIZES = {
    "s": _("size of letters", "small"),
    "m": _("size of letters", "middle"),
    "l": _("size of letters", "large"),
}
COLOURS = {
    "bw": _("colours", "black on white"),
    "wb": _("colours", "white on black"),
    "bl": _("colours", "blue on light blue"),
    "br": _("colours", "brown on beige"),
}
_VIEW = re.compile(f"([{''.join(SIZES)}])-({'|'.join(COLOURS)})(-w)?(-i)?")


@dataclass(frozen=True, slots=True)
class View:
    size: str = "m"
    colours: str = "bw"
    is_wide: bool = False
    has_pictures: bool = True

    def __str__(self):
        wide, pictures = "-w" * self.is_wide, "-i" * self.has_pictures
        return f"{self.size}-{self.colours}{wide}{pictures}"


def view_of(request):
    """Return the view that the address asks for; what makes no sense is ignored."""
    found = request and _VIEW.fullmatch(request.GET.get("view", ""))
    return found and View(found[1], found[2], bool(found[3]), bool(found[4]))
