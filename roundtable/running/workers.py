"""Workers: who does what takes long, beside the site (``manage.py db_worker``)."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

LONGEST = timedelta(hours=1)  # no task takes a minute, nor waits for long


def take_up(worker: str) -> int:
    """Let be done again what failed or was left half done; return how many tasks.

    Whoever is killed leaves a task that runs for ever: it is free as soon as a worker
    of the same name starts, or an hour later.
    """
    killed = Q(worker_ids__0=worker) | Q(started_at__lt=timezone.now() - LONGEST)
    running = DBTaskResult.objects.running().filter(killed)
    left = running | DBTaskResult.objects.failed()
    return left.update(status=TaskResultStatus.READY, worker_ids=[])


def overdue():
    """Return the tasks that should have been begun long ago: nobody works."""
    then = timezone.now() - LONGEST
    ready = DBTaskResult.objects.ready().filter(enqueued_at__lt=then)
    return ready.exclude(run_after__range=(then, timezone.now()))
