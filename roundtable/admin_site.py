from csp.constants import NONCE, SELF, UNSAFE_INLINE
from csp.decorators import csp_update
from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from .accounts.authentication import remember_browser
from .accounts.confirming import confirmed
from .accounts.forms import SignInForm
from .accounts.sessions import kept_awake
from .accounts.views import PasswordChange, own_sessions
from .dashboard import panels


class RoundtableAdminSite(admin.AdminSite):
    """The stock admin under the portal's name, with what its editor needs allowed."""

    site_header = _("Roundtable: authors and editors")
    site_title = _("Roundtable")
    index_title = _("Desk")
    login_form = SignInForm

    def get_urls(self):
        own = path("sessions/", self.admin_view(own_sessions), name="sessions")
        return [own, *super().get_urls()]

    def admin_view(self, view, cacheable=False):
        """Guard an act, and let the editor's import map and style element through."""
        allow = csp_update(
            {"script-src": [SELF, NONCE], "style-src": [SELF, UNSAFE_INLINE]}
        )
        return allow(super().admin_view(kept_awake(confirmed(view)), cacheable))

    def index(self, request, extra_context=None):
        """Show first what waits for this user."""
        context = {"panels": panels(request.user)} | (extra_context or {})
        return super().index(request, context)

    def login(self, request, extra_context=None):
        """Sign somebody in, who is known in this browser from then on."""
        response = super().login(request, extra_context)
        if request.method != "POST":
            return response
        form = getattr(response, "context_data", {}).get("form")
        if form is None:
            remember_browser(request, response, request.user)
        elif form.must_wait:
            response.status_code = 429
        return response

    def password_change(self, request, extra_context=None):
        context = self.each_context(request) | (extra_context or {})
        request.current_app = self.name
        return PasswordChange.as_view(extra_context=context)(request)
