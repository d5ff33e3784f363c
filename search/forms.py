from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events import public
from events.choices import EventKind
from languages.fallback import localized
from participants.paging import asking

from .answers import ORDERS

CHOICES = {
    "organisation": public.organising_bodies,
    "person": public.people,
    "topic": public.topics,
}
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
        for name in CHOICES.keys() & asked.keys():
            self.fields[name].queryset = CHOICES[name]()

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
    def chosen(self):
        """What was understood, in words, each with the address that takes it off."""
        return [self._told(name, value) for name, value in self.understood.items()]

    def _told(self, name, value):
        words, language = _said(name, value)
        address = asking(self.data, **{name: ""})
        told = {"label": self.fields[name].label, "words": words, "address": address}
        return told | {"language": language}

    @property
    def of_archive(self):
        """What the archive answers of it, as a query string; without an answer none."""
        asked = {name: self.data.get(name) for name in (*self.fields, "named", "about")}
        asked = {name: value for name, value in asked.items() if value}
        return "" if "person" in asked else urlencode(asked)

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


def _said(name, value):
    """Return what was chosen as a reader reads it, and its language, if it says one."""
    if name in ("person", "organisation", "topic"):
        wanted, is_person = get_language(), name == "person"
        told = value.name_in(wanted) if is_person else localized(value, "name", wanted)
        return told.text, told.language if told.is_fallback else ""
    words = dict([*EventKind.choices, *settings.LANGUAGES]).get(value, value)
    return words, value if name == "language" else ""
