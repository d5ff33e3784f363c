from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationStackedInline

from events.concerned import follow, records_showing, renew
from languages.columns import columns

from ..autocompletion import Autocompletion
from ..columns import CODES_OF_ORGANISATION, TEXTS_OF_ORGANISATION
from ..exchange.resources import OrganisationResource
from ..models import Organisation, OrganisationName, Succession
from .mergeable import MergeableAdmin, MergedFilter

FIELDS = [*TEXTS_OF_ORGANISATION, "kind", "parent", *CODES_OF_ORGANISATION]


class OrganisationNameInline(TranslationStackedInline):
    model = OrganisationName
    classes = ["collapse"]
    fields = [*TEXTS_OF_ORGANISATION, ("since", "until")]
    extra = 0


class SuccessionInline(Autocompletion, admin.TabularInline):
    model = Succession
    fk_name = "old"
    classes = ["collapse"]
    autocomplete_fields = ["new"]
    extra = 0


@admin.register(Organisation)
class OrganisationAdmin(Autocompletion, MergeableAdmin):
    resource_classes = [OrganisationResource]
    list_display = ["__str__", "short_name", "kind", "parent"]
    list_filter = [MergedFilter, "kind"]
    list_select_related = ["parent"]
    search_fields = columns("name", "short_name", "names__name", "names__short_name")
    autocomplete_fields = ["parent"]
    fieldsets = [
        (None, {"fields": FIELDS}),
        (_("Dissolved"), {"classes": ["collapse"], "fields": ["dissolved_on"]}),
    ]
    inlines = [OrganisationNameInline, SuccessionInline]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if any(formset.has_changed() for formset in formsets):  # names of other days
            renew(*records_showing(form.instance))
        else:
            follow(form.instance)

    def has_delete_permission(self, request, obj=None):
        """Keep what participants belonged to, as the database keeps what organised."""
        is_named = obj is not None and obj.participations.exists()
        return not is_named and super().has_delete_permission(request, obj)
