"""Dependents: the records that show a thing, and what follows when it changes.

A person, an organisation, a topic or a series is named in many records. Nobody edits
these, and yet they leave the house changed: search and harvesters must hear of it.
"""

from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from participants.indexing import learn_names
from participants.models import Organisation, Person

from .indexing.reindexing import reindex
from .models import Event


def records_showing(thing):
    """Return the records in which ``thing`` is named, whatever their status."""
    if isinstance(thing, Person):
        return Event.objects.with_person(thing)
    if isinstance(thing, Organisation):  # every unit below is shown under it
        return Event.objects.organised_by(Organisation.objects.within(thing))
    return thing.events.all()


@transaction.atomic
def follow(*things):
    """Let the index follow what was saved of ``things``, and datestamps what is seen.

    Whoever changed more than columns, as which place is whose, calls ``date_anew`` too.
    """
    learn_names({thing.pk for thing in things if isinstance(thing, Person)})
    for thing in things:
        numbers = _numbers(thing)
        reindex(*numbers)
        if thing.looks_new:
            date_anew(numbers)


@contextmanager
def follow_deletion(*things):
    """Let index and datestamps follow the deletion, inside, of topics or series."""
    with transaction.atomic():
        numbers = {pk for thing in things for pk in _numbers(thing)}
        yield
        reindex(*numbers)
        date_anew(numbers)


def date_anew(numbers):
    """Move the datestamps of those of these records that readers may see.

    The history and the tokens of open forms know nothing of it: nobody edited these.
    """
    public = Event.objects.to_index().filter(pk__in=numbers)
    public.update(modified_at=timezone.now())


def _numbers(thing):
    return list(records_showing(thing).values_list("pk", flat=True))
