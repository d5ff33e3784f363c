"""Revision history at the desk: every save is kept with its author."""

from contextlib import nullcontext

from django.core.exceptions import PermissionDenied
from reversion.admin import VersionAdmin


class VersionedAdmin(VersionAdmin):
    """Keeps each save with its author, and leaves reversion's own way back closed.

    That would write all rows of an old revision, and so tear apart people who were
    merged since; a merge is undone on the person's page.
    """

    change_list_template = object_history_template = None
    actions = None  # the bulk deletion would not look at each of them

    def create_revision(self, request):
        """Open a revision for a request that writes: a GET must not take locks."""
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return nullcontext()
        return super().create_revision(request)

    def history_view(self, request, object_id, extra_context=None):
        """Show Django's log: its page cannot list reversion's versions."""
        return super(VersionAdmin, self).history_view(request, object_id, extra_context)

    def _way_back(self, request, *args, **named):
        raise PermissionDenied

    revision_view = recover_view = recoverlist_view = _way_back
