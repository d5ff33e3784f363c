"""User accounts: their role, for whom they write, their sessions, and the log."""

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Member
from participants.audit_log import Act, note
from participants.autocompletion import Autocompletion, RowsField
from participants.deletion import LinkedStays
from participants.paging import desk_pages

from . import deactivation, emails, rights, sessions
from .forms import HeirForm, OthersPasswordForm
from .invitations.admin import InvitationAdmin
from .models import Attempt, Invitation
from .second_factor import acts
from .views import sessions_page

User = get_user_model()
ROLE = {"groups", "user_permissions", "is_staff", "is_superuser"}
NAMED = 20  # records of somebody who leaves


def without(column, fieldsets):
    for name, options in fieldsets:
        fields = [field for field in options["fields"] if field != column]
        yield name, options | {"fields": fields}


class MemberInline(Autocompletion, admin.StackedInline):
    model = Member
    autocomplete_fields = ["organisations"]
    can_delete = False


class Guarded:
    """Leaves alone what may do more than the person at the desk, see ``rights``."""

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or self.may_change(request.user, obj))

    def get_object(self, request, object_id, from_field=None):
        """Remember what somebody might before, for the log."""
        found = super().get_object(request, object_id, from_field)
        if found and request.method == "POST":
            request.rights = rights.rights_of(found)
        return found

    def log_addition(self, request, obj, message):
        note(Act.RIGHTS, [obj], by=request.user, said=message)

    def log_change(self, request, obj, message):
        """Keep which rights were given and taken with the change."""
        now, before = rights.rights_of(obj), getattr(request, "rights", None)
        if isinstance(message, list) and before is not None:
            told = [f"+ {one}" for one in sorted(now - before)]
            told += [f"− {one}" for one in sorted(before - now)]
            message += [{"changed": {"fields": told}}] if told else []
        note(Act.RIGHTS, [obj], by=request.user, said=message)

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        """Offer, and accept, only what this person has."""
        kwargs["form_class"] = RowsField
        if db_field.name == "groups":  # few, so all are seen
            kwargs["widget"] = CheckboxSelectMultiple
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        grantable = {
            "groups": rights.grantable_groups,
            "permissions": rights.grantable_permissions,
            "user_permissions": rights.grantable_permissions,
        }[db_field.name](request.user)
        field.queryset = field.queryset.filter(pk__in=grantable)
        if db_field.related_model is Permission:
            field.queryset = field.queryset.filter(pk__in=_of_use())
        return field


def _of_use():
    """Return the rights to what some form shows, and those that somebody has anyway."""
    forms = admin.site._registry.items()
    shown = {model for model, _form in forms}
    shown |= {part.model for _model, form in forms for part in form.inlines}
    found = ContentType.objects.get_for_models(*shown, for_concrete_models=False)
    held = Q(user__isnull=False) | Q(group__isnull=False)
    return Permission.objects.filter(Q(content_type__in=found.values()) | held)


admin.site.unregister(User)  # the imports above have registered them
admin.site.unregister(Group)
admin.site.register(Invitation, InvitationAdmin)
if apps.is_installed("allauth"):  # its tables are empty
    for label in ("account", "socialaccount"):
        models = apps.get_app_config(label).get_models()
        admin.site.unregister(filter(admin.site.is_registered, models))


@admin.register(Group)
class DeskGroupAdmin(LinkedStays, Guarded, GroupAdmin):
    may_change = staticmethod(rights.may_change_group)

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or self.may_change(request.user, obj))


@admin.register(User)
class DeskUserAdmin(Guarded, UserAdmin):
    may_change = staticmethod(rights.may_change_user)
    change_password_form = OthersPasswordForm
    fieldsets = [*without("is_active", UserAdmin.fieldsets)]  # see ``deactivation``
    list_display = ["username", "called", "email", "roles", "last_login"]
    list_filter = ["is_active", "groups"]
    inlines = [MemberInline]

    @admin.display(description=gettext_lazy("full name"), ordering="last_name")
    def called(self, user):
        return user.get_full_name()

    @admin.display(description=gettext_lazy("roles"))
    def roles(self, user):
        return ", ".join(map(str, user.groups.all()))

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_urls(self):
        pages = {
            "sessions": ("<int:pk>/sessions/", self.sessions),
            "factor": ("<int:pk>/factor/", self.remove_factor),
            "activity": ("<int:pk>/activity/", self.activity),
        }
        return [*desk_pages(self, pages), *super().get_urls()]

    def get_inlines(self, request, obj):
        """Ask for the password first and for the organisations on the next page."""
        return self.inlines if obj else []

    def get_fieldsets(self, request, obj=None):
        """Tell how a password is kept only to whoever can give another."""
        fieldsets = super().get_fieldsets(request, obj)
        may_write = obj is None or self.has_change_permission(request, obj)
        return fieldsets if may_write else [*without("password", fieldsets)]

    def get_readonly_fields(self, request, obj=None):
        closed = [] if request.user.is_superuser else ["is_superuser"]
        known = ["last_login", "date_joined"]  # which nobody types
        return [*super().get_readonly_fields(request, obj), *known, *closed]

    def has_delete_permission(self, request, obj=None):
        """Nobody is deleted: what they did would be nobody's (see ``deactivation``)."""
        return False

    def get_search_results(self, request, queryset, search_term):
        if request.resolver_match.url_name == "autocomplete":
            queryset = queryset.filter(is_active=True)
        return super().get_search_results(request, queryset, search_term)

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

    def activity(self, request, pk):
        """Deactivate somebody, or activate them again; one never shuts oneself out."""
        user, act = self._changeable(request, pk), request.POST.get("act")
        if user == request.user:
            raise PermissionDenied
        form = HeirForm(user, request.POST if act == "deactivate" else None)
        if act == "deactivate" and form.is_valid():
            heir = form.cleaned_data["heir"]
            deactivation.deactivate(user, by=request.user, heir=heir)
            return self._done(request, user, _("The account is deactivated."))
        if act == "activate":
            deactivation.activate(user)
            return self._done(request, user, _("The account is active again."))
        records = deactivation.left_alone(user)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Deactivate") if user.is_active else _("Activate again"),
            "owner": user,
            "records": records[:NAMED],
            "count": records.count(),
            "form": form,
        }
        return render(request, "admin/accounts/activity.html", context)

    def _done(self, request, user, told):
        self.log_change(request, user, told)
        messages.success(request, told)
        return redirect("admin:auth_user_change", user.pk)

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
