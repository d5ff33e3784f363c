"""Revision history of the registers: every save is kept with its author."""

from contextlib import nullcontext

from django.core.exceptions import PermissionDenied
from reversion.admin import VersionAdmin

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


class VersionedAdmin(VersionAdmin):
    """Keeps each save with its author, and leaves reversion's own way back closed.

    That would write all rows of an old revision, and so tear apart people who were
    merged since; a merge is undone on the person's page.
    """

    change_list_template = object_history_template = None

    def create_revision(self, request):
        """Open a revision for a request that writes: a GET must not take locks."""
        if request.method in SAFE_METHODS:
            return nullcontext()
        return super().create_revision(request)

    def history_view(self, request, object_id, extra_context=None):
        """Show Django's log: its page cannot list reversion's versions."""
        return super(VersionAdmin, self).history_view(request, object_id, extra_context)

    def revision_view(self, request, object_id, version_id, extra_context=None):
        raise PermissionDenied

    def recover_view(self, request, version_id, extra_context=None):
        raise PermissionDenied

    def recoverlist_view(self, request, extra_context=None):
        raise PermissionDenied
