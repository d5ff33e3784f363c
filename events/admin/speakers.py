"""Speakers of sections: participants of the record, those of the same form included.

Who was not saved yet is named by a row, ``participations-3``, and found once it is.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from languages.columns import columns
from languages.row_numbers import row_number

from ..models import Participation
from .rows import KnownChoice, RowForm

ROW = re.compile(r"participations-([0-9]{1,4})")

TOTAL = "participations-TOTAL_FORMS"


class SpeakerField(KnownChoice):
    def offer(self, event):
        """Offer the event's own participants, looked up once for all sections."""
        self.queryset = Participation.objects.filter(event=event)
        self.choices = [*iter(self.choices)]  # list() would count them first
        self.known = {str(value): value.instance for value, _name in self.choices[1:]}

    def to_python(self, value):
        return value if ROW.fullmatch(str(value)) else super().to_python(value)


class SectionForm(RowForm):
    """Waits with its speaker until the row that names them is saved."""

    spoken_by = speaker_row = None

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        row = self.is_bound and self.data.get(self.add_prefix("speaker"))
        if row and ROW.fullmatch(row) and "speaker" in self.fields:
            field = self.own("speaker")
            field.choices = [*field.choices, (row, self._name_in(row))]

    def clean_speaker(self):
        speaker = self.cleaned_data["speaker"]
        if not isinstance(speaker, str):
            return speaker
        if not self._is_sent(speaker):
            raise ValidationError(
                _("This speaker is no participant any more: choose another one.")
            )
        self.spoken_by = speaker
        return None

    def _is_sent(self, row):
        is_row = int(ROW.fullmatch(row)[1]) < row_number(self.data.get(TOTAL))
        return is_row and f"{row}-DELETE" not in self.data and self._name_in(row)

    def _name_in(self, row):
        names = (self.data.get(f"{row}-{name}") for name in columns("printed_name"))
        return next((name.strip() for name in names if name and name.strip()), "")

    def save(self, commit=True):
        if self.speaker_row:
            self.instance.speaker = self.speaker_row.instance
        return super().save(commit)


def connect(formsets):
    """Show each section the row of its speaker, which is saved before it."""
    rows = {row.prefix: row for formset in formsets for row in formset.forms}
    for row in rows.values():
        if isinstance(row, SectionForm):
            row.speaker_row = rows.get(row.spoken_by)
