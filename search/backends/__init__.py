"""What each database does in its own words; only ``search.engine`` comes here."""

from django.db import connections, router

from ..models import Entry


def ask(sql, values=()):
    """Return the rows that answer ``sql``."""
    with connections[router.db_for_read(Entry)].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
