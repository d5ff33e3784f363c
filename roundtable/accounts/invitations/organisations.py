"""Lookup of organisations by the names or numbers that a table gives them."""

from collections import defaultdict

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from languages.columns import columns
from languages.normalise import normalise
from languages.row_numbers import row_number
from participants.columns import TEXTS_OF_ORGANISATION
from participants.matching.organisations import KnownOrganisations
from participants.models import Organisation

MOST_NAMED = 3


class Register:
    """All organisations, read once for a whole table."""

    def __init__(self):
        everything = list(Organisation.objects.for_matching())
        self._units = {unit.pk: unit for unit in everything}
        self._known = KnownOrganisations(everything)
        self._called = defaultdict(set)
        for unit in everything:
            if not unit.merged_into_id:
                for name in _names(unit):
                    self._called[name].add(unit)

    def find(self, typed):
        """Return the one organisation that is meant; raise ``LookupError`` saying why.

        A name may be of any language and time. Where none or several have it, the
        likeliest are named with their numbers, and nobody decides but the reader.
        """
        if number := row_number(typed):
            unit = self._units.get(number)
            if unit is None or unit.merged_into_id:
                sentence = _("There is no organisation with the number %(number)d.")
                raise LookupError(sentence % {"number": number})
            return unit
        units = self._called.get(_plain(typed), ())
        if len(units) == 1:
            return next(iter(units))
        if units:
            sentence = _("“%(name)s” may be %(candidates)s. Write its number.")
        else:
            found = self._known.candidates(typed, get_language(), limit=MOST_NAMED)
            units = [candidate.thing for candidate in found]
            sentence = _("No organisation is called “%(name)s”.")
            if units:
                sentence += " " + _("Do you mean %(candidates)s? Write its number.")
        raise LookupError(sentence % {"name": typed, "candidates": self._told(units)})

    def _told(self, units):
        return ", ".join(sorted(self._name(unit) for unit in units))

    def _name(self, unit):
        above = self._units.get(unit.parent_id)
        return f"{unit}{f' ({above})' if above else ''} № {unit.pk}"


def _names(unit):
    for one in (unit, *unit.names.all()):
        for text in columns(*TEXTS_OF_ORGANISATION):
            if name := getattr(one, text):
                yield _plain(name)


def _plain(name):
    return " ".join(normalise(name).split())
