"""Revision history at the desk: every save is kept with its author."""

from contextlib import nullcontext
from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import Http404
from reversion import is_active, set_comment
from reversion.admin import VersionAdmin
from reversion.models import Version

TRIES = 3  # of reading a thing between two saves


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

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Read what a form shows again if somebody has saved it meanwhile.

        It would mix what was with what is, and be sent as if it had been typed.
        """
        read = partial(
            super().changeform_view, request, object_id, form_url, extra_context
        )
        if object_id is None or request.method == "POST":
            return read()
        kept = Version.objects.get_for_object_reference(self.model, object_id)
        for _time in range(TRIES):
            before = kept.values("pk").first()
            answer = read()
            if kept.values("pk").first() == before:
                break
        return answer

    def log_addition(self, request, obj, message):
        return _commented(super().log_addition(request, obj, message))

    def log_change(self, request, obj, message):
        return _commented(super().log_change(request, obj, message))

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Refuse a form whose row is gone like others: what was typed is shown then."""
        if request.method == "POST":
            raise Http404
        return super()._get_obj_does_not_exist_redirect(request, opts, object_id)

    def history_view(self, request, object_id, extra_context=None):
        """Show Django's log: its page cannot list reversion's versions."""
        return super(VersionAdmin, self).history_view(request, object_id, extra_context)

    def _way_back(self, request, *args, **named):
        raise PermissionDenied

    revision_view = recover_view = recoverlist_view = _way_back


def _commented(entry):
    """Keep the comment as data, so that everybody reads it in their language."""
    if is_active():
        set_comment(entry.change_message)
    return entry
