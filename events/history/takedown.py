"""Takedown: a file goes at once and for good, even where history names it.

Somebody's picture must go today. The file's name stays, with the day and the reason,
which whoever restores an earlier version is told.
"""

from dataclasses import dataclass
from functools import partial

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from reversion.models import Version

from languages.columns import columns

from ..models import Event, RemovedFile
from ..models.media import renditions_of
from ..saving import saving
from .retention import KEEPERS, in_versions
from .snapshots import Key


@dataclass(frozen=True)
class KeptFile:
    """A file of a record, as one knows it again without opening it."""

    name: str
    caption: str
    is_shown: bool  # the record has it now; else only its history


def files_of(event) -> list[KeptFile]:
    """Return what the record has, then what only its history names."""
    now = {
        getattr(part, model.FILE).name: KeptFile(
            getattr(part, model.FILE).name, str(part), is_shown=True
        )
        for model in KEEPERS
        for part in model.objects.filter(event=event)
    }
    revisions = Version.objects.get_for_object(event).order_by().values("revision")
    kept = in_versions(Version.objects.filter(revision__in=revisions).order_by())
    then = {
        name: KeptFile(name, _caption_of(row), is_shown=False)
        for name, row in kept
        if row["event"] == event.pk
    }
    gone = RemovedFile.objects.in_bulk(then, field_name="name")
    return [file for name, file in (then | now).items() if name not in gone]


def _caption_of(row) -> str:
    return next(filter(None, map(row.get, columns("caption", "alt"))), "")


def removed_from(snapshot) -> dict[Key, RemovedFile]:
    """Return the rows of a snapshot whose files were removed for good, and the acts."""
    files = {model._meta.label_lower: model.FILE for model in KEEPERS}
    names = {
        key: values[files[key[0]]]
        for key, values in snapshot.items()
        if key[0] in files
    }
    gone = RemovedFile.objects.in_bulk(names.values(), field_name="name")
    return {key: gone[name] for key, name in names.items() if name in gone}


@transaction.atomic
def take_down(event, name, reason, *, by):
    """Remove the file ``name`` from the record, its history and the storage.

    In one revision the row goes and the reason is kept; the file and all that was
    made of it are deleted once that is certain. Raises ``PermissionDenied`` for whoever
    is no editor, and ``ValidationError`` without a reason or for another's file.
    """
    managed = Event.objects.managed_by(by).select_for_update(of=["self"])
    event = managed.filter(pk=event.pk).first()
    if event is None or not by.has_perm("events.publish_event"):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError(_("Say why the file is removed, in a few words."))
    if name not in [file.name for file in files_of(event)]:
        raise ValidationError(_("The record has no such file."))
    done = _("A file was removed for good.")
    why = f"{done} {reason}"
    with saving(event, by=by, comment=why):
        for model in KEEPERS:
            model.objects.filter(event=event, **{model.FILE: name}).delete()
        event.save()
    RemovedFile.objects.create(name=name, by=by, reason=reason)
    LogEntry.objects.log_actions(by.pk, [event], CHANGE, why)
    transaction.on_commit(partial(_delete, name))


def _delete(name):
    for stored in (name, *renditions_of(name)):
        default_storage.delete(stored)
