"""The history of a record: its versions, what changed in each, and the way back."""

from contextlib import nullcontext

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from reversion import is_active, set_comment
from reversion.admin import VersionAdmin
from reversion.models import Version

from participants.paging import page_of

from .. import workflow
from ..history import restoring, snapshots
from ..history.diff import compare, summary
from ..models import Event
from .correction import CorrectionForm

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


class HistoryMixin(VersionAdmin):
    """Shows versions word by word and brings them back through ``restoring`` only.

    reversion's own way back writes all of an old version, status included, before any
    form or permission of ours is asked: none of its three views is left.
    """

    change_list_template = "admin/events/event/change_list.html"

    def create_revision(self, request):
        """Open a revision for a request that writes: a GET must not take locks."""
        if request.method in SAFE_METHODS:
            return nullcontext()
        return super().create_revision(request)

    def changelist_view(self, request, extra_context=None):
        may_recover = request.user.has_perm("events.publish_event")
        extra = {"may_recover": may_recover} | (extra_context or {})
        return super().changelist_view(request, extra)

    def log_change(self, request, obj, message):
        """Keep the comment as data, so that everybody reads it in their language."""
        entry = super().log_change(request, obj, message)
        if is_active():
            set_comment(entry.change_message)
        return entry

    def log_addition(self, request, obj, message):
        entry = super().log_addition(request, obj, message)
        if is_active():
            set_comment(entry.change_message)
        return entry

    # --- What happened -----------------------------------------------------

    def history_view(self, request, object_id, extra_context=None):
        event = self._kept(request, object_id)
        versions = _versions_of(event)
        page = page_of(versions, request.GET.get("page"))
        context = self._page_of(event, _("History"))
        context |= {"page": page, "entries": _entries(event, page)}
        return self._show(request, "history.html", context)

    def revision_view(self, request, object_id, version_id, extra_context=None):
        """Show what changed in a version and what restoring it would change now."""
        event = self._kept(request, object_id)
        version = get_object_or_404(_versions_of(event), pk=version_id)
        question = self._question(request, event)
        if request.method == "POST" and (question is None or question.is_valid()):
            return self._restore(request, event, version.revision, question)
        before = _versions_of(event).filter(pk__lt=version.pk).first()
        (then,) = _taken(event, [version])
        (earlier,) = _taken(event, [before]) if before else ({},)
        now = restoring.restorable(snapshots.of_now(event))
        context = self._page_of(event, _("Version"))
        context |= {
            "entry": _entry(version),
            "changes": compare(earlier, then),
            "back": compare(now, restoring.restorable(then)),
            "may_restore": self.has_change_permission(request, event),
            "question": question,
        }
        return self._show(request, "version.html", context)

    def _question(self, request, event):
        """What is asked of whoever changes a record that readers see."""
        answers = request.POST if request.method == "POST" else None
        return CorrectionForm(answers) if event.is_public else None

    def _restore(self, request, event, revision, question):
        try:
            with transaction.atomic(), self.create_revision(request):
                left_out = restoring.restore(event, revision, by=request.user)
                if question:
                    question.note_it(event, request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("The earlier version is the current one now."))
            self._tell_of(request, left_out)
        return redirect(reverse("admin:events_event_change", args=[event.pk]))

    # --- What was deleted --------------------------------------------------

    def recoverlist_view(self, request, extra_context=None):
        _only_for_editors(request)
        deleted = Version.objects.get_deleted(Event).select_related("revision__user")
        context = {
            "title": _("Deleted drafts"),
            "page": page_of(deleted.order_by("-pk"), request.GET.get("page")),
        }
        return self._show(request, "deleted.html", context)

    def recover_view(self, request, version_id, extra_context=None):
        """Show a deleted draft as it was last, and make it anew when asked to."""
        _only_for_editors(request)
        deleted = Version.objects.get_deleted(Event).select_related("revision__user")
        version = get_object_or_404(deleted, pk=version_id)
        number = int(version.object_id)
        if request.method == "POST":
            return self._recover(request, version.revision, number)
        kept = snapshots.of_revision(version.revision, number)
        context = {
            "title": version.object_repr,
            "entry": _entry(version),
            "changes": compare({}, restoring.restorable(kept)),
        }
        return self._show(request, "deleted_draft.html", context)

    def _recover(self, request, revision, number):
        try:
            left_out = restoring.recover(revision, number, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect(reverse("admin:events_event_recoverlist"))
        messages.success(request, _("The draft is back."))
        self._tell_of(request, left_out)
        return redirect(reverse("admin:events_event_change", args=[number]))

    # --- Shared ------------------------------------------------------------

    def _kept(self, request, object_id):
        """The record, for whoever answers for it: drafts of others are in its past."""
        event = self.get_object(request, object_id)
        if event is None:
            raise Http404
        if not Event.objects.managed_by(request.user).filter(pk=event.pk).exists():
            raise PermissionDenied
        return event

    def _page_of(self, event, title):
        return {"title": f"{title}: {event}", "event": event}

    def _show(self, request, template, context):
        frame = self.admin_site.each_context(request)
        opts = {
            "opts": self.opts,
            "module_name": capfirst(self.opts.verbose_name_plural),
        }
        name = f"admin/events/event/{template}"
        return TemplateResponse(request, name, frame | opts | context)

    def _tell_of(self, request, left_out):
        if left_out:
            missed = _("This no longer exists and was left out: %(names)s.")
            messages.warning(request, missed % {"names": ", ".join(left_out)})


def _only_for_editors(request):
    if not request.user.has_perm("events.publish_event"):
        raise PermissionDenied


def _versions_of(event):
    versions = Version.objects.get_for_object(event)
    return versions.select_related("revision__user", "revision__transition")


def _entries(event, page):
    """The versions on one page, each with what it changed, the latest first."""
    versions = list(page)
    if not versions:
        return []
    before = _versions_of(event).filter(pk__lt=versions[-1].pk).first()
    taken = _taken(event, [*versions, before] if before else versions)
    earlier = [*taken[1:], {}][: len(versions)]
    return [
        _entry(version) | {"what": summary(old, new)}
        for version, old, new in zip(versions, earlier, taken, strict=False)
    ]


def _taken(event, versions):
    """The snapshots of these versions, in their order."""
    found = snapshots.of_revisions([one.revision_id for one in versions], event.pk)
    return [found[one.revision_id] for one in versions]


def _entry(version):
    """Who, when and why; a step is told in the reader's own language."""
    taken = getattr(version.revision, "transition", None)
    step = workflow.STEPS.get(taken.name) if taken else None
    return {
        "version": version,
        "step": step.done if step else "",
        "why": taken.reason if step else version.revision.get_comment(),
    }
