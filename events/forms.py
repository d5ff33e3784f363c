from dataclasses import dataclass
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

MOST_OFFERED = 40  # organisations or topics in one list


@dataclass(frozen=True)
class Long:
    """A list too long to offer: a name is ``typed``, and some are ``called`` so."""

    parameter: str  # of the address
    label: str
    typed: str
    called: list[str]


class Question(forms.ChoiceField):
    """A question that need not be answered; ``long`` tells how, of many, some are."""

    long: Long | None = None

    def __init__(self, label):
        super().__init__(required=False, label=label)


class ArchiveFilter(forms.Form):
    """The questions an archive's address may ask; all of them combine."""

    year = Question(_("year"))
    kind = Question(_("kind"))
    organisation = Question(_("organisation"))
    topic = Question(_("topic"))
    language = Question(_("language of the text"))

    TYPED = {
        "organisation": ("named", _("Organisation, by words of its name")),
        "topic": ("about", _("Topic, by words of its name")),
    }

    def __init__(self, asked, *, whole=False):
        """Offer every answer, or, of many, those that are called as was typed.

        A copy of the site, in which nobody can type, needs the ``whole`` list.
        """
        super().__init__(asked.copy())
        language = get_language()
        years = [(str(year), year) for year in public.years()]
        self.fields["year"].choices = [("", _("any year")), *years]
        self.fields["kind"].choices = [("", _("any kind")), *EventKind.choices]
        self.fields["language"].choices = [("", _("any language")), *settings.LANGUAGES]
        numbers = public.numbers_of_organising_bodies()
        if not whole:
            numbers = self._offered("organisation", numbers, public.bodies_called)
        bodies = Organisation.objects.filter(pk__in=numbers).choices("pk", language)
        self.fields["organisation"].choices = [("", _("any organisation")), *bodies]
        names = dict(public.choices_of_topics(language))
        topics = names if whole else self._offered("topic", names, public.topics_called)
        named = ((topic, names[topic]) for topic in topics)
        self.fields["topic"].choices = [("", _("any topic")), *named]

    def _offered(self, name, answers, called):
        """Return what to offer of ``answers``: one alone is chosen."""
        if len(answers) <= MOST_OFFERED:
            return answers
        parameter, label = self.TYPED[name]
        typed = self.data.get(parameter, "").replace("\0", "").strip()
        found = list(map(str, called(typed)[:MOST_OFFERED]))
        self.fields[name].long = Long(parameter, label, typed, found)
        if len(found) == 1 and not self.data.get(name):
            self.data[name] = found[0]
        wanted = {*found, self.data.get(name, "")}
        return [one for one in answers if str(one) in wanted]

    @property
    def is_long(self):
        return any(field.long for field in self.fields.values())

    @property
    def is_typed(self):
        return any(one.long and one.long.typed for one in self.fields.values())

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
        address = asking(self.data, named="", about="", **{name: ""})
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
            return timeline.filtered(public.per_year())
        events, query = Event.objects.published().matching(**others), urlencode(others)
        per_year = public.years_of(f"archive&{query}", events)
        return timeline.filtered(per_year, others=f"{query}&")

    def narrow(self):
        """Return the events that match every question that was understood."""
        return Event.objects.published().matching(**self.understood)
