"""Cache invalidation: one stamp of all that readers see, renewed by public changes.

It lies in the database, so that all processes have the same, wherever pages are kept.
It is random: no restored database has one that was there before.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from secrets import token_hex

from django.db import connections, router, transaction
from django.db.models import Max, Min

from .models import Entry, Stamp

_seen: ContextVar[list[str] | None] = ContextVar("seen", default=None)


def current(alias: str = "") -> str:
    """Return the stamp of a database, else of the one that is being read."""
    read = connections[alias or router.db_for_read(Stamp)]
    with read.cursor() as cursor:  # for each page, and so without a model
        cursor.execute("SELECT mark FROM search_stamp")
        return (cursor.fetchone() or ("",))[0]


@contextmanager
def seen_once() -> Iterator[None]:
    """Let ``seen`` ask the database once inside."""
    token = _seen.set([])
    try:
        yield
    finally:
        _seen.reset(token)


def seen() -> str:
    """Return the stamp under which this request is answered, all of it alike."""
    asked = _seen.get()
    if asked is None:
        return current()
    if not asked:
        asked.append(current())
    return asked[0]


def renew() -> None:
    """Let no page be shown that was made before, once the change is certain.

    That stays where this fails: kept pages end by themselves.
    """
    transaction.on_commit(_renew, robust=True)


def _renew() -> None:
    Stamp.objects.update_or_create(pk=1, defaults={"mark": token_hex(8)})
    if asked := _seen.get():
        asked.clear()  # whoever has changed something sees it in the same answer


def last_change(moment: datetime) -> datetime | None:
    """Return when readers saw something else for the last time before ``moment``.

    A download of the same second may lack what came later in it, so then it is unknown.
    """
    renewed = Stamp.objects.values_list("renewed_at", flat=True).first()
    entries = Entry.objects.filter(public_from__lte=moment)
    due = entries.aggregate(last=Max("public_from"))["last"]
    last = max(renewed, due or renewed) if renewed else moment
    return last if last < moment.replace(microsecond=0) else None


def next_publication(moment: datetime) -> datetime | None:
    """Return when the next record becomes public of itself."""
    waiting = Entry.objects.filter(public_from__gt=moment)
    return waiting.aggregate(soonest=Min("public_from"))["soonest"]
