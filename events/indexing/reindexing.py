"""Reindexing: what the index must hear of; ``events.concerned`` knows whom."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction

from participants.indexing import learn_missing, learn_names
from search import engine, stamp

from ..models import Event
from .documents import documents, people_in

AT_ONCE = 50  # records in one transaction
MOST_KNOWN = 200_000  # words and people that need not be learnt again, in memory


@transaction.atomic(savepoint=False)
def reindex(*events, known=None):
    """Bring the index up to date with ``events`` (numbers), whatever has happened.

    Called inside the transaction that changed them, so that what readers find and
    what they then read are never of two different moments. Whoever goes on with others
    passes the same set as ``known``: words and people that have been learnt.
    """
    known = set() if known is None else known
    rows = Event.objects.filter(pk__in=events)
    list(rows.order_by("pk").select_for_update().values_list("pk"))  # one at a time
    found = {event.pk: event for event in rows.for_indexing()}
    batch = {pk: list(documents(found[pk])) if pk in found else [] for pk in events}
    engine.put(batch, known)
    people = {pk for event in found.values() for pk in people_in(event)} - known
    learn_names(people)
    known |= people
    seen = (batch[pk] or found[pk].withdrawn_at for pk in found)  # not drafts
    if len(found) < len(batch) or any(seen):
        stamp.renew()


def rebuild(events: Iterable[int]) -> int:
    """Reindex ``events`` a few at a time: readers and writers never wait for it.

    Each batch is a transaction of its own, so whoever stops it loses nothing, and
    the next run finds the rest by itself. Returns how many there were.
    """
    known, count = set(), 0
    for numbers in in_parts(events, AT_ONCE):
        reindex(*numbers, known=known)
        count += len(numbers)
        if len(known) > MOST_KNOWN:
            known.clear()
    engine.remove_strays()
    learn_missing()
    engine.tidy()
    return count


def in_parts(numbers: Iterable[int], size: int) -> Iterator[list[int]]:
    """Yield ``numbers`` so many at a time."""
    rest = iter(numbers)
    while some := list(islice(rest, size)):
        yield some


def batches() -> Iterator[list[int]]:
    """Yield the records that are in the index or should be there, a few at a time."""
    wanted = Event.objects.to_index().order_by("pk").values_list("pk", flat=True)
    after = 0
    while both := {
        *wanted.filter(pk__gt=after)[:AT_ONCE],
        *engine.records(after, AT_ONCE),
    }:
        numbers = sorted(both)[:AT_ONCE]
        after = numbers[-1]
        yield numbers


def drifted_among(numbers: list[int]) -> list[int]:
    """Return those of ``numbers`` of which the index does not hold what it should."""
    should = {
        event.pk: {one.place: one.digest for one in documents(event)}
        for event in Event.objects.filter(pk__in=numbers).for_indexing()
    }
    stored = engine.digests(numbers)
    return [pk for pk in numbers if should.get(pk, {}) != stored.get(pk, {})]


def drifted() -> Iterator[int]:
    """Yield all records of which the index does not hold what it should."""
    for numbers in batches():
        yield from drifted_among(numbers)
