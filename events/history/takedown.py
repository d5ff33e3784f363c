"""Takedown: a file goes at once and for good, even where history names it.

Somebody's picture must go today. The file's name stays, with the day and the reason,
which whoever restores an earlier version is told.
"""

from dataclasses import dataclass
from functools import partial

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils.translation import gettext as _
from reversion.models import Version

from languages.columns import columns
from participants.audit_log import Act

from ..models import Event, RemovedFile
from ..models.media import renditions_of
from ..permissions import PUBLISH
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
    event = Event.objects.permitted(by, PUBLISH).locked(event.pk)
    if not reason.strip():
        raise ValidationError(_("Say why the file is removed, in a few words."))
    if name not in [file.name for file in files_of(event)]:
        raise ValidationError(_("The record has no such file."))
    _remove([event], name, reason, by)
    transaction.on_commit(partial(_delete, name))


def _remove(events, name, reason, by):
    """Take the rows of a file away, and keep the reason."""
    done = _("A file was removed for good.")
    why = f"{done} {reason}"
    for event in events:
        with saving(event, by=by, comment=why, act=Act.TAKEN_DOWN):
            for model in KEEPERS:
                model.objects.filter(event=event, **{model.FILE: name}).delete()
            event.save()
    RemovedFile.objects.create(name=name, by=by, reason=reason)


def _delete(name):
    for stored in (name, *renditions_of(name)):
        default_storage.delete(stored)


# --- After a restore: an archive may be older than a takedown ---------------


def removed_files() -> list[tuple]:
    """Return what was removed from this site; a database without tables knows nothing.

    Asked before an archive takes its place, which may be one of an earlier version.
    """
    if RemovedFile._meta.db_table not in connection.introspection.table_names():
        return []
    columns = "name", "reason", "removed_at", "by__username"
    return list(RemovedFile.objects.order_by("pk").values_list(*columns))


def take_down_again(removed, storage) -> list[str]:
    """Remove from a restored database and ``storage`` what had been removed before.

    Returns the names that the archive has brought back. No name is given twice, so
    what another site has removed is not among them.
    """
    known = set(RemovedFile.objects.values_list("name", flat=True))
    came_back = [
        one for one in removed if one[0] not in known and storage.exists(one[0])
    ]
    for name, reason, removed_at, username in came_back:
        by = get_user_model().objects.filter(username=username).first()
        events = [
            row.event
            for model in KEEPERS
            for row in model.objects.filter(**{model.FILE: name})
        ]
        _remove(events, name, reason, by)
        RemovedFile.objects.filter(name=name).update(removed_at=removed_at)
        storage.delete(name)
    return [name for name, *_rest in came_back]
