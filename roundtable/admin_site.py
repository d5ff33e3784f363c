from csp.constants import NONCE, SELF
from csp.decorators import csp_update
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from .dashboard import panels


class RoundtableAdminSite(admin.AdminSite):
    """The stock admin under the portal's name, with what its editor needs allowed."""

    site_header = _("Roundtable: authors and editors")
    site_title = _("Roundtable")
    index_title = _("Desk")

    def admin_view(self, view, cacheable=False):
        """Let the text editor's import map through the policy."""
        allow = csp_update({"script-src": [SELF, NONCE]})
        return allow(super().admin_view(view, cacheable))

    def index(self, request, extra_context=None):
        """Show first what waits for this user."""
        context = {"panels": panels(request.user)} | (extra_context or {})
        return super().index(request, context)
