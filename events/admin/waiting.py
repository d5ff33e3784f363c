"""Status in the list of records, and a filter: what waits for somebody."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


@admin.display(description=_("status"), ordering="status")
def standing(event):
    return event.standing


class WaitingFilter(admin.SimpleListFilter):
    title = _("desk")
    parameter_name = "desk"

    def lookups(self, request, model_admin):
        return [
            ("mine", _("my records")),
            ("begun", _("my drafts")),
            ("returned", _("returned to the author")),
            ("scheduled", _("scheduled")),
            ("untranslated", _("to be translated")),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "mine":
                return queryset.answered_for_by(request.user)
            case "begun":
                return queryset.begun_by(request.user)
            case "returned":
                return queryset.returned()
            case "scheduled":
                return queryset.scheduled()
            case "untranslated":
                return queryset.editable_by(request.user).to_translate()
        return queryset
