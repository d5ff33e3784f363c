"""Nested rows: sections and participants, as lists in the JSON of their record."""

import json
from datetime import date, time

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field

from languages.columns import columns
from languages.homoglyphs import mended_html

from ..columns import TEXTS_OF_PARTS
from ..models import Event, Origin

MOST_PARTS = 300


class PartsField(Field):
    """The parts of a record that is new; those of a known record only go out.

    Rows of a file cannot say which of the known parts they mean, and to replace all
    of them would lose what people cite.
    """

    def __init__(self, name, plain):
        super().__init__(name, name)
        texts = columns(*TEXTS_OF_PARTS.get(name, ()))
        self.texts = [*plain, *texts]
        self.model = Event._meta.get_field(name).related_model

    def save(self, instance, row, is_m2m=False, **options):
        rows = row[self.column_name]
        if not isinstance(rows, list) or len(rows) > MOST_PARTS:
            raise ValueError(_("Here stands a list of objects, in a JSON file only."))
        if instance.pk and _look(rows) != _look(self.get_value(instance)):
            raise ValueError(_("The parts of a known record are changed in its form."))
        if not instance.pk:
            parts = [
                self._part(number, each, instance)
                for number, each in enumerate(rows, 1)
            ]
            said = [one.language for one in parts if isinstance(one, Origin)]
            if len(set(said)) < len(said):
                raise ValueError(_("Say once for each language how its text was made."))
            setattr(instance, f"{self.column_name}_read", parts)

    def get_value(self, instance, **options):
        known = getattr(instance, self.column_name).all() if instance.pk else []
        parts = getattr(instance, f"{self.column_name}_read", known)
        return [self._row(part) for part in parts]

    def export(self, instance, **options):
        return self.get_value(instance)

    def _row(self, part):
        row = {name: getattr(part, name) for name in self.texts if getattr(part, name)}
        return {name: _plain(value) for name, value in row.items()}

    def _part(self, number, row, event):
        """Return one part of a new record, or say which one is wrong and why."""
        if not isinstance(row, dict) or set(row) - set(self.texts):
            known = ", ".join(self.texts)
            raise ValueError(
                _("No. %(number)d: the known names are %(known)s.")
                % {"number": number, "known": known}
            )
        if not all(isinstance(value, str) for value in row.values()):
            raise ValueError(_("No. %(number)d: not a text.") % {"number": number})
        part = self.model(event=event)
        part.position = number * 10  # sittings stand in the order of their hours
        for name, value in row.items():
            setattr(part, name, value.replace("\0", ""))
        try:
            part.full_clean(exclude=["event", "anchor", "speaker"])
        except ValidationError as refusal:
            said = " ".join(refusal.messages)
            sentence = _("No. %(number)d: %(refusal)s")
            raise ValueError(sentence % {"number": number, "refusal": said}) from None
        return part


def _look(rows):
    """Return what rows say; letters that only look right make no difference."""
    return mended_html(json.dumps(rows, ensure_ascii=False, sort_keys=True))


def _plain(value):
    """Return a day or an hour as JSON has it."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else value
