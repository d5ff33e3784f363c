from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from participants.models import Organisation

from . import public
from .choices import EventKind
from .models import Topic


class ArchiveFilter(forms.Form):
    """The questions an archive's address may ask; all of them combine."""

    year = forms.ChoiceField(required=False, label=_("year"))
    kind = forms.ChoiceField(required=False, label=_("kind"))
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        required=False,
        label=_("organisation"),
        empty_label=_("any organisation"),
    )
    topic = forms.ModelChoiceField(
        Topic.objects.none(),
        to_field_name="slug",
        required=False,
        label=_("topic"),
        empty_label=_("any topic"),
    )
    language = forms.ChoiceField(required=False, label=_("language of the text"))

    def __init__(self, asked, events):
        super().__init__(asked)
        self.events = events
        language = get_language()
        years = [(str(year), year) for year in public.years()]
        self.fields["year"].choices = [("", _("any year")), *years]
        self.fields["kind"].choices = [("", _("any kind")), *EventKind.choices]
        languages = [("", _("any language")), *settings.LANGUAGES]
        self.fields["language"].choices = languages
        self.fields["organisation"].queryset = (
            public.organising_bodies().in_order(language).with_chain()
        )
        self.fields["topic"].queryset = public.topics().in_order(language)

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
    def key(self):
        """What was understood, as the name of an answer that is kept."""
        answers = self.understood.items()
        return " ".join(f"{name}={getattr(it, 'pk', it)}" for name, it in answers)

    def narrow(self):
        """Return the events that match every question that was understood."""
        return self.events.matching(**self.understood)
