"""What was understood of the event as a whole, open to correction."""

from contextlib import suppress

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.choices import EventKind
from events.models import Event
from intake.proposal import QuestionKind

from .rows import DateInput, InLanguages, in_languages, lines

UNKNOWN = "unknown"
TEXTS = ("title", "subtitle", "occasion", "abstract", "venue", "city")
FACTS = ("kind", "mode", "starts_on", "ends_on", "start_time", "original_language")


class FactsForm(InLanguages, forms.ModelForm):
    """The event itself; a year nobody wrote is asked for and never assumed."""

    layout = (
        *("title", "subtitle", "kind", "mode", "starts_on", "ends_on", "start_time"),
        *("occasion", "venue", "city", "abstract"),
        *("original_language", "spoken_languages"),
    )
    always = ("title", "starts_on", "kind")

    year = forms.ChoiceField(
        required=False,
        label=gettext_lazy("year"),
        widget=forms.RadioSelect,
    )
    more_people = forms.CharField(
        required=False,
        label=gettext_lazy("Participants who are missing above"),
        help_text=gettext_lazy("One name on a line."),
        widget=lines(3),
    )

    class Meta:
        model = Event
        fields = [*in_languages(*TEXTS), *FACTS, "spoken_languages", "has_others"]
        widgets = {
            "starts_on": DateInput(),
            "ends_on": DateInput(),
            "start_time": forms.TimeInput(attrs={"type": "time"}),
            **dict.fromkeys(in_languages("title", "subtitle", "occasion"), lines(2)),
            **dict.fromkeys(in_languages("abstract"), lines(4)),
        }

    def __init__(self, *args, proposal, **options):
        super().__init__(*args, **options)
        self.proposal = proposal
        if not proposal.kind:  # the model's usual kind would be a guess of ours
            self.initial["kind"] = ""
            self.fields["kind"].choices = [("", "—"), *EventKind.choices]
        years = _years(proposal)
        if years:
            days = [(str(day.year), date_format(day, "DATE_FORMAT")) for day in years]
            self.fields["year"].choices = [*days, (UNKNOWN, _("not known yet"))]
        else:
            del self.fields["year"]

    def clean(self):
        """Take the year that was chosen, unless another day was written."""
        cleaned = super().clean()
        if "year" not in self.fields or cleaned.get("starts_on"):
            return cleaned
        if not (year := cleaned.get("year")):
            self.add_error("year", _("Choose the year or write another day."))
        elif year != UNKNOWN:
            for name in ("starts_on", "ends_on"):
                if extracted := getattr(self.proposal, name):
                    cleaned[name] = _in_year(extracted.value, int(year))
        return cleaned

    def columns(self):
        """Return the columns of the event; the form's own questions are none."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}

    def names_added(self):
        names = self.cleaned_data["more_people"].splitlines()
        return [name.strip() for name in names if name.strip()]


def _years(proposal):
    """Return the proposed day in each year that it may have been in."""
    doubts = [one for one in proposal.questions if one.kind == QuestionKind.YEAR]
    if not doubts or not proposal.starts_on:
        return []
    years = filter(None, [doubts[0].proposal, *doubts[0].alternatives])
    day = proposal.starts_on.value
    days = (_in_year(day, int(year)) for year in dict.fromkeys(years))
    return [day for day in days if day]


def _in_year(day, year):
    """Return ``day`` in another year, or None for a 29 February that was not there."""
    with suppress(ValueError):
        return day.replace(year=year)
