"""Reindexing: what the index must hear of; ``events.concerned`` knows whom."""

from itertools import islice

from django.db import transaction

from participants.indexing import learn_names
from search import engine, stamp
from search.documents import row_of

from ..models import Event
from .documents import documents, people_in

AT_ONCE = 50  # records in one transaction


@transaction.atomic
def reindex(*events, known=None):
    """Bring the index up to date with ``events`` (numbers), whatever has happened.

    Called inside the transaction that changed them, so that what readers find and
    what they then read are never of two different moments.
    """
    rows = Event.objects.filter(pk__in=events)
    list(rows.order_by("pk").select_for_update().values_list("pk"))  # one at a time
    found = {event.pk: event for event in rows.for_indexing()}
    batch = {pk: list(documents(found[pk])) if pk in found else [] for pk in events}
    engine.put(batch, known)
    learn_names({pk for event in found.values() for pk in people_in(event)})
    seen = (batch[pk] or found[pk].withdrawn_at for pk in found)  # not drafts
    if len(found) < len(batch) or any(seen):
        stamp.renew()


def rebuild(events):
    """Reindex ``events`` a few at a time: readers and writers never wait for it.

    Each batch is a transaction of its own, so whoever stops it loses nothing, and
    the next run finds the rest by itself.
    """
    known = set()
    for numbers in _batches(events):
        reindex(*numbers, known=known)
    engine.remove_strays()
    engine.tidy()


def drifted():
    """Yield the records of which the index does not hold what it should."""
    wanted = Event.objects.to_index().order_by("pk").values_list("pk", flat=True)
    for numbers in _batches(wanted):
        events = Event.objects.filter(pk__in=numbers).for_indexing()
        stored = engine.digests(numbers)
        for event in events:
            rows = map(row_of, documents(event))
            if {row.place: row.digest for row in rows} != stored.get(event.pk):
                yield event.pk
    yield from engine.records() - set(wanted)


def _batches(numbers):
    numbers = iter(numbers)
    while batch := list(islice(numbers, AT_ONCE)):
        yield batch
