"""Unit of work: a record is written inside ``saving``, with all that has to follow.

Of a record there are a history, the state of its translations and a search index;
none of them may miss a change, and none may keep one that was taken back.
"""

from contextlib import contextmanager

from django.db import transaction

from participants import audit_log

from .history.recording import move_along, recording
from .indexing.reindexing import reindex
from .translating.translation_status import update_status


@contextmanager
def saving(*events, by, comment="", draft=None, act=None):
    """Write ``events`` in one transaction and one revision, made by the user ``by``.

    At the end, in this order: the revision, what of it readers will have, the state of
    the translations (which a translator's ``draft`` may know better), the index. Yields
    the list of what is written, for records that are only made inside. Without a
    ``comment`` that of a revision around this one stays; with an ``act`` the audit log
    tells of it as well. An exception takes everything back.
    """
    written = list(events)
    with transaction.atomic():
        with recording(by, comment):
            yield written
        numbers = [event.pk for event in written]
        move_along(*numbers)
        update_status(*numbers, draft=draft)
        reindex(*numbers)
        if act and by:
            audit_log.note(act, written, by=by, said=comment)
