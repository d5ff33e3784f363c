"""Health checks: what a monitor asks the site, and what keeps it from serving.

A check returns a few words that name what is wrong, or nothing. ``CHECKS`` is asked
in order, and the first that is wrong is the answer: what is below may follow from it.
"""

import shutil
from pathlib import Path
from tempfile import TemporaryFile

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..mail_queue.models import QueuedEmail
from .workers import overdue

PLAIN = "text/plain; charset=utf-8"
SPARE = 500 * 1024 * 1024  # bytes: a day's photos, and time to make room


def database():
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "the database does not answer"


def waiting_migrations():
    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def migrations():
    if waiting_migrations():
        return "migrations are waiting"


def folders():
    for kind, folder in _folders().items():
        try:
            with TemporaryFile(dir=folder):
                pass
        except OSError:
            return f"the {kind} folder cannot be written"


def free_space():
    """Return how many bytes are left where media lie, or SQLite's file if fewer."""
    return min(shutil.disk_usage(folder).free for folder in _folders().values())


def disk():
    if free_space() < SPARE:
        return "the disk is nearly full"


def emails():
    if QueuedEmail.objects.late().exists():
        return "emails wait, and nobody delivers them"


def workers():
    if overdue().exists():
        return "work waits, and nobody does it"


def _folders():
    """Return where we write: a folder, or where it will be made with the first file."""
    folders = {"media": Path(settings.MEDIA_ROOT)}
    if connection.vendor == "sqlite" and not connection.is_in_memory_db():
        folders["database"] = Path(connection.settings_dict["NAME"]).parent
    return {
        kind: next(one for one in (folder, *folder.parents) if one.exists())
        for kind, folder in folders.items()
    }


CHECKS = [database, migrations, folders, disk, emails, workers]


@never_cache
@require_safe
def healthz(request):
    """Say whether this site can serve readers and authors, or what keeps it from it."""
    wrong = next(filter(None, (check() for check in CHECKS)), None)
    return HttpResponse(wrong or "ok", PLAIN, status=503 if wrong else 200)


@never_cache
@require_safe
def livez(request):
    """Say that the process runs, and ask nothing else: a restart mends no database."""
    return HttpResponse("ok", PLAIN)
