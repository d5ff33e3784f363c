"""Time zones by the place whose clocks they describe: ours first, then all others."""

from functools import cache
from itertools import groupby
from zoneinfo import available_timezones

from django.utils.translation import gettext_lazy as _

OURS = {
    "Asia/Almaty": _("Almaty"),
    "Asia/Aqtau": _("Aktau"),
    "Asia/Aqtobe": _("Aktobe"),
    "Asia/Atyrau": _("Atyrau"),
    "Asia/Oral": _("Oral"),
    "Asia/Qostanay": _("Kostanay"),
    "Asia/Qyzylorda": _("Kyzylorda"),
}
# No place on earth: a zone of the machine itself, and one that stands for none.
_NOWHERE = {"localtime", "posixrules", "Factory"}


def choices():
    """Return every zone there is, in groups: Kazakhstan, the continents, the rest."""
    return [(_("Kazakhstan"), list(OURS.items())), *_others()]


@cache
def _others():
    """Look through the machine's zones once: there are hundreds of files."""
    names = sorted(available_timezones() - OURS.keys() - _NOWHERE)
    names.sort(key=lambda name: (not _area(name), _area(name)))
    return [
        (area or _("Others"), [(name, _place(name)) for name in those])
        for area, those in groupby(names, key=_area)
    ]


def label(name):
    """Return the place of a zone; what is no zone is called as it is written."""
    return str(OURS.get(name) or _place(name))


def _area(name):
    """Return the continent or ocean of a zone; «UTC» and the like have none."""
    area, _slash, place = name.partition("/")
    return area if place and area != "Etc" else ""


def _place(name):
    place = name.partition("/")[2] if _area(name) else name
    return place.replace("_", " ")
