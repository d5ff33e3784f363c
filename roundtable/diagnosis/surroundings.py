"""Health check of what the site stands on: database, clock, mail server and disk."""

import socket
import time
from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError, connection

from ..backups import media
from ..running import health
from .findings import Finding, fail, ok, warn

SECONDS = 5  # that a mail server has to answer
MOST_APART = 5  # seconds between two clocks
GIGABYTE = 1024**3


def database() -> Iterator[Finding]:
    try:
        connection.ensure_connection()
        version = ".".join(map(str, connection.get_database_version()))
    except DatabaseError as error:
        said = str(error).strip().partition("\n")[0]
        yield fail(
            "database",
            f"It does not answer ({said}). Look whether it runs and "
            "whether DATABASE_URL is right. What needs it was not looked at.",
        )
        return
    yield ok("database", f"{connection.display_name} {version} answers.")


def clock() -> Iterator[Finding]:
    """What is public is decided by our clock, and by that of the database."""
    if connection.vendor == "sqlite":
        yield ok("clock", "The database has ours.")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
        apart = abs(float(cursor.fetchone()[0]) - time.time())
    if apart <= MOST_APART:
        yield ok("clock", "The database's agrees with ours.")
    else:
        yield fail(
            "clock",
            f"The database's is {apart:.0f} seconds from ours, so records come out at "
            "the wrong moment. Let both machines ask a time server, as chrony does.",
        )


def mail() -> Iterator[Finding]:
    backend = settings.EMAIL_DELIVERY_BACKEND  # the queue hands emails on to it
    if not backend.endswith("smtp.EmailBackend"):
        kind = backend.rsplit(".", 2)[-2]
        yield warn("mail", f"No letter leaves the house ({kind}). Set EMAIL_URL.")
        return
    server = (settings.EMAIL_HOST, settings.EMAIL_PORT)
    try:
        socket.create_connection(server, SECONDS).close()
    except OSError as error:
        yield fail(
            "mail",
            f"{server[0]}:{server[1]} cannot be reached ({error}). Look whether "
            "EMAIL_URL is right and the firewall lets us through.",
        )
    else:
        yield ok("mail", f"{server[0]}:{server[1]} can be reached.")


def unfinished_restore() -> Iterator[Finding]:
    if not media.is_settled():
        yield warn("media", "A restore was cut short. Run: manage.py upgrade")


def disk() -> Iterator[Finding]:
    if wrong := health.folders():
        yield fail(
            "disk",
            f"Nothing can be saved: {wrong}. The user that runs the site must be able "
            "to.",
        )
    free = health.free_space()
    words = f"{free / GIGABYTE:.1f} GB are free."
    if free < health.SPARE:
        yield fail("disk", f"{words} Make room.")
    elif free < 10 * health.SPARE:
        yield warn("disk", f"{words} Make room soon.")
    else:
        yield ok("disk", words)
