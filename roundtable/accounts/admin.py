"""User accounts: their role, for whom they write, their sessions, and the log."""

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from events.models import Member
from participants.autocompletion import Autocompletion, RowsField
from participants.paging import desk_pages

from . import emails, rights, sessions
from .forms import OthersPasswordForm
from .models import Attempt
from .second_factor import acts
from .views import sessions_page

User = get_user_model()
ROLE = {"groups", "user_permissions", "is_active", "is_staff", "is_superuser"}


class MemberInline(Autocompletion, admin.StackedInline):
    model = Member
    autocomplete_fields = ["organisations"]
    can_delete = False


class Guarded:
    """Leaves alone what may do more than the person at the desk, see ``rights``."""

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or self.may_change(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or self.may_change(request.user, obj))

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        """Offer, and accept, only what this person has."""
        kwargs["form_class"] = RowsField
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        grantable = {
            "groups": rights.grantable_groups,
            "permissions": rights.grantable_permissions,
            "user_permissions": rights.grantable_permissions,
        }[db_field.name](request.user)
        field.queryset = field.queryset.filter(pk__in=grantable)
        return field


admin.site.unregister(User)  # the imports above have registered them
admin.site.unregister(Group)


@admin.register(Group)
class DeskGroupAdmin(Guarded, GroupAdmin):
    may_change = staticmethod(rights.may_change_group)


@admin.register(User)
class DeskUserAdmin(Guarded, UserAdmin):
    may_change = staticmethod(rights.may_change_user)
    change_password_form = OthersPasswordForm
    list_display = ["username", "first_name", "last_name", "email", "is_staff"]
    inlines = [MemberInline]

    def get_urls(self):
        pages = {
            "sessions": ("<int:pk>/sessions/", self.sessions),
            "factor": ("<int:pk>/factor/", self.remove_factor),
        }
        return [*desk_pages(self, pages), *super().get_urls()]

    def get_inlines(self, request, obj):
        """Ask for the password first and for the organisations on the next page."""
        return self.inlines if obj else []

    def get_readonly_fields(self, request, obj=None):
        closed = [] if request.user.is_superuser else ["is_superuser"]
        return [*super().get_readonly_fields(request, obj), *closed]

    def save_model(self, request, user, form, change):
        super().save_model(request, user, form, change)
        if change and "email" in form.changed_data:
            emails.address_changed(user, form.initial["email"])

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if change and ROLE.intersection(form.changed_data):
            emails.role_changed(form.instance)
            acts.sign_out_without(form.instance)

    def sessions(self, request, pk):
        """Show when somebody signed in of late, and sign them out everywhere."""
        user = self._changeable(request, pk)
        if request.method != "POST":
            return sessions_page(request, user)
        sessions.end_all(user)
        self.log_change(request, user, _("All sessions ended."))
        messages.success(request, _("All sessions are ended."))
        return redirect("admin:auth_user_change", user.pk)

    def remove_factor(self, request, pk):
        """Take the second factor away from somebody who has lost it."""
        user = self._changeable(request, pk)
        if request.method == "POST":
            acts.remove(user)
            self.log_change(request, user, _("Second factor removed."))
            messages.success(request, _("The second factor is removed."))
        return redirect("admin:auth_user_sessions", user.pk)

    def _changeable(self, request, pk):
        user = get_object_or_404(User, pk=pk)
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        return user


@admin.register(Attempt)
class AttemptAdmin(admin.ModelAdmin):
    """The log of who signed in and who tried; nobody writes in it."""

    list_display = ["at", "user", "outcome", "network"]
    list_display_links = None
    list_filter = ["outcome", "at"]
    list_select_related = ["user"]
    search_fields = ["user__username", "network"]
    fields = list_display

    def has_add_permission(self, request, obj=None):
        return False

    has_change_permission = has_delete_permission = has_add_permission
