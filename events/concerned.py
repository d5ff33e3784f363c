"""Dependents: the records that show a thing, and what follows when it changes.

A person, an organisation, a topic or a series is named in many records. Nobody edits
these, and yet they leave the house changed: search and harvesters must hear of it.
"""

from django.db import transaction
from django.utils import timezone

from participants.indexing import learn_names
from participants.models import Organisation, Person
from search import stamp

from .indexing.reindexing import reindex
from .models import Event


def records_showing(thing):
    """Return the numbers of the records that name ``thing``, whatever their status."""
    if isinstance(thing, Person):
        events = Event.objects.with_person(thing)
    elif isinstance(thing, Organisation):  # every unit below is shown under it
        within = Organisation.objects.below([thing.pk])
        events = Event.objects.organised_by(within) | Event.objects.naming(within)
    else:
        events = thing.events
    return list(events.values_list("pk", flat=True))


@transaction.atomic
def follow(*things):
    """Let the index follow what was saved of ``things``, and datestamps what is seen.

    Whoever changed more than columns, as which place is whose, calls ``redate`` too.
    """
    stamp.renew()  # pages of people and organisations show one another, too
    learn_names({thing.pk for thing in things if isinstance(thing, Person)})
    for thing in things:
        hear = renew if thing.looks_new else reindex
        hear(*records_showing(thing))


@transaction.atomic
def renew(*numbers):
    """Index these records anew, and move their datestamps."""
    reindex(*numbers)
    redate(*numbers)


def redate(*numbers):
    """Move the datestamps of those of these records that readers may see.

    The history and the tokens of open forms know nothing of it: nobody edited these.
    """
    public = Event.objects.to_index().filter(pk__in=numbers)
    public.update(modified_at=timezone.now())
