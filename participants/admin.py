from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from events import indexing
from languages.fallback import LANGUAGES

from .models import Organisation, Person, PersonName


def in_all_languages(*fields):
    """Return the columns of ``fields``: searches never name the bare field."""
    return [f"{field}_{code}" for field in fields for code in LANGUAGES]


@admin.register(Organisation)
class OrganisationAdmin(TranslationAdmin):
    list_display = ["__str__", "short_name", "kind", "parent"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = in_all_languages("name", "short_name")
    autocomplete_fields = ["parent"]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        indexing.reindex_those_of_organisation(form.instance)


class PersonNameInline(admin.TabularInline):
    model = PersonName
    extra = 0


@admin.register(Person)
class PersonAdmin(TranslationAdmin):
    list_display = ["__str__", "degree", "orcid"]
    search_fields = [*in_all_languages("family_name", "given_name"), "names__name"]
    inlines = [PersonNameInline]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        indexing.reindex_those_of_person(form.instance)
