"""Affiliations: words printed beside a name, and which of them the register knows."""

from collections.abc import Callable

from languages.columns import columns
from languages.fallback import Localized
from participants.columns import TEXTS_OF_ORGANISATION as NAMES
from participants.models import Organisation

from .models import Participation


def affiliations(
    place: Participation, text: Callable[..., Localized]
) -> list[tuple[Localized, Organisation | None]]:
    """Return what a participant belonged to, in the order in which it is printed.

    ``text`` reads a text of a thing for whoever is told. A printed part is the
    organisation whose name it bears; where but one of each is left, those two are
    meant. What nobody printed follows under its name of that day.
    """
    printed = text(place, "affiliation")
    parts = [part.strip() for part in printed.text.split(";") if part.strip()]
    units = [unit for unit in place.units if unit != place.body]
    meant = {part: _called(part, units) for part in parts}
    unknown = [part for part in parts if not meant[part]]
    left = [unit for unit in units if unit not in meant.values()]
    if len(unknown) == len(left) == 1:
        meant[unknown[0]] = left.pop()
    known = [(printed._replace(text=part), unit) for part, unit in meant.items()]
    day = place.event.starts_on
    return known + [(text(unit.called_on(day), "name"), unit) for unit in left]


def _called(name: str, units: list[Organisation]) -> Organisation | None:
    """Return the unit that has this name, or had it."""
    for unit in units:
        for called in (unit, *unit.other_names):
            names = (getattr(called, one) or "" for one in columns(*NAMES))
            if name.casefold() in map(str.casefold, names):
                return unit
    return None
