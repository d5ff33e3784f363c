"""Dependents: the records that show a thing, and what follows when it changes.

A person, an organisation, a topic or a series is named in many records. Nobody edits
these, and yet they leave the house changed: search and harvesters must hear of it.
Where they are many a worker tells them, and nobody at the desk waits for it.
"""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from participants.indexing import learn_names
from participants.models import Organisation, Person
from search import stamp

from .indexing.reindexing import AT_ONCE, in_parts, reindex
from .models import Event

A_TASK = 500  # records: a worker has done with them in some ten seconds


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
def follow(*things, changed=()):
    """Let the index follow what was saved of ``things``, and datestamps what is seen.

    Whoever changed more than columns, as which place is whose, names the records
    ``changed`` by that.
    """
    stamp.renew()  # pages of people and organisations show one another, too
    learn_names({thing.pk for thing in things if isinstance(thing, Person)})
    seen, indexed = set(changed), set()
    for thing in things:
        (seen if thing.looks_new else indexed).update(records_showing(thing))
    renew(*seen)
    _tell(indexed - seen, seen=False)


def renew(*numbers):
    """Index these records anew, and move their datestamps."""
    _tell(numbers, seen=True)


@transaction.atomic
def _tell(numbers, *, seen):
    """Tell a few records at once, and many when a worker comes to it."""
    numbers = sorted(numbers)
    if len(numbers) <= AT_ONCE or not settings.WORKERS:
        hear.call(numbers, seen)
    else:
        stamp.renew()  # pages show it at once
        for some in in_parts(numbers, A_TASK):
            hear.enqueue(some, seen)


@task
def hear(numbers: list[int], seen: bool) -> None:
    """Index these records; where readers have ``seen`` a change, move datestamps, too.

    Each few are a transaction of their own: who is killed has these to do once more.
    """
    known = set()
    for some in in_parts(numbers, AT_ONCE):
        with transaction.atomic():
            reindex(*some, known=known)
            if seen:
                _redate(some)


def still_to_hear() -> int:
    """Return how many records wait for a worker."""
    waiting = DBTaskResult.objects.filter(
        task_path=hear.module_path,
        status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING],
    )
    asked = waiting.values_list("args_kwargs", flat=True)
    return sum(len(one["args"][0]) for one in asked)


def _redate(numbers):
    """Move the datestamps of those of these records that readers may see.

    The history and the tokens of open forms know nothing of it: nobody edited these.
    """
    public = Event.objects.to_index().filter(pk__in=numbers)
    public.update(modified_at=timezone.now())
