"""Uploads: a file is read, its proposal kept with it until somebody decides."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction

from events.media.storage import nothing_left_behind

from .models import SourceFile
from .proposal import Proposal
from .reading import read_images, read_proposal

LONGEST_NAME = 255


def receive(data, name, *, by, language=""):
    """Keep ``data`` with what is understood of it, for ``by`` to look at.

    Raises ``Unreadable``, and keeps nothing, when it cannot be read. A file that
    waits already is read anew and does not wait twice.
    """
    proposal = read_proposal(data, name, language).to_json()
    forget_abandoned()
    checksum = hashlib.sha256(data).hexdigest()
    waiting = SourceFile.objects.waiting().filter(sha256=checksum, given_by=by)
    if source := waiting.first():
        source.proposal = proposal
        source.save(update_fields=["proposal"])
        return source
    name = name[-LONGEST_NAME:]
    file = ContentFile(data, name=name)
    source = SourceFile(file=file, name=name, given_by=by, proposal=proposal)
    with nothing_left_behind(), transaction.atomic():
        source.save()
    return source


def proposal_of(source):
    """Return the proposal kept with ``source``.

    One that an earlier version of the portal wrote may no longer be legible; the file
    itself always is, so it is read again and the answer is only later.
    """
    try:
        return Proposal.from_json(source.proposal)
    except ValueError:
        return read_proposal(_data(source), source.name)


def images_of(source):
    """Return the pictures of a kept file."""
    return read_images(_data(source), source.name)


def _data(source):
    with source.file.open("rb") as stored:
        return stored.read()


def forget_abandoned():
    """Remove files nobody came back to; those without a row go with `clean_media`."""
    with transaction.atomic():
        for source in SourceFile.objects.abandoned().select_for_update():
            forget(source)


def forget(source):
    """Remove a file of which no record was made, once that is certain."""
    transaction.on_commit(lambda: source.file.storage.delete(source.file.name))
    source.delete()
