"""Uploads: a file is read, its proposal kept with it until somebody decides."""

import hashlib
import logging
from functools import partial
from uuid import uuid4

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import DataError, transaction
from django_tasks import task

from events.media.refusals import Refusal, Unreadable
from events.media.storage import nothing_left_behind

from .models import SourceFile
from .proposal import Proposal
from .reading import read_images, read_proposal

LONGEST_NAME = 255

logger = logging.getLogger(__name__)


def receive(data, name, *, by, language=""):
    """Keep ``data`` with what is understood of it, for ``by`` to look at.

    Raises ``Unreadable``, and keeps nothing, when it cannot be read. A file that
    waits already is read anew and does not wait twice.
    """
    proposal = read_proposal(data, name, language).to_json()
    forget_abandoned()
    with nothing_left_behind(), transaction.atomic():
        return _kept(data, name, by, language=language, proposal=proposal)


def keep(files, *, by, language=""):
    """Keep ``files``, data with their names, to be read one by one, as a batch.

    Returns the batch. A worker begins with them at once, where there is one.
    """
    forget_abandoned()
    batch = uuid4()
    with nothing_left_behind(), transaction.atomic():
        for data, name in files:
            source = _kept(data, name, by, language=language, batch=batch)
            if settings.WORKERS:
                read_later.enqueue(source.pk)
    return batch


def _kept(data, name, by, **columns):
    checksum = hashlib.sha256(data).hexdigest()
    whole = {"sha256": checksum, "refusal": "", "begins": 0, "ends": None}
    if source := SourceFile.objects.waiting().filter(**whole, given_by=by).first():
        SourceFile.objects.filter(pk=source.pk).update(**columns)
        source.refresh_from_db()
        return source
    name = name[-LONGEST_NAME:]
    file = ContentFile(data, name=name)
    return SourceFile.objects.create(file=file, name=name, given_by=by, **columns)


@task
def read_later(number: int) -> None:
    """Read a kept file in a worker's own time, unless somebody has done so."""
    if source := SourceFile.objects.unread().filter(pk=number).first():
        read_kept(source)


def read_kept(source):
    """Read a kept file, and note why it cannot be read, if so: the file goes then.

    Returns whether there was a place to read it in.
    """
    try:
        _note(source, proposal=_read(source).to_json())
    except Unreadable as refusal:
        if refusal.code == Refusal.BUSY:
            return False
        _note(source, refusal=refusal.code, file="")
    except (ValueError, DataError):  # the others are no part of it
        logger.exception("File %s could not be read", source.pk)
        _note(source, refusal=Refusal.TOO_INTRICATE, file="")
    return True


@transaction.atomic
def _note(source, **said):
    unread = SourceFile.objects.unread().filter(pk=source.pk)
    if unread.update(**said) and "refusal" in said:
        _delete_later(source)


def split(source, number):
    """Make two proposals of a file that tells of two events, and return their batch.

    The second is read from block ``number`` on. Raises ``Unreadable``, and leaves all
    as it was, when one of them cannot be read.
    """
    middle = source.begins + number
    batch = source.batch or uuid4()
    data = _data(source)
    parts = []
    for blocks in ((source.begins, middle), (middle, source.ends)):
        read = read_proposal(data, source.name, source.language, blocks)
        name = f"{len(parts) + 1}. {source.name}"[:LONGEST_NAME]
        told = {"proposal": read.to_json(), "begins": blocks[0], "ends": blocks[1]}
        parts.append({"name": name, "batch": batch, **told})
    with nothing_left_behind(), transaction.atomic():
        if SourceFile.objects.waiting().filter(pk=source.pk).update(**parts[0]):
            file = ContentFile(data, name=source.name)
            kept = {"given_by": source.given_by, "language": source.language}
            SourceFile.objects.create(file=file, **kept, **parts[1])
    return batch


def proposal_of(source):
    """Return the proposal kept with ``source``.

    One that an earlier version of the portal wrote may no longer be legible; the file
    itself always is, so it is read again and the answer is only later.
    """
    try:
        return Proposal.from_json(source.proposal)
    except ValueError:
        return _read(source)


def images_of(source):
    """Return the pictures of a kept file."""
    return read_images(_data(source), source.name)


def _read(source):
    part = source.begins, source.ends
    return read_proposal(_data(source), source.name, source.language, part)


def _data(source):
    if source.refusal:
        raise Unreadable(Refusal(source.refusal))
    try:
        with source.file.open("rb") as stored:
            return stored.read()
    except FileNotFoundError as error:
        raise Unreadable(Refusal.GONE) from error


def forget_abandoned():
    """Remove files nobody came back to; those without a row go with `clean_media`."""
    with transaction.atomic():
        for source in SourceFile.objects.abandoned().select_for_update():
            forget(source)


def forget(source):
    """Remove a file of which no record was made, once that is certain."""
    _delete_later(source)
    source.delete()


def _delete_later(source):
    if source.file:
        delete = partial(source.file.storage.delete, source.file.name)
        transaction.on_commit(delete)
