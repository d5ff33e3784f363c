"""What the registers have in common at the desk: rows that may turn out to be one."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from events.concerned import follow
from search import stamp
from search.people import can_be_beginnings

from ..exchange.desk import ExchangeMixin
from ..paging import desk_pages
from ..versioned import VersionedAdmin
from . import duplicates, identity, merging

SHARED = {
    "duplicates": ("duplicates/", duplicates.suggestions),
    "apart": ("duplicates/apart/", duplicates.set_apart),
    "merge": ("<int:pk>/merge/", merging.merge),
    "unmerge": ("merges/<int:pk>/undo/", merging.undo),
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


class MergeableAdmin(VersionedAdmin, ExchangeMixin, TranslationAdmin):
    """Has pages for merging, more ``pages`` (name: route, view), and the panel."""

    import_export_change_list_template = "admin/participants/change_list.html"
    list_per_page = 50
    show_full_result_count = False  # it would be counted at each search anew
    pages = {}

    def get_urls(self):
        shared = {
            name: (route, self._closed(view)) for name, (route, view) in SHARED.items()
        }
        return [*desk_pages(self, shared | self.pages), *super().get_urls()]

    def _closed(self, view):
        """Return a view for those who may change rows of this model, told which."""

        def asked(request, **named):
            if not self.has_change_permission(request):
                raise PermissionDenied
            return view(request, model=self.model, **named)

        return asked

    def render_change_form(self, request, context, *args, **kwargs):
        if thing := context.get("original"):
            context["identity"] = identity.panel(request, thing)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_search_results(self, request, queryset, search_term):
        """Find by the beginnings of names in any spelling, else by what they contain.

        Where one is chosen while typing, offer nothing that was merged away, and do not
        read all names for words that none of them begins with.
        """
        is_typing = request.resolver_match.url_name == "autocomplete"
        if is_typing:
            queryset = queryset.filter(merged_into=None)
        found = queryset.called(search_term)
        if found.exists() or (is_typing and can_be_beginnings(search_term)):
            return found, False
        return super().get_search_results(request, queryset, search_term)

    def has_delete_permission(self, request, obj=None):
        """Keep what was merged away: its address leads to the one that stayed."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj and obj.merged_into_id)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        stamp.renew()  # others may have named it as what they came from

    def after_import(self, request, instances):
        follow(*instances)
