from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from events import public
from events.choices import EventKind

from .answers import ORDERS

LONGEST_TYPED = 2_000  # letters that are given back in the field


class SearchFilter(forms.Form):
    """The questions a search address may ask beside its words; all of them combine.

    Names are the archive's own. Only what is public can be asked for, so that no
    address of a filter tells the name of an organisation that nobody may know yet.
    """

    year = forms.IntegerField(
        required=False, label=_("year"), min_value=1, max_value=9999
    )
    kind = forms.ChoiceField(required=False, label=_("kind"), choices=EventKind.choices)
    organisation = forms.ModelChoiceField(None, required=False, label=_("organisation"))
    person = forms.ModelChoiceField(None, required=False, label=_("person"))
    topic = forms.ModelChoiceField(
        None, to_field_name="slug", required=False, label=_("topic")
    )
    language = forms.ChoiceField(
        required=False, label=_("language of the text"), choices=settings.LANGUAGES
    )

    def __init__(self, asked):
        super().__init__(asked)
        self.typed = asked.get("q", "").replace("\0", "").strip()[:LONGEST_TYPED]
        self.exact = bool(asked.get("exact"))
        order = asked.get("order")
        self.order = order if order in ORDERS else ORDERS[0]
        if "organisation" in asked:
            self.fields["organisation"].queryset = public.organising_bodies()
        self.fields["person"].queryset = public.people()
        self.fields["topic"].queryset = public.topics()

    @property
    def understood(self):
        """The answers that make sense, by the name of their question."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def misunderstood(self):
        """The names of the questions whose answer makes no sense."""
        return [self.fields[name].label for name in self.errors]

    @property
    def kept(self):
        """What a new search keeps of this one, as pairs for hidden fields."""
        names = (*self.understood, *(["order"] if self.order != ORDERS[0] else []))
        return [(name, self.data[name]) for name in names]

    @property
    def values(self):
        """What was chosen, as the facets of the index write it."""
        return {
            name: str(getattr(value, "pk", value))
            for name, value in self.understood.items()
        }
