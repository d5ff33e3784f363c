from functools import partial

import reversion
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from js_asset import Media
from modeltranslation.admin import TranslationAdmin
from reversion.admin import VersionAdmin

from participants.versioned import VersionedAdmin
from search.fields import ProseField

from . import colours, reading
from .forms import PortalForm
from .models import LINES, LOGOS, PAGES, Portal
from .trial_email import try_out

reversion.register(Portal, exclude=[*LINES, *PAGES])  # which repeat one language
NAMES = ["name", "short_name", *LOGOS]


@admin.register(Portal)
class PortalAdmin(VersionedAdmin, TranslationAdmin):
    """One form, which leads to itself; what it was before can be brought back."""

    form = PortalForm
    readonly_fields = ["shades"]
    fieldsets = [
        (
            None,
            {"fields": ["version_token", *NAMES]},
        ),
        (None, {"fields": ["accent", "shades"]}),
        (_("Contact"), {"fields": ["email", "telephone", "address"]}),
        (_("Languages and licence"), {"fields": ["languages", "licence"]}),
        (
            _("Sender of letters"),
            {
                "fields": ["sender_name", "sender_email"],
                "description": _(
                    "A test letter goes to yourself, and what the mail server answers "
                    "is shown here."
                ),
            },
        ),
        (_("Texts of pages"), {"fields": PAGES}),
    ]
    formfield_overrides = {ProseField: {"widget": AdminTextareaWidget({"rows": 3})}}
    history_latest_first = True
    object_history_template = "reversion/object_history.html"
    history_view = VersionAdmin.history_view
    revision_view = VersionAdmin.revision_view

    @admin.display(description=_("as it is shown"))
    def shades(self, portal):
        """Show the colour on the paper of light and of dark pages."""
        if not portal.accent:
            return _("the portal’s own red")
        papers = colours.LIGHT[0], colours.DARK[0]
        shown = list(zip(colours.shades(portal.accent), papers, strict=True))
        return render_to_string("admin/portal/portal/shades.html", {"shades": shown})

    def changelist_view(self, request, extra_context=None):
        return redirect("admin:portal_portal_change", 1)

    def get_queryset(self, request):
        """Let two who save at the same moment do so one after the other."""
        rows = super().get_queryset(request)
        return rows.select_for_update() if request.method == "POST" else rows

    def get_object(self, request, object_id, from_field=None):
        """Return the row, or the settings as they come: its first save makes it."""
        return super().get_object(request, object_id, from_field) or (
            Portal(pk=1) if object_id == "1" else None
        )

    def has_add_permission(self, request, obj=None):
        return False

    has_delete_permission = has_add_permission

    def view_on_site(self, portal):
        return reverse("home")

    def save_model(self, request, portal, form, change):
        super().save_model(request, portal, form, change)
        reading.changed()

    def render_change_form(self, request, context, *args, **named):
        """Give the editor's import map its nonce; every save comes back to the form."""
        context["show_save_and_continue"] = False
        nonce = str(request.csp_nonce)
        context["media"] = Media.from_media(context["media"], nonce=nonce)
        return super().render_change_form(request, context, *args, **named)

    def response_change(self, request, portal):
        """Stay here, and try the mail server out if that was asked.

        It gets the letter once the sender is certain, and nobody waits meanwhile.
        """
        if "_letter" in request.POST:
            transaction.on_commit(partial(self._try_out, request))
            return HttpResponseRedirect(request.path)
        return super().response_change(request, portal)

    def _try_out(self, request):
        if not request.user.email:
            said = _("You have no e-mail address: write one into your account.")
            self.message_user(request, said, messages.ERROR)
            return
        went, answer = try_out(request.user)
        said = _("A letter to %(address)s went out. The mail server: %(answer)s")
        if not went:
            said = _("No letter to %(address)s went out. The mail server: %(answer)s")
        told = said % {"address": request.user.email, "answer": answer}
        self.message_user(request, told, messages.SUCCESS if went else messages.ERROR)
