"""The list of invitations: who is in, who waits, and who let it expire."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from participants.autocompletion import Autocompletion
from participants.paging import desk_pages

from .. import rights
from . import acts, table
from .forms import InvitationForm, TableForm


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("waiting", _("waits")),
            ("expired", _("expired")),
            ("accepted", _("accepted")),
            ("revoked", _("taken back")),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "waiting":
                return queryset.waiting()
            case "expired":
                return queryset.expired()
            case "accepted":
                return queryset.exclude(accepted_at=None)
            case "revoked":
                return queryset.exclude(revoked_at=None)
        return queryset


class InvitationAdmin(Autocompletion, admin.ModelAdmin):
    form = InvitationForm
    autocomplete_fields = ["organisations"]
    list_display = ["email", "name", "role", "units", "state", "expires_at"]
    list_filter = [StateFilter, "role", "language"]
    list_select_related = ["role"]
    search_fields = ["email", "name"]
    readonly_fields = ["state", "sent_at", "expires_at", "invited_by"]
    actions = ["renew", "revoke"]

    def get_urls(self):
        pages = {"table": ("table/", self.table), "send": ("table/send/", self.send)}
        return [*desk_pages(self, pages), *super().get_urls()]

    def get_fields(self, request, obj=None):
        return [*self.form.Meta.fields, *(self.readonly_fields if obj else ())]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("organisations")

    @admin.display(description=_("organisations"))
    def units(self, invitation):
        return ", ".join(map(str, invitation.organisations.all()))

    def has_change_permission(self, request, obj=None):
        return False

    has_delete_permission = has_change_permission

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Offer, and accept, only roles that this person has; none is made here."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "role":
            field.widget = field.widget.widget
            field.queryset = rights.grantable_groups(request.user)
        return field

    def add_view(self, request, *args, **kwargs):
        try:
            return super().add_view(request, *args, **kwargs)
        except ValidationError as error:  # of the act: the form was right until now
            self.message_user(request, *error.messages, messages.ERROR)
            return redirect(request.path)

    def save_form(self, request, form, change):
        return form.instance

    def save_model(self, request, invitation, form, change):
        """Send it, instead of saving what the form holds."""
        (sent,) = acts.invite([form.row], by=request.user)
        invitation.pk = sent.pk

    def save_related(self, request, form, formsets, change):
        """Nothing is left to be saved."""

    def log_addition(self, request, obj, message):
        """The act has noted it."""

    @admin.action(description=_("Send again, with a new link"), permissions=["add"])
    def renew(self, request, queryset):
        try:
            count = len(acts.renew(queryset, by=request.user))
        except ValidationError as error:
            self.message_user(request, *error.messages, messages.ERROR)
            return
        self.message_user(request, _("Sent again: %(count)d.") % {"count": count})

    @admin.action(description=_("Take back"), permissions=["add"])
    def revoke(self, request, queryset):
        told = {"count": acts.revoke(queryset)}
        self.message_user(request, _("Taken back: %(count)d.") % told)

    def table(self, request):
        """Ask for a table, and show what is wrong in each of its rows."""
        posted = (request.POST, request.FILES) if request.method == "POST" else ()
        form = TableForm(*posted, by=self._allowed(request))
        rows = form.rows if posted and form.is_valid() else None
        return self._page(request, form, rows)

    def send(self, request):
        """Invite those in whose row nothing is wrong, and say who is not invited."""
        form = TableForm(request.POST, by=self._allowed(request))
        if request.method != "POST" or not form.is_valid():
            return redirect("admin:accounts_invitation_table")
        try:
            sent = acts.invite(form.rows, by=request.user)
        except ValidationError as error:
            self.message_user(request, *error.messages, messages.ERROR)
            return self._page(request, form, form.rows)
        return self._page(request, form, form.rows, sent=sent)

    def _allowed(self, request):
        if not self.has_add_permission(request):
            raise PermissionDenied
        return request.user

    def _page(self, request, form, rows, **more):
        refused = [row for row in rows or () if row.problems]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Invite many"),
            "form": form,
            "rows": rows and sorted(rows, key=lambda row: not row.problems),
            "refused": refused,
            "good": len(rows or ()) - len(refused),
            "days": acts.VALID_FOR.days,
            "columns": table.COLUMNS,
            **more,
        }
        return render(request, "admin/accounts/invite_many.html", context)
