"""Accessibility theme for weak sight, after СТ РК 2191-2012: one value of ``view``.

``m-bw-i`` says letters of the middle size, black on white, with pictures; ``l-bl-w``
the largest, blue on light blue, widely spaced, without pictures.
"""

import re
from dataclasses import dataclass

from django.utils.translation import pgettext_lazy

SIZES = {
    "s": pgettext_lazy("size of letters", "small"),
    "m": pgettext_lazy("size of letters", "middle"),
    "l": pgettext_lazy("size of letters", "large"),
}
COLOURS = {
    "bw": pgettext_lazy("colours", "black on white"),
    "wb": pgettext_lazy("colours", "white on black"),
    "bl": pgettext_lazy("colours", "blue on light blue"),
    "br": pgettext_lazy("colours", "brown on beige"),
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
