"""Fields laid out for the screen: one text in its languages is one row."""

from dataclasses import dataclass

from django import forms
from django.utils.text import capfirst

from languages.columns import column, columns
from languages.fallback import LANGUAGES


def in_languages(*names):
    """Return the columns of ``names``: a form never holds the bare field."""
    return columns(*names)


@dataclass(frozen=True)
class Row:
    """One fact: its name for people, and an input for it or for each language."""

    label: str
    inputs: list  # of (language or "", bound field)

    @property
    def names(self):
        return {field.html_name for _code, field in self.inputs}

    @property
    def is_wide(self):
        """Whether it needs a line of its own: a text, a choice, several languages."""
        widget = self.inputs[0][1].field.widget
        return len(self.inputs) > 1 or isinstance(
            widget, (forms.Textarea, forms.RadioSelect, forms.CheckboxSelectMultiple)
        )

    @property
    def is_long(self):
        """Whether its languages stand one below the other, as whole texts do."""
        return any("body" in name for name in self.names)

    @property
    def is_filled(self):
        return any(field.value() or field.errors for _code, field in self.inputs)


@dataclass(frozen=True)
class Card:
    """One form on the screen: what is always shown, and what may be opened."""

    form: forms.Form
    rows: list
    more: list


class InLanguages:
    """A form of which only the languages found in the source are shown.

    The others are there, so that the model's own rules can be asked, and stay empty.
    ``layout`` says what is shown and in which order, ``always`` what stays in sight
    when it is empty.
    """

    languages = LANGUAGES
    layout = ()
    always = ()

    def card(self, asked):
        """Return the rows of the form but for those ``asked`` about elsewhere."""
        rows, more = [], []
        for name in self.layout:
            row = self.fact(name) if name in self.fields else self.text(name)
            if not row.names & asked:
                in_sight = name in self.always or row.is_filled
                (rows if in_sight else more).append(row)
        return Card(self, rows, more)

    def text(self, name):
        """Return the row of a translated field."""
        label = self._meta.model._meta.get_field(name).verbose_name
        fields = [(code, self[column(name, code)]) for code in self.languages]
        for code, field in fields:
            field.field.widget.attrs["lang"] = code  # to be spelt and read aloud in
        return Row(capfirst(label), fields)

    def fact(self, name):
        """Return the row of a field that is the same in every language."""
        return Row(capfirst(self[name].label), [("", self[name])])


class DateInput(forms.DateInput):
    """The browser's own calendar, which phones and keyboards know."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


def lines(count):
    return forms.Textarea(attrs={"rows": count})
