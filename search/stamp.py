"""Cache invalidation: one stamp of all that readers see, which a public change renews.

It lies in the database, so that all processes and machines have the same one, whatever
keeps the pages. Whoever changes what is public calls ``renew``; saving a draft is no
such change. It is random: a restored database never has one that was there before.
"""

from datetime import datetime
from secrets import token_hex

from django.db import connection, transaction
from django.db.models import Min

from .models import Entry, Stamp


def current() -> str:
    """Return the stamp; asked for each page, so by one query without a model."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT mark FROM search_stamp")
        return (cursor.fetchone() or ("",))[0]


def renew() -> None:
    """Let nobody be shown what was made before this, once the change is certain.

    What is written stays written where this fails: kept pages end by themselves.
    """
    transaction.on_commit(_renew, robust=True)


def _renew() -> None:
    row = Stamp(pk=1, mark=token_hex(8))
    options = {"unique_fields": ["id"], "update_fields": ["mark"]}
    Stamp.objects.bulk_create([row], update_conflicts=True, **options)


def next_publication(moment: datetime) -> datetime | None:
    """Return when the next record becomes public of itself."""
    waiting = Entry.objects.filter(public_from__gt=moment)
    return waiting.aggregate(soonest=Min("public_from"))["soonest"]
