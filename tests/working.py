"""A worker that does what waits, within the process of a test."""

import signal

from django.core.management import call_command

STOPPING = [signal.SIGINT, signal.SIGTERM, signal.SIGQUIT]


def work(name="a-worker"):
    """Do all that is due, as ``manage.py db_worker`` of this name; the tests go on."""
    handlers = {number: signal.getsignal(number) for number in STOPPING}
    options = {"batch": True, "reload": False, "startup_delay": False, "verbosity": 0}
    try:
        call_command("db_worker", worker_id=name, **options)
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
