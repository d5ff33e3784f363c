"""Revision history: a record's versions, what changed in each, and the way back.

Versions are brought back through ``restoring`` only.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from reversion.models import Version

from participants.paging import page_of

from ... import workflow
from ...history import restoring, snapshots
from ...history.diff import compare, summary
from ...history.takedown import removed_from
from ...models import Event
from ...permissions import PUBLISH, of_all
from ...saving import saving
from ..corrections import CorrectionForm

# --- What happened ---------------------------------------------------------


def versions(request, model_admin, object_id):
    """List what was saved, by whom and why."""
    event = _managed(request, model_admin, object_id)
    page = page_of(_versions_of(event), request.GET.get("page"))
    context = titled(event, _("History"))
    context |= {"page": page, "entries": _entries(event, page)}
    return show(request, model_admin, "history.html", context)


def version(request, model_admin, object_id, version_id):
    """Show what changed in a version and what restoring it would change now."""
    event = _managed(request, model_admin, object_id)
    chosen = get_object_or_404(_versions_of(event), pk=version_id)
    answers = request.POST if request.method == "POST" else None
    question = CorrectionForm(answers) if event.is_public else None
    if request.method == "POST" and (question is None or question.is_valid()):
        return _restore(request, event, chosen.revision, question)
    before = _versions_of(event).filter(pk__lt=chosen.pk).first()
    (then,) = _taken(event, [chosen])
    (earlier,) = _taken(event, [before]) if before else ({},)
    now = restoring.restorable(snapshots.of_now(event))
    gone = removed_from(then)
    kept = {key: row for key, row in then.items() if key not in gone}
    context = titled(event, _("Version"))
    context |= {
        "entry": _entry(chosen),
        "changes": compare(earlier, then),
        "back": compare(now, restoring.restorable(kept)),
        "removed": gone.values(),
        "may_restore": model_admin.has_change_permission(request, event),
        "question": question,
    }
    return show(request, model_admin, "version.html", context)


def _restore(request, event, revision, question):
    try:
        with saving(event, by=request.user):
            left_out = restoring.restore(event, revision, by=request.user)
            if question:
                question.note_it(event, request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The earlier version is the current one now."))
        _tell_of(request, left_out)
    return redirect("admin:events_event_change", event.pk)


# --- What was deleted ------------------------------------------------------


def deleted_drafts(request, model_admin):
    context = {
        "title": _("Deleted drafts"),
        "page": page_of(_deleted(request).order_by("-pk"), request.GET.get("page")),
    }
    return show(request, model_admin, "deleted.html", context)


def deleted_draft(request, model_admin, version_id):
    """Show a deleted draft as it was last, and make it anew when asked to."""
    last = get_object_or_404(_deleted(request), pk=version_id)
    number = int(last.object_id)
    if request.method == "POST":
        return _recover(request, last.revision, number)
    kept = snapshots.of_revision(last.revision, number)
    context = {
        "title": last.object_repr,
        "entry": _entry(last),
        "changes": compare({}, restoring.restorable(kept)),
        "removed": removed_from(kept).values(),
    }
    return show(request, model_admin, "deleted_draft.html", context)


def _deleted(request):
    if not of_all(request.user, PUBLISH):
        raise PermissionDenied
    return Version.objects.get_deleted(Event).select_related("revision__user")


def _recover(request, revision, number):
    try:
        left_out = restoring.recover(revision, number, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("admin:events_event_recoverlist")
    messages.success(request, _("The draft is back."))
    _tell_of(request, left_out)
    return redirect("admin:events_event_change", number)


# --- Shared ----------------------------------------------------------------


def _managed(request, model_admin, object_id):
    """The record, for whoever answers for it: drafts of others are in its past."""
    event = model_admin.get_object(request, object_id)
    if event is None:
        raise Http404
    if not Event.objects.managed_by(request.user).filter(pk=event.pk).exists():
        raise PermissionDenied
    return event


def titled(event, title):
    return {"title": f"{title}: {event}", "event": event}


def show(request, model_admin, template, context):
    frame = model_admin.admin_site.each_context(request) | {"opts": model_admin.opts}
    return TemplateResponse(request, f"admin/events/event/{template}", frame | context)


def _tell_of(request, left_out):
    if left_out:
        missed = _("This no longer exists and was left out: %(names)s.")
        messages.warning(request, missed % {"names": ", ".join(left_out)})


def _versions_of(event):
    versions = Version.objects.get_for_object(event)
    return versions.select_related("revision__user", "revision__transition")


def _entries(event, page):
    """The versions on one page, each with what it changed, the latest first."""
    shown = list(page)
    if not shown:
        return []
    before = _versions_of(event).filter(pk__lt=shown[-1].pk).first()
    taken = _taken(event, [*shown, before] if before else shown)
    earlier = [*taken[1:], {}][: len(shown)]
    return [
        _entry(one) | {"what": summary(old, new)}
        for one, old, new in zip(shown, earlier, taken, strict=False)
    ]


def _taken(event, versions):
    """The snapshots of these versions, in their order."""
    found = snapshots.of_revisions([one.revision_id for one in versions], event.pk)
    return [found[one.revision_id] for one in versions]


def _entry(version):
    """Who, when and why; a step is told in the reader's own language."""
    taken = getattr(version.revision, "transition", None)
    step = workflow.told_of(taken) if taken else ""
    return {
        "version": version,
        "step": step,
        "why": taken.reason if step else version.revision.get_comment(),
    }
