from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from participants.models import Organisation
from participants.paging import asking

from . import public, timeline
from .choices import EventKind
from .models import Event

MOST_OFFERED = 40  # organisations in one list


class ArchiveFilter(forms.Form):
    """The questions an archive's address may ask; all of them combine."""

    year = forms.ChoiceField(required=False, label=_("year"))
    kind = forms.ChoiceField(required=False, label=_("kind"))
    organisation = forms.ChoiceField(required=False, label=_("organisation"))
    topic = forms.ChoiceField(required=False, label=_("topic"))
    language = forms.ChoiceField(required=False, label=_("language of the text"))

    def __init__(self, asked, *, whole=False):
        """Offer every organisation, or, of many, those that are called as was typed.

        A copy of the site, in which nobody can type, needs the ``whole`` list.
        """
        numbers = public.numbers_of_organising_bodies()
        self.typed = asked.get("named", "").replace("\0", "").strip()
        self.is_long = not whole and len(numbers) > MOST_OFFERED
        if self.is_long:
            asked, numbers = self._offered(asked, numbers)
        super().__init__(asked)
        language = get_language()
        years = [(str(year), year) for year in public.years()]
        self.fields["year"].choices = [("", _("any year")), *years]
        self.fields["kind"].choices = [("", _("any kind")), *EventKind.choices]
        self.fields["language"].choices = [("", _("any language")), *settings.LANGUAGES]
        bodies = Organisation.objects.filter(pk__in=numbers).choices("pk", language)
        self.fields["organisation"].choices = [("", _("any organisation")), *bodies]
        topics = public.choices_of_topics(language)
        self.fields["topic"].choices = [("", _("any topic")), *topics]

    def _offered(self, asked, numbers):
        """Return what was asked, and whom to offer: one alone is chosen."""
        bodies = Organisation.objects.filter(pk__in=numbers)
        called = bodies.called(self.typed).values_list("pk", flat=True)
        self.called = list(called[:MOST_OFFERED])
        chosen = asked.get("organisation", "")
        if len(self.called) == 1 and not chosen:
            asked = asked.copy()
            asked["organisation"] = chosen = str(self.called[0])
        wanted = {*map(str, self.called), chosen}
        return asked, [number for number in numbers if str(number) in wanted]

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
        choices = {str(key): (key, said) for key, said in self.fields[name].choices}
        key, words = choices[value]
        thing = getattr(key, "instance", None)
        language = value if name == "language" else ""
        if thing and thing.is_fallback:
            language = thing.language
        address = asking(self.data, named="", **{name: ""})
        told = {"label": self.fields[name].label, "words": words, "address": address}
        return told | {"language": language}

    @property
    def key(self):
        """What was understood, as the name of an answer that is kept."""
        return f"archive&{urlencode(self.understood)}"

    def years(self):
        """The years of what matches all but the year, and the way to each."""
        others = self.understood
        others.pop("year", None)
        if not others:
            return timeline.in_archive(public.per_year())
        events, query = Event.objects.published().matching(**others), urlencode(others)
        per_year = public.years_of(f"archive&{query}", events)
        return timeline.in_archive(per_year, f"{query}&")

    def narrow(self):
        """Return the events that match every question that was understood."""
        return Event.objects.published().matching(**self.understood)
