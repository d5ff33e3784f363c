from functools import partial

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminDateWidget
from django.core.validators import MaxValueValidator
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from events.concerned import follow
from intake import pasted_people
from languages.columns import column, columns
from languages.fallback import LANGUAGES
from search.documents import Name

from .. import consents
from ..columns import CODES_OF_PERSON, NAME, TEXTS_OF_PERSON
from ..exchange.resources import PersonResource
from ..models import Person, PersonName
from ..naming import keep_former_spelling, missing_parts, person_from_print
from ..typed import DayField
from . import identity, personal_data, splitting, unmatched
from .mergeable import MergeableAdmin, MergedFilter

ANSWERED = [*consents.ANSWERS, "answered_on", "answered_how"]


class PersonNameInline(admin.TabularInline):
    model = PersonName
    extra = 0


class PersonForm(forms.ModelForm):
    """Asks with an answer of the person when and how it was given."""

    answered_on = DayField(
        required=False,
        label=_("Day of the answer"),
        widget=AdminDateWidget,
        validators=[MaxValueValidator(localdate)],
        help_text=_("Today, if you leave it empty."),
    )
    answered_how = forms.CharField(
        required=False,
        max_length=200,
        label=_("How it was given"),
        help_text=_("“E-mail of 3 March”, “paper form”. Readers never see it."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if field := self.fields.get("biography_consent"):  # an answer stays one
            field.required = self.instance.biography_consent is not None

    def clean(self):
        if self.answers and not self.cleaned_data.get("answered_how"):
            sentence = _("Say how the person told you, in a few words.")
            self.add_error("answered_how", sentence)
        return super().clean()

    @property
    def answers(self):
        return consents.ANSWERS.keys() & set(self.changed_data)


@admin.register(Person)
class PersonAdmin(MergeableAdmin):
    form = PersonForm
    resource_classes = [PersonResource]
    list_display = ["__str__", "degree", "orcid"]
    list_filter = [MergedFilter]
    search_fields = [*columns("family_name", "given_name"), "names__name"]
    inlines = [PersonNameInline]
    fieldsets = [
        (None, {"fields": [*TEXTS_OF_PERSON, "photo", *CODES_OF_PERSON]}),
        (_("What the person agreed to"), {"fields": ANSWERED}),
    ]
    pages = {
        "unmatched": ("unmatched/", unmatched.queue),
        "identify": ("unmatched/<int:pk>/", unmatched.answer),
        "candidates": ("candidates/", unmatched.suggest),
        "split": ("<int:pk>/split/", splitting.split),
        "spellings": ("<int:pk>/spellings/", identity.add_spellings),
        "personal_data": ("<int:pk>/personal-data/", personal_data.personal_data),
    }

    def get_fieldsets(self, request, obj=None):
        """Ask for answers only where they can be given."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if self.has_change_permission(request, obj) else fieldsets[:1]

    def get_changeform_initial_data(self, request):
        """Begin somebody new with what a record has printed of them."""
        return _begun(request.GET) | super().get_changeform_initial_data(request)

    def save_model(self, request, obj, form, change):
        """Delete a portrait that was replaced or taken away: nothing brings it back."""
        super().save_model(request, obj, form, change)
        how, day = (form.cleaned_data.get(f"answered_{one}") for one in ("how", "on"))
        consents.note(obj, form.answers, by=request.user, how=how, day=day)
        before = form.initial.get("photo")
        if before and "photo" in form.changed_data:
            transaction.on_commit(partial(before.storage.delete, before.name))

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        if obj.photo:
            transaction.on_commit(partial(obj.photo.storage.delete, obj.photo.name))

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        keep_former_spelling(form.instance)
        follow(form.instance)
        for name in missing_parts(form.instance):
            part = Person._meta.get_field(name).verbose_name
            sentence = _("Missing: %(part)s. Readers see it in another language.")
            messages.warning(request, sentence % {"part": part})


def _begun(asked):
    """Return names and degree of somebody, read as the importer reads a list."""
    names = [
        Name(asked.get(column("printed_name", code), "").strip()[:200], code)
        for code in LANGUAGES
    ]
    names = [name for name in names if name.text]
    person = person_from_print(names)
    for text, code in names:
        post = asked.get(column("post", code), "")[:300]
        line = " ".join(f"{text}, {post}".split())
        for read in pasted_people.read(line, code)[:1]:
            if code in read.degree:
                setattr(person, column("degree", code), read.degree[code].value[:200])
    begun = ((name, getattr(person, name)) for name in columns(*NAME, "degree"))
    return {name: text for name, text in begun if text}
