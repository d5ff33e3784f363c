"""Health check of what the database holds, and of what is made of it."""

from collections.abc import Iterator

from django_tasks_db.models import DBTaskResult

from events import mending

from .. import upkeep
from ..mail_queue.models import QueuedEmail
from ..running.health import waiting_migrations
from ..running.workers import overdue
from .findings import Finding, fail, ok, warn

UPGRADE = "Run: manage.py upgrade"


def migrations() -> Iterator[Finding]:
    if waiting := waiting_migrations():
        yield fail(
            "migrations",
            f"{len(waiting)} wait, so the database is not of this version. {UPGRADE}",
        )
    else:
        yield ok("migrations", "The database is of this version.")


def index() -> Iterator[Finding]:
    if outdated := upkeep.outdated_in_index():
        count = len(outdated)
        yield fail("search", f"The index is out of date for {count} records. {UPGRADE}")
    else:
        yield ok("search", "The index is up to date.")


def coverage() -> Iterator[Finding]:
    if count := upkeep.without_coverage().count():
        yield warn(
            "translations", f"Nothing is known of those of {count} records. {UPGRADE}"
        )
    else:
        yield ok("translations", "Their state is known of every record.")


def letters() -> Iterator[Finding]:
    if count := sum(1 for _text in mending.waiting()):
        said = f"Some only look right in {count} texts. Run: manage.py mend_texts"
        yield warn("letters", said)
    else:
        yield ok("letters", "Every text is in its own alphabet.")


def renditions() -> Iterator[Finding]:
    if count := sum(1 for _rendition in upkeep.missing_renditions()):
        yield warn("photos", f"{count} smaller copies are missing. {UPGRADE}")
    else:
        yield ok("photos", "Every photo has its smaller copies.")


def emails() -> Iterator[Finding]:
    late, lost = QueuedEmail.objects.late(), QueuedEmail.objects.given_up()
    if count := late.count():
        yield fail("emails", f"{count} wait for an hour. Run: manage.py db_worker")
    elif count := lost.count():
        yield warn("emails", f"{count} were given up. The desk says why, under emails.")
    else:
        yield ok("emails", "None waits for long.")


def workers() -> Iterator[Finding]:
    if count := overdue().count():
        yield fail(
            "workers", f"{count} tasks wait for an hour. Run: manage.py db_worker"
        )
    elif count := DBTaskResult.objects.failed().count():
        yield warn("workers", f"{count} failed. A worker that starts tries again.")
    else:
        yield ok("workers", "No task waits for long.")
