from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .delivery import come_back
from .models import QueuedEmail


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("given-up", _("given up"))]

    def queryset(self, request, queryset):
        return queryset.given_up() if self.value() else queryset


@admin.register(QueuedEmail)
class QueuedEmailAdmin(admin.ModelAdmin):
    """What waits, and why; whoever wrote an email may not be read over the shoulder."""

    list_display = [
        "subject", "last_error", "next_attempt_at", "attempts", "to", "queued_at",
    ]  # fmt: skip
    list_display_links = None
    list_filter = [StateFilter]
    actions = ["send_again"]

    @admin.display(description=_("to"))
    def to(self, email):
        return ", ".join(email.recipients)

    @admin.action(description=_("Try again now"), permissions=["delete"])
    def send_again(self, request, queryset):
        count = queryset.update(next_attempt_at=timezone.now(), attempts=0)
        come_back()
        told = ngettext(
            "%(count)d email will be tried again at once.",
            "%(count)d emails will be tried again at once.",
            count,
        )
        self.message_user(request, told % {"count": count})

    def has_add_permission(self, request, obj=None):
        return False

    has_change_permission = has_add_permission
