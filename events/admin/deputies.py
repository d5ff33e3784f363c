"""Deputies: everybody names their own, for days that end by themselves."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.audit_log import Act, note

from .. import emails
from ..models import Deputy
from ..permissions import EDIT
from .colleagues import ColleaguesField


class DeputyForm(forms.ModelForm):
    colleague = ColleaguesField(label=capfirst(gettext_lazy("deputy")))

    by = None

    def clean_colleague(self):
        named = self.cleaned_data["colleague"]
        if len(named) != 1:
            raise ValidationError(_("Name one person."))
        if named == [self.by]:
            raise ValidationError(_("Nobody stands for themselves."))
        self.instance.principal, self.instance.deputy = self.by, named[0]
        return named

    def clean_last_day(self):
        day = self.cleaned_data["last_day"]
        if day < timezone.localdate():
            raise ValidationError(_("This day has passed."))
        return day


@admin.register(Deputy)
class DeputyAdmin(admin.ModelAdmin):
    """A list of who stands for whom, as far as it concerns whoever looks at it."""

    form = DeputyForm
    list_display = ["principal", "deputy", "first_day", "last_day"]
    list_select_related = ["principal", "deputy"]
    actions = None

    def get_fields(self, request, obj=None):
        return self.list_display if obj else ["colleague", "first_day", "last_day"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.by = request.user
        return form

    def get_queryset(self, request):
        return super().get_queryset(request).of(request.user)

    # --- Who may do what ---------------------------------------------------

    def has_add_permission(self, request):
        return request.user.has_perm(EDIT)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(EDIT)

    has_module_permission = has_add_permission

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        """Let whoever named a deputy end it, as long as it is not over."""
        if obj is None:
            return request.user.has_perm(EDIT)
        is_over = obj.last_day < timezone.localdate()
        return obj.principal == request.user and not is_over

    # --- Saving ------------------------------------------------------------

    def log_addition(self, request, obj, message):
        note(Act.RIGHTS, [obj], by=request.user, said=_("Named a deputy."))

    def log_deletions(self, request, queryset):
        note(Act.RIGHTS, queryset, by=request.user, said=_("Named a deputy no more."))

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        emails.tell_of_deputy(obj)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        emails.tell_of_deputy(obj, ended=True)
