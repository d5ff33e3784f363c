"""What each database does in its own words; only ``search.engine`` comes here."""

from django.db import connection


def ask(sql, values=()):
    """Return the rows that answer ``sql``."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
