"""Review forms: the rows that all of them share, and the facts of the event.

One text in its languages is one row on the screen.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from django import forms
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.choices import EventKind, Role
from events.models import Event
from languages.columns import column, columns
from languages.fallback import LANGUAGES
from participants.typed import DayField, HourField

from ..proposal import TEXTS, QuestionKind

UNKNOWN = "unknown"
FACTS = ("kind", "mode", "starts_on", "ends_on", "start_time", "original_language")


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
        """Whether its languages stand one below the other: whole texts, choices."""
        return any("body" in name or "_choice_" in name for name in self.names)

    @property
    def is_filled(self):
        return any(field.value() or field.errors for _code, field in self.inputs)


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
        """Return the form with its rows, those in sight and those that may be opened.

        What is ``asked`` about elsewhere is in neither.
        """
        rows, more = [], []
        for name, row in zip(self.layout, self.rows, strict=True):
            inputs = [one for one in row.inputs if one[1].html_name not in asked]
            if inputs:
                in_sight = name in self.always or row.is_filled
                (rows if in_sight else more).append(replace(row, inputs=inputs))
        return {"form": self, "rows": rows, "more": more}

    @property
    def rows(self):
        return [self.row(name) for name in self.layout]

    def row(self, name):
        return self.fact(name) if name in self.fields else self.text(name)

    def text(self, name, *languages):
        """Return the row of a translated field: what may be chosen, then its input."""
        label = self._meta.model._meta.get_field(name).verbose_name
        fields = [
            (code, self[one])
            for code in languages or self.languages
            for one in (_choice(name, code), column(name, code))
            if one in self.fields
        ]
        for code, field in fields:
            field.field.widget.attrs["lang"] = code  # to be spelt and read aloud in
        return Row(capfirst(label), fields)

    def fact(self, name):
        """Return the row of a field that is the same in every language."""
        return Row(capfirst(self[name].label), [("", self[name])])

    def columns(self):
        """Return the columns of the model; the form's own questions are none."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}


def lines(count):
    return forms.Textarea(attrs={"rows": count})


# --- The event as a whole ----------------------------------------------------------


class FactsForm(InLanguages, forms.ModelForm):
    """The event itself; a year nobody wrote is asked for and never assumed."""

    layout = (
        *("title", "subtitle", "kind", "mode", "starts_on", "ends_on", "start_time"),
        *("occasion", "venue", "city", "country", "abstract"),
        *("original_language", "spoken_languages", "source_url"),
    )
    always = ("title", "starts_on", "kind")

    year = forms.ChoiceField(
        required=False, label=gettext_lazy("year"), widget=forms.RadioSelect
    )
    all_new = forms.BooleanField(
        required=False, label=gettext_lazy("All who resemble nobody are new people")
    )
    all_roles = forms.ChoiceField(
        required=False,
        label=gettext_lazy("All whose role is to be checked took part as"),
        help_text=gettext_lazy("A role that you change below stays."),
        choices=[("", gettext_lazy("what stands with each")), *Role.choices],
    )
    more_people = forms.CharField(
        required=False,
        label=gettext_lazy("Participants who are missing above"),
        help_text=gettext_lazy(
            "One person on a line, or rows of a table; a line such as “Speakers:” says "
            "what they did."
        ),
        widget=lines(3),
    )

    class Meta:
        model = Event
        fields = [*columns(*TEXTS), *FACTS, "country", "spoken_languages", "has_others"]
        fields += ["source_url"]
        field_classes = {"starts_on": DayField, "ends_on": DayField}
        field_classes |= {"start_time": HourField}
        widgets = {
            **dict.fromkeys(columns("title", "subtitle", "occasion"), lines(2)),
            **dict.fromkeys(columns("abstract"), lines(4)),
        }

    def __init__(self, *args, proposal, unknown=0, ask_roles=False, **options):
        super().__init__(*args, **options)
        self.proposal = proposal
        if unknown:
            said = ngettext(
                "%(count)d person is entered in the register.",
                "%(count)d people are entered in the register.",
                unknown,
            )
            self.fields["all_new"].help_text = said % {"count": unknown}
        else:
            del self.fields["all_new"]
        if not ask_roles:
            del self.fields["all_roles"]
        if not proposal.kind:  # the model's usual kind would be a guess of ours
            self.initial["kind"] = ""
            self.fields["kind"].choices = [("", "—"), *EventKind.choices]
        if day := _day_of_page(proposal):
            told = {"day": date_format(day, "DATE_FORMAT")}
            words = _("The page was published on %(day)s.") % told
            self.fields["starts_on"].help_text = words
        for question in proposal.questions:
            if question.about.startswith("title.") and question.alternatives:
                self._offer(question)
        if offered := _offered(proposal):
            days = [(str(day.year), date_format(day, "DATE_FORMAT")) for day in offered]
            self.fields["year"].choices = [*days, (UNKNOWN, _("not known yet"))]
            if not proposal.starts_on:
                self.fields["year"].label = _("day")
        else:
            del self.fields["year"]

    def _offer(self, question):
        """Let a title be chosen; its own field is for one that is none of these."""
        name, code = question.about.split(".")
        title = column(name, code)
        titles = [(text, text) for text in question.choices]
        self.initial[title] = ""
        self.fields[title].help_text = _("If it is none of these, write it here.")
        self.fields[_choice(name, code)] = forms.ChoiceField(
            required=False,
            label=_("Which of these is the title?"),
            choices=[*titles, ("", _("none of these"))],
            initial=question.proposal,
            widget=forms.RadioSelect,
        )

    def clean(self):
        """Take what was chosen, unless another title or another day was written."""
        cleaned = super().clean()
        for code in LANGUAGES:
            chosen, title = cleaned.get(_choice("title", code)), column("title", code)
            if chosen and not cleaned.get(title):
                cleaned[title] = chosen
        written = cleaned.get("starts_on") or "starts_on" in self.errors
        if "year" not in self.fields or written:
            return cleaned
        if not (year := cleaned.get("year")):
            if self.proposal.starts_on:
                self.add_error("year", _("Choose the year or write another day."))
        elif year != UNKNOWN and not self.proposal.starts_on:
            cleaned["starts_on"], *_others = _offered(self.proposal)
        elif year != UNKNOWN:
            for name in ("starts_on", "ends_on"):
                if extracted := getattr(self.proposal, name):
                    cleaned[name] = _in_year(extracted.value, int(year))
        return cleaned


def _choice(name, code):
    return column(f"{name}_choice", code)


def _day_of_page(proposal):
    """Return the day that only the head of the page tells, for want of another."""
    days = [q for q in proposal.questions if q.kind == QuestionKind.DAY]
    said = [q.proposal for q in days if q.proposal and not q.spans]
    return date.fromisoformat(said[0]) if said else None


def _offered(proposal):
    """Return the proposed day in each year it may have been in, or one only guessed."""
    for question in proposal.questions:
        if question.kind == QuestionKind.DAY and question.proposal:
            return [date.fromisoformat(question.proposal)]
        if question.kind == QuestionKind.YEAR and proposal.starts_on:
            day = proposal.starts_on.value
            days = (_in_year(day, int(year)) for year in question.choices)
            return [day for day in days if day]
    return []


def _in_year(day, year):
    """Return ``day`` in another year, or None for a 29 February that was not there."""
    with suppress(ValueError):
        return day.replace(year=year)
