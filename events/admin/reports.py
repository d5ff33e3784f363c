"""Reports of mistakes, for whoever answers for the record."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..models import Report
from ..reports.answering import close


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin):
    """A list with what was decided; the reader's own words are never changed."""

    list_display = ["__str__", "status", "sent_at", "where", "event"]
    list_filter = ["status", "language"]
    list_select_related = ["event"]
    search_fields = ["text", "answer"]
    readonly_fields = [
        *("event", "where", "language", "text", "email", "sent_at", "closed_at")
    ]
    fields = [*readonly_fields, "status", "answer"]

    @admin.display(description=_("place"))
    def where(self, report):
        address = report.event.get_absolute_url()
        return format_html(
            '<a href="{}#{}">{}</a>', address, report.place, report.place or "–"
        )

    def get_queryset(self, request):
        return super().get_queryset(request).managed_by(request.user)

    def has_add_permission(self, request):
        return False

    def save_model(self, request, report, form, change):
        close(report)
