"""Edit conflict in the form: the second save is refused, both texts are shown.

Nothing is lost: what only the other has changed is put into the form that was sent.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import DEFAULT_MAX_NUM
from django.urls import reverse
from django.utils.translation import gettext as _

from languages.row_numbers import row_number

from ..history import edit_conflicts, snapshots
from ..history.diff import compare
from ..history.recording import PARTS
from ..models import Event


class EventForm(forms.ModelForm):
    """Refuses to overwrite what somebody has saved since it was opened."""

    conflict = None

    def clean(self):
        cleaned = super().clean()
        if self.conflict:
            raise ValidationError(
                _(
                    "Nothing is saved yet: somebody saved this record while you were "
                    "writing. Compare both texts above, then save again."
                )
            )
        return cleaned


def token_of(request, event, formsets):
    """Name a record by the very rows that its form shows, and keep them for all.

    Read anew they could be newer than what is shown, which would overwrite them.
    """
    if request.method == "POST":  # the rows hold what was typed
        return edit_conflicts.version_token(event, snapshots.of_now(event))
    for one in formsets:
        event._prefetched_objects_cache[one.formset.prefix] = one.formset.get_queryset()
    return edit_conflicts.version_token(event, snapshots.of_read(event))


def found(request, model_admin, event):
    """Lock the record and return what was saved since the form was opened, if any."""
    event = Event.objects.select_for_update().get(pk=event.pk)
    token, theirs = request.POST.get("version_token"), snapshots.of_read(event)
    if not token or token == edit_conflicts.version_token(event, theirs):
        return None
    return edit_conflicts.Conflict(
        edit_conflicts.saved_last(event),
        base=edit_conflicts.found_with(token, event),
        theirs=theirs,
        mine=_typed(request, model_admin, event, theirs),
    )


def keep_refused(request, model_admin, event, number):
    """Say on the request what would be lost where a record is closed, or gone.

    What was typed into one that is gone can be sent again, as a new record.
    """
    if "version_token" not in request.POST:
        return  # nobody had its form
    theirs = snapshots.of_now(event) if event else {}
    subject = event or Event(pk=row_number(number) or 0)
    mine = _typed(request, model_admin, subject, theirs, change=False)
    request.refused = {"changes": compare(theirs, mine)}
    if event:
        said = _("Meanwhile this record is: %(status)s. You may not change it now.")
        request.refused["sentence"] = said % {"status": event.standing}
        request.refused["look"] = request.path
        return
    request.POST = request.POST.copy()
    for prefix in PARTS:
        count = _count(request.POST, f"{prefix}-INITIAL_FORMS")
        rows = {f"{prefix}-{place}" for place in range(count)}
        if rows:
            _begin_anew(request.POST, prefix, rows)
    for name in [name for name in request.POST if name.endswith("-event")]:
        del request.POST[name]  # the number of what is gone
    del request.POST["version_token"]
    request.refused |= {"again": reverse("admin:events_event_add"), "anew": True}


def _typed(request, model_admin, event, theirs, change=True):
    """Return the record as it would be if the form were saved as it was typed.

    Of a record that is closed to its writer (no ``change``) the new rows are told, too.
    """
    form = model_admin.get_form(request, event if change else None, change=change)(
        request.POST, request.FILES, instance=event
    )
    form.is_valid()
    typed = dict(theirs) | snapshots.of_things([event])
    typed["events.event", event.pk] |= chosen(form)
    formsets, _inlines = model_admin._create_formsets(request, event, change=change)
    for formset in formsets:
        for row in formset.initial_forms:
            _add_typed_row(typed, formset, row)
        for place, row in enumerate(() if change else formset.extra_forms, 1):
            row.is_valid()
            if row.has_changed():
                row.instance.pk = -place
                typed |= snapshots.of_things([row.instance])
    return typed


def _add_typed_row(typed, formset, row):
    """Put one row as it was typed into the snapshot, or take it out if it is ticked."""
    key = (
        formset.model._meta.label_lower,
        row_number(row.data.get(f"{row.prefix}-id")),
    )
    if not key[1]:
        return
    row.is_valid()
    if formset._should_delete_form(row):
        typed.pop(key, None)
        return
    row.instance.pk = key[1]  # the other may have removed it
    ((_key, values),) = snapshots.of_things([row.instance]).items()
    typed[key] = values | chosen(row)


def chosen(form):
    """Return what was chosen by number: a row that is not saved does not have it."""
    return {
        field.name: sorted(one.pk for one in form.cleaned_data[field.name])
        for field in form.instance._meta.local_many_to_many
        if field.name in form.cleaned_data
    }


def merged(posted, conflict):
    """Return what was typed with what only the other has changed put in its place."""
    data = posted.copy()
    rows = _rows(data)
    for key, column in conflict.adopted:
        row = rows.get(key)
        if key[0] == "events.event":
            _put(data, column, conflict.theirs[key][column])
        elif row and column:
            _put(data, f"{row}-{column}", conflict.theirs[key][column])
        elif row:  # the other has removed a row that was left alone here
            data[f"{row}-DELETE"] = "on"
    revived = {rows[key] for key in conflict.revived if key in rows}
    for prefix in PARTS:
        of_kind = {row for row in revived if row.rpartition("-")[0] == prefix}
        if of_kind:
            _begin_anew(data, prefix, of_kind)
    return data


def _rows(data):
    """Return where in the form each row of the record is: ``sections-3``."""
    places = (
        (model._meta.label_lower, f"{prefix}-{place}")
        for prefix, model in PARTS.items()
        for place in range(_count(data, f"{prefix}-INITIAL_FORMS"))
    )
    found = ((label, row_number(data.get(f"{row}-id")), row) for label, row in places)
    return {(label, number): row for label, number, row in found if number}


def _count(data, name):
    return min(row_number(data.get(name)), DEFAULT_MAX_NUM)


def _put(data, name, value):
    if isinstance(value, list):
        data.setlist(name, [str(one) for one in value])
    elif isinstance(value, bool):
        data.setlist(name, ["on"] if value else [])
    else:
        data[name] = "" if value is None else str(value)


def _begin_anew(data, prefix, rows):
    """Turn rows that are gone from the record into new ones, after all others.

    A formset looks its first rows up by number; a row that is gone would be refused.
    """
    initial = _count(data, f"{prefix}-INITIAL_FORMS")
    places = sorted(
        range(_count(data, f"{prefix}-TOTAL_FORMS")),
        key=lambda place: (place >= initial or f"{prefix}-{place}" in rows, place),
    )
    typed = {name: data.pop(name) for name in list(data) if _is_of(name, prefix)}
    for new, old in enumerate(places):
        stem = f"{prefix}-{old}-"
        for name in [name for name in typed if name.startswith(stem)]:
            data.setlist(f"{prefix}-{new}-{name.removeprefix(stem)}", typed[name])
        if f"{prefix}-{old}" in rows:
            data[f"{prefix}-{new}-id"] = ""
    data[f"{prefix}-INITIAL_FORMS"] = str(initial - len(rows))


def _is_of(name, prefix):
    """Whether a posted name is a field of a row: ``sections-3-heading_kk``."""
    rest = name.removeprefix(f"{prefix}-")
    return rest != name and rest.partition("-")[0].isdecimal()
