"""Review forms: people, organisers, sections and pictures, each to be corrected."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Participation, Photo, Section
from languages.columns import columns
from languages.row_numbers import row_number
from participants.models import Organisation

from .draft import DraftPerson, DraftPhoto, DraftSection, DraftUnit, with_heading
from .event_form import InLanguages, lines

LATER, NEW, NONE = "later", "new", "none"
ABOUT_PERSON = ("post", "affiliation", "talk_title")


class PartForm(InLanguages, forms.ModelForm):
    """A part that may be left out; what is wrong with it does not matter then."""

    @property
    def is_left_out(self):
        return self.is_bound and not self["keep"].data

    def full_clean(self):
        super().full_clean()
        if self.is_left_out:
            self._errors.clear()


class PersonForm(PartForm):
    """A participant, and who of those known it may be: nobody is chosen for you."""

    layout = ("printed_name", "role", *ABOUT_PERSON, "who", "keep")
    always = ("keep", "printed_name", "role", "who")

    keep = forms.BooleanField(
        required=False, initial=True, label=gettext_lazy("took part")
    )
    who = forms.ChoiceField(
        label=gettext_lazy("Who is it?"), initial=LATER, widget=forms.RadioSelect
    )

    class Meta:
        model = Participation
        fields = ["role", *columns("printed_name", *ABOUT_PERSON)]
        widgets = dict.fromkeys(columns(*ABOUT_PERSON), lines(2))

    def __init__(self, *args, candidates=(), newcomer=None, **options):
        super().__init__(*args, **options)
        self.has_candidates = bool(candidates)
        choices = [(str(one.thing.pk), explained(one.thing, one)) for one in candidates]
        if newcomer:
            choices.append((NEW, _("a new person: %(name)s") % {"name": newcomer}))
        self.fields["who"].choices = [*choices, (LATER, _("decide later"))]

    @property
    def is_unclear(self):
        """Whether somebody should look: a likeness, a mistake, or left out."""
        return self.has_candidates or bool(self.errors) or not self["keep"].value()

    @property
    def told(self):
        """The person in a line: the name, the role and what stands behind them."""
        role = dict(self.fields["role"].choices).get(self["role"].value())
        texts = [self[name].value() for name in columns("printed_name", "post")]
        name, *posts = filter(None, texts) if any(texts) else [""]
        return ", ".join(map(str, filter(None, [name, role, *posts])))

    def draft(self, *, is_new=False, role=""):
        """Return the person; for what was left as it stood ``is_new`` and ``role``."""
        who, columns = self.cleaned_data["who"], self.columns()
        is_new = who == NEW or (who == LATER and is_new)
        if role and "role" not in self.changed_data:
            columns["role"] = role
        return DraftPerson(columns, row_number(who) or None, is_new)


class UnitForm(PartForm):
    """One link of an organiser's chain: known, to be entered, or not meant at all."""

    layout = always = ("name", "kind", "which")

    which = forms.ChoiceField(
        label=gettext_lazy("Which organisation is it?"), widget=forms.RadioSelect
    )

    class Meta:
        model = Organisation
        fields = ["kind", *columns("name")]

    def __init__(self, *args, unit, names, may_enter, is_chosen, **options):
        super().__init__(*args, **options)
        known = [
            (str(number), explained(names[number], candidate))
            for candidate in unit.candidates
            if (number := candidate.thing.pk) in names
        ]
        entered = [(NEW, _("enter it as it stands here"))] if may_enter else []
        self.fields["which"].choices = [*known, *entered, (NONE, _("leave it out"))]
        usual = NEW if may_enter else NONE
        meant = str(unit.meant.pk) if unit.meant else usual
        self.fields["which"].initial = meant if is_chosen else NONE

    @property
    def is_left_out(self):
        return self.is_bound and self["which"].data == NONE

    def draft(self):
        which = self.cleaned_data["which"]
        return DraftUnit(self.columns(), organisation=row_number(which) or None)


def draft_chain(units):
    return tuple(unit.draft() for unit in units if not unit.is_left_out)


class SectionForm(PartForm):
    """A section: one of its own, the end of the one above, or left out."""

    layout = ("heading", "kind", "keep", "speaker", "body")
    always = ("kind", "keep", "heading", "body")

    keep = forms.ChoiceField(
        label=gettext_lazy("In the record"),
        choices=[
            ("own", gettext_lazy("a section of its own")),
            ("joined", gettext_lazy("joined to the one above")),
            ("", gettext_lazy("left out")),
        ],
        initial="own",
        required=False,
    )
    speaker = forms.ChoiceField(required=False, label=gettext_lazy("speaker"))

    class Meta:
        model = Section
        fields = ["kind", *columns("heading", "body")]

    def __init__(self, *args, people, **options):
        super().__init__(*args, **options)
        self.fields["speaker"].choices = [("", "—"), *people]

    def clean(self):
        cleaned = super().clean()
        return with_heading(cleaned) if "kind" in cleaned else cleaned

    def draft(self, places):
        speaker = self.cleaned_data["speaker"]
        return DraftSection(self.columns(), places.get(speaker))


class PhotoForm(PartForm):
    """A picture of the source and what is said of it."""

    layout = always = ("keep", "caption", "alt")

    keep = forms.BooleanField(
        required=False, initial=True, label=gettext_lazy("in the record")
    )

    class Meta:
        model = Photo
        fields = columns("caption", "alt")

    def __init__(self, *args, number, **options):
        super().__init__(*args, **options)
        self.number = number

    def draft(self):
        return DraftPhoto(self.number, self.columns())


def explained(name, candidate):
    """Return a candidate in words: who it is, and what speaks for it."""
    reasons = ", ".join(str(reason) for reason in candidate.reasons)
    return f"{name} ({reasons})" if reasons else str(name)
