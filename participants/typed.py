"""Form fields for a day and an hour, typed in the way people write them.

Whoever writes a record copies «15 мая 2025» and «15.00» from a programme. What is no
day, or may be several, comes back with a sentence that says what to write.
"""

from datetime import time

from django import forms
from django.utils.translation import gettext_lazy as _

from languages.dates.typed import typed_day, typed_hour


class DayField(forms.DateField):
    default_error_messages = {
        "invalid": _("Write one day, like 15.05.2025 or 15 May 2025."),
    }

    def to_python(self, value):
        return super().to_python(isinstance(value, str) and typed_day(value) or value)


class HourField(forms.TimeField):
    default_error_messages = {
        "invalid": _("Write an hour of the day, like 15:00 or 9.30."),
    }

    def prepare_value(self, value):
        """Show no seconds, which nobody writes, whatever a language's formats do."""
        whole = isinstance(value, time) and not value.second
        return f"{value:%H:%M}" if whole else value

    def to_python(self, value):
        hour = typed_hour(value) if isinstance(value, str) else None
        return super().to_python(value if hour is None else hour)
