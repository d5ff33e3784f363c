"""Audit log at the desk: a list with filters, which can be taken out as a file."""

import csv

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from participants.audit_log import Act, note_export
from participants.exchange.files import BYTE_ORDER_MARK, escaped
from participants.paging import desk_pages

from .models import Entry

COLUMNS = ["time", "user", "act", "kind", "number", "object", "said"]


class ActFilter(admin.SimpleListFilter):
    title = _("what was done")
    parameter_name = "act"

    def lookups(self, request, model_admin):
        return Act.choices

    def queryset(self, request, queryset):
        known = {str(act): act for act in Act}
        act = known.get(self.value())
        return queryset.filter(action_flag=act) if act else queryset


class KindFilter(admin.RelatedOnlyFieldListFilter):
    """Names kinds as the list does: in which app they are kept is nobody's business."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.title = _("kind")

    def field_choices(self, field, request, model_admin):
        used = super().field_choices(field, request, model_admin)
        return [(pk, ContentType.objects.get_for_id(pk).name) for pk, _in_full in used]


def act_of(entry):
    return Act(entry.action_flag).label if entry.action_flag in Act else ""


@admin.register(Entry)
class EntryAdmin(admin.ModelAdmin):
    list_display = ["action_time", "who", "act", "kind", "thing", "said"]
    list_display_links = None
    fields = list_display
    list_filter = [ActFilter, ("content_type", KindFilter)]
    list_select_related = ["user", "content_type"]
    search_fields = ["user__username", "user__last_name", "user__email", "object_repr"]
    date_hierarchy = "action_time"
    show_full_result_count = False
    actions = None

    def get_urls(self):
        pages = {"export": ("export/", self.export)}
        return [*desk_pages(self, pages), *super().get_urls()]

    # --- Columns -----------------------------------------------------------

    @admin.display(description=_("user"), ordering="user__username")
    def who(self, entry):
        """Whoever did it; a click leaves only what they did."""
        return format_html('<a href="?user={}">{}</a>', entry.user_id, entry.user)

    @admin.display(description=_("what was done"), ordering="action_flag")
    def act(self, entry):
        return act_of(entry)

    @admin.display(description=_("kind"))
    def kind(self, entry):
        return entry.content_type and entry.content_type.name

    @admin.display(description=_("object"))
    def thing(self, entry):
        address = None if entry.action_flag == Act.DELETED else entry.get_admin_url()
        if not address:
            return entry.object_repr
        return format_html('<a href="{}">{}</a>', address, entry.object_repr)

    @admin.display(description=_("what is noted of it"))
    def said(self, entry):
        return entry.get_change_message()

    # --- Who may do what ---------------------------------------------------

    def has_add_permission(self, request, obj=None):
        return False

    has_change_permission = has_delete_permission = has_add_permission

    def lookup_allowed(self, lookup, value, request):
        return lookup == "user" or super().lookup_allowed(lookup, value, request)

    # --- As a file ---------------------------------------------------------

    def export(self, request):
        """Hand out what the list shows, all pages of it; this is noted as well."""
        if request.method != "POST" or not self.has_view_permission(request):
            raise PermissionDenied
        entries = self.get_changelist_instance(request).queryset
        response = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="audit.csv"'
        rows = csv.writer(response)
        rows.writerow(COLUMNS)
        rows.writerows(map(_row, entries.iterator(chunk_size=1000)))
        note_export(Entry, by=request.user, said=f"CSV: {entries.count()}")
        return response


def _row(entry):
    kind = entry.content_type.name if entry.content_type else ""
    said = [entry.object_repr, entry.get_change_message()]
    time = entry.action_time.isoformat(timespec="seconds")
    told = [entry.user, act_of(entry), kind, entry.object_id or "", *said]
    return [time, *(escaped(str(one)) for one in told)]
