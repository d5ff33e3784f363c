"""Previews: a draft for somebody without a login, a form before it is saved."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from languages.fallback import LANGUAGES

from ... import previewing, record_page
from ...choices import Status
from ...history import rebuilding, snapshots
from ...models import Event, Section
from ...models.media import Medium
from .. import conflicts

UNSAVED = 10**9  # rows that have no number yet get one from here, and lose it again


@require_POST
def end(request, model_admin, pk):
    event = get_object_or_404(Event.objects.managed_by(request.user), pk=pk)
    previewing.end(event)
    messages.success(request, _("Links sent so far no longer open the record."))
    return redirect("admin:events_event_change", pk)


def page_of_typed(event):
    """Return the address that draws the form of a record, or of a new one."""
    if event is None:
        return reverse("admin:events_event_typed_new")
    return reverse("admin:events_event_typed", args=[event.pk])


def context(request, event):
    """Offer a link to those who answer for a record that readers do not see."""
    if event is None or event.is_public or event.status == Status.WITHDRAWN:
        return {}
    if not Event.objects.managed_by(request.user).filter(pk=event.pk).exists():
        return {}
    return {"preview_link": f"{settings.SITE_URL}{previewing.link_to(event)}"}


@require_POST
def typed(request, model_admin, pk=0):
    """Show the record as it is typed, in the language that the form shows.

    It is made of the form as an old version is of its revision: nothing is saved.
    """
    event = get_object_or_404(model_admin.get_queryset(request), pk=pk) if pk else None
    may_write = (
        model_admin.has_change_permission if pk else model_admin.has_add_permission
    )
    if not may_write(request, *([event] if pk else [])):
        raise PermissionDenied
    snapshot = _typed(request, model_admin, event or Event())
    shown = request.POST.get("shown")
    with override(shown if shown in LANGUAGES else get_language()):
        context = record_page.context(rebuilding.of_snapshot(pk, snapshot))
        response = render(request, "events/event_detail.html", context)
    add_never_cache_headers(response)
    return response


def _typed(request, model_admin, event):
    """Return a snapshot of what the form holds, rows without a number included."""
    is_saved = event.pk is not None
    form = model_admin.get_form(request, event, change=is_saved)
    form = form(request.POST, instance=event)
    form.is_valid()
    formsets, _inlines = model_admin._create_formsets(request, event, change=is_saved)
    rows = {row.prefix: row for one in formsets for row in _rows(one)}
    for number, row in enumerate(rows.values(), UNSAVED):
        row.instance.pk = row.instance.pk or number
    event.pk = event.pk or 0
    snapshot = _snapshot_of(form)
    for row in rows.values():
        if spoken := rows.get(getattr(row, "spoken_by", None)):
            row.instance.speaker_id = spoken.instance.pk
        snapshot |= _snapshot_of(row)
    return snapshot


def _rows(formset):
    """Yield the rows that would be saved; a file that was only chosen has no page."""
    for row in formset.forms:
        is_there = row.instance.pk or row.has_changed()
        if not is_there or (row.is_valid() and formset._should_delete_form(row)):
            continue
        if row.instance.pk or not issubclass(formset.model, Medium):
            yield row


def _snapshot_of(form):
    thing = form.instance
    if isinstance(thing, Section):
        thing.anchor = thing.anchor or thing.pk
        thing._meta.get_field("paragraphs").pre_save(thing, add=False)
    ((key, values),) = snapshots.of_things([thing]).items()
    return {key: values | conflicts.chosen(form)}
