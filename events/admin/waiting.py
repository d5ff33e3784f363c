"""List filter: what waits for somebody."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class WaitingFilter(admin.SimpleListFilter):
    title = _("desk")
    parameter_name = "desk"

    def lookups(self, request, model_admin):
        return [
            ("mine", _("my records")),
            ("returned", _("returned to the author")),
            ("scheduled", _("scheduled")),
            ("untranslated", _("to be translated")),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "mine":
                return queryset.answered_for_by(request.user)
            case "returned":
                return queryset.returned()
            case "scheduled":
                return queryset.scheduled()
            case "untranslated":
                return queryset.editable_by(request.user).to_translate()
        return queryset
