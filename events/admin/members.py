"""User accounts: beside their role, for whom they write and in which language."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin

from ..models import Member

User = get_user_model()


class MemberInline(admin.StackedInline):
    model = Member
    autocomplete_fields = ["organisations"]
    can_delete = False


admin.site.unregister(User)  # the import above has registered it


@admin.register(User)
class DeskUserAdmin(UserAdmin):
    list_display = ["username", "first_name", "last_name", "email", "is_staff"]
    inlines = [MemberInline]

    def get_inlines(self, request, obj):
        """Ask for the password first and for the organisations on the next page."""
        return self.inlines if obj else []
