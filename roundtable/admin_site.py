from functools import wraps

from csp.constants import NONCE, SELF
from csp.decorators import csp_update
from django.contrib import admin
from django.contrib.admin.exceptions import DisallowedModelAdminToField
from django.contrib.admin.options import TO_FIELD_VAR
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _

from events.concerned import still_to_hear
from events.media.storage import nothing_left_behind

from .accounts.confirming import confirmed
from .accounts.second_factor.views import own_factor, second_step
from .accounts.sessions import kept_awake
from .accounts.views import PasswordChange, SignIn, own_sessions
from .dashboard import panels


def named(view):
    """Refuse to look a row up by a column without a name, which breaks the admin."""

    @wraps(view)
    def asked(request, *args, **kwargs):
        if "" in (request.GET.get(TO_FIELD_VAR), request.POST.get(TO_FIELD_VAR)):
            raise DisallowedModelAdminToField("A column needs a name.")
        return view(request, *args, **kwargs)

    return asked


class RoundtableAdminSite(admin.AdminSite):
    """The stock admin under the portal's name, with what its editor needs allowed."""

    site_header = _("Roundtable: authors and editors")
    site_title = _("Roundtable")
    index_title = _("Desk")

    def get_urls(self):
        own = [
            path("sessions/", self.admin_view(own_sessions), name="sessions"),
            path("second-factor/", self.admin_view(own_factor), name="own_factor"),
            path("login/second-step/", second_step, name="second_step"),
        ]
        return [*own, *super().get_urls()]

    def admin_view(self, view, cacheable=False):
        """Guard an act, and let the text editor's import map through the policy."""
        allow = csp_update({"script-src": [SELF, NONCE]})
        guarded = kept_awake(confirmed(named(nothing_left_behind()(view))))
        return allow(super().admin_view(guarded, cacheable))

    def index(self, request, extra_context=None):
        """Show first what waits for this user."""
        context = {"panels": panels(request.user), "still_to_hear": still_to_hear()}
        context |= extra_context or {}
        return super().index(request, context)

    def login(self, request, extra_context=None):
        """Show the stock page, behind which a second factor may be asked for."""
        if request.method == "GET" and self.has_permission(request):
            return redirect("admin:index")
        context = self.each_context(request) | {
            "title": _("Log in"),
            "subtitle": None,
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
        }
        request.current_app = self.name
        return SignIn.as_view(extra_context=context)(request)

    def password_change(self, request, extra_context=None):
        context = self.each_context(request) | (extra_context or {})
        request.current_app = self.name
        return PasswordChange.as_view(extra_context=context)(request)
