from functools import partial

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminDateWidget
from django.core.validators import MaxValueValidator
from django.db import transaction
from django.urls import path
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from events.concerned import follow
from languages.columns import columns

from .. import consents
from ..columns import CODES_OF_PERSON, TEXTS_OF_PERSON
from ..exchange.desk import ExchangeMixin
from ..exchange.resources import PersonResource
from ..models import Person, PersonName
from ..naming import keep_former_spelling, missing_parts
from . import duplicates, identity, merging, personal_data, splitting, unmatched
from .versioned import VersionedAdmin

ANSWERED = [*consents.ANSWERS, "answered_on", "answered_how"]
PAGES = {
    "unmatched": ("unmatched/", unmatched.queue),
    "identify": ("unmatched/<int:pk>/", unmatched.answer),
    "duplicates": ("duplicates/", duplicates.suggestions),
    "apart": ("duplicates/apart/", duplicates.set_apart),
    "merge": ("<int:pk>/merge/", merging.merge),
    "unmerge": ("merges/<int:pk>/undo/", merging.undo),
    "split": ("<int:pk>/split/", splitting.split),
    "spellings": ("<int:pk>/spellings/", identity.add_spellings),
    "personal_data": ("<int:pk>/personal-data/", personal_data.personal_data),
}


class MergedFilter(admin.SimpleListFilter):
    """Leaves those merged away out of the list, unless they are asked for."""

    title = _("merged")
    parameter_name = "merged"

    def lookups(self, request, model_admin):
        return [("yes", _("merged into others"))]

    def choices(self, changelist):
        everybody, *others = super().choices(changelist)
        return [everybody | {"display": _("not merged")}, *others]

    def queryset(self, request, queryset):
        return queryset.filter(merged_into__isnull=self.value() != "yes")


class PersonNameInline(admin.TabularInline):
    model = PersonName
    extra = 0


class PersonForm(forms.ModelForm):
    """Asks with an answer of the person when and how it was given."""

    answered_on = forms.DateField(
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
class PersonAdmin(VersionedAdmin, ExchangeMixin, TranslationAdmin):
    form = PersonForm
    resource_classes = [PersonResource]
    import_export_change_list_template = "admin/participants/person/change_list.html"
    list_display = ["__str__", "degree", "orcid"]
    list_filter = [MergedFilter]
    search_fields = [*columns("family_name", "given_name"), "names__name"]
    inlines = [PersonNameInline]
    fieldsets = [
        (None, {"fields": [*TEXTS_OF_PERSON, "photo", *CODES_OF_PERSON]}),
        (_("What the person agreed to"), {"fields": ANSWERED}),
    ]

    def get_urls(self):
        own = [
            path(
                route,
                self.admin_site.admin_view(view),
                name=f"participants_person_{name}",
            )
            for name, (route, view) in PAGES.items()
        ]
        return [*own, *super().get_urls()]

    def get_search_results(self, request, queryset, search_term):
        """Offer nobody who was merged away where a person is chosen while typing."""
        found, repeated = super().get_search_results(request, queryset, search_term)
        if request.resolver_match.url_name == "autocomplete":
            found = found.filter(merged_into=None)
        return found, repeated

    def get_actions(self, request):
        """Take away the bulk deletion: it would not look at each person."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def has_delete_permission(self, request, obj=None):
        """Keep whoever was merged away: their address leads to the one who stayed."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj and obj.merged_into_id)

    def render_change_form(self, request, context, *args, **kwargs):
        if person := context.get("original"):
            context["identity"] = identity.panel(request, person)
        return super().render_change_form(request, context, *args, **kwargs)

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

    def after_import(self, request, instances):
        follow(*instances)
