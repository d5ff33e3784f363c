from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from events.concerned import follow
from languages.columns import columns

from ..autocompletion import Autocompletion
from ..exchange.desk import ExchangeMixin
from ..exchange.resources import OrganisationResource
from ..models import Organisation
from .versioned import VersionedAdmin


@admin.register(Organisation)
class OrganisationAdmin(
    Autocompletion, VersionedAdmin, ExchangeMixin, TranslationAdmin
):
    resource_classes = [OrganisationResource]
    list_display = ["__str__", "short_name", "kind", "parent"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = columns("name", "short_name")
    autocomplete_fields = ["parent"]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        follow(form.instance)

    def after_import(self, request, instances):
        follow(*instances)

    def has_delete_permission(self, request, obj=None):
        """Keep what participants belonged to, as the database keeps what organised."""
        is_named = obj is not None and obj.participations.exists()
        return not is_named and super().has_delete_permission(request, obj)
