"""Traces: tables that repeat the words of a record, or of a person, beside it."""

import json
from functools import partial

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from reversion.models import Revision, Version

from ..models import Event, RemovedFile, Report, Transition, TranslatedText
from .occurrences import Record

LOG = ("object_repr", "change_message")


def rewrite(record, wish, by):
    """Take the name out of what was noted of a record, and forget its source files."""
    revisions = record.kept.order_by().values("revision")
    versions = [row.version.pk for row in record.rows if row.version]
    for rows, names in notes_of(record.number, revisions, versions):
        _rewrite(rows, names, record, wish)
    for source in sources().filter(event=record.number):
        forget(source, wish.reason, by)


def rewrite_of_person(subject, revisions, wish):
    """Take the name out of what was noted of a person who is erased."""
    record = Record(subject, 0)  # of none
    events = ContentType.objects.get_for_model(Event)  # of those each says for itself
    _rewrite(LogEntry.objects.exclude(content_type=events), LOG, record, wish)
    _rewrite(Revision.objects.filter(pk__in=revisions), ["comment"], record, wish)


def sources():
    """The files from which records were made; intake, which has them, lies right."""
    return Event._meta.get_field("source_files").related_model.objects.all()


def sources_naming(subject):
    """Return the files handed in, used or waiting, in which the person is named."""
    return [
        source
        for source in sources().iterator()
        if subject.is_named_in(f"{source.name}\n{as_text(source.proposal)}")
    ]


def as_text(proposal):
    return json.dumps(proposal, ensure_ascii=False).replace("\\n", "\n")


def forget(source, reason, by):
    RemovedFile.objects.create(name=source.file.name, by=by, reason=reason)
    transaction.on_commit(partial(default_storage.delete, source.file.name))
    source.delete()


def letters():
    """The emails that no server has taken yet."""
    return apps.get_model("mail_queue", "QueuedEmail").objects.all()


def notes_of(number, revisions, versions):
    """Yield the rows that repeat words of a record, and in which columns they do."""
    desk, page = f"/events/event/{number}/", f"/events/{number}-"
    about = Q(body__contains=desk) | Q(body__contains=page)
    yield _log_of(Event, [number]), LOG
    yield Revision.objects.filter(pk__in=revisions), ["comment"]
    yield Version.objects.filter(pk__in=versions), ["object_repr"]
    yield Transition.objects.filter(event=number), ["reason", "told"]
    yield Report.objects.filter(event=number), ["text", "answer"]
    yield TranslatedText.objects.filter(event=number), ["made_from"]
    yield RemovedFile.objects.filter(name__startswith=f"events/{number}/"), ["reason"]
    yield letters().filter(about), ["subject", "body"]


def _log_of(model, numbers):
    kind = ContentType.objects.get_for_model(model)
    return LogEntry.objects.filter(content_type=kind, object_id__in=map(str, numbers))


def _rewrite(rows, names, record, wish):
    for row in rows.order_by("pk"):
        before = {name: getattr(row, name) for name in names}
        after = {
            name: _without(text, record, wish)[: row._meta.get_field(name).max_length]
            for name, text in before.items()
        }
        if after != before:
            type(row)._base_manager.filter(pk=row.pk).update(**after)


def _without(text, record, wish):
    """Return a text, or what lies in JSON, with something else for the name."""
    try:
        said = json.loads(text) if text[:1] in "[{" else text
    except ValueError:
        said = text
    if isinstance(said, str):
        return record.replaced(said, wish)
    return json.dumps(_mapped(said, record, wish))


def _mapped(said, record, wish):
    if isinstance(said, dict):
        return {key: _mapped(value, record, wish) for key, value in said.items()}
    if isinstance(said, list):
        return [_mapped(value, record, wish) for value in said]
    return record.replaced(said, wish) if isinstance(said, str) else said
