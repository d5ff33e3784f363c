"""A worker that does what waits, within the process of a test."""

import signal
from unittest import mock

from django.core.management import call_command
from django_tasks_db.management.commands import db_worker

STOPPING = [signal.SIGINT, signal.SIGTERM, signal.SIGQUIT]


def work(name="a-worker"):
    """Do all that is due, as ``manage.py db_worker`` of this name; the tests go on.

    The test's own transaction stays open, as Django's test client keeps it open.
    """
    handlers = {number: signal.getsignal(number) for number in STOPPING}
    options = {"batch": True, "reload": False, "startup_delay": False, "verbosity": 0}
    try:
        with mock.patch.object(db_worker, "close_old_connections"):
            call_command("db_worker", worker_id=name, **options)
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
