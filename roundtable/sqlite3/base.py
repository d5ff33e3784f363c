"""Django's SQLite backend, tuned for a server, with a ``LIKE`` that knows Cyrillic.

SQLite folds the case of ASCII letters only, so ``icontains`` – and with it the
admin's search and every autocomplete – would not find «Құқықтық» by «құқықтық».
PostgreSQL folds all letters; this makes both databases answer alike.
"""

import re
from functools import lru_cache

from django.db.backends.sqlite3 import base

ATTEMPTS = 150  # of as many seconds as the setting ``timeout`` says
TUNING = """
    PRAGMA journal_mode=WAL;
    PRAGMA synchronous=NORMAL;
    PRAGMA foreign_keys=ON;
    PRAGMA cache_size=-64000;
    PRAGMA mmap_size=1073741824;
"""


@lru_cache(maxsize=512)
def _compiled(pattern, escape):
    parts = []
    letters = iter(pattern)
    for letter in letters:
        if letter == escape:
            parts.append(re.escape(next(letters, "")))
        else:
            parts.append({"%": ".*", "_": "."}.get(letter) or re.escape(letter))
    return re.compile("".join(parts), re.IGNORECASE | re.DOTALL)


def like(pattern, text, escape=None):
    """Answer ``text LIKE pattern ESCAPE escape`` for any alphabet.

    >>> like("%құқық%", "Құқықтық мемлекет")
    True
    >>> like(r"100\\%", "100 %", "\\\\")
    False
    >>> like("%", None) is None  # of what is unknown nothing is known
    True
    """
    if pattern is None or text is None:
        return None
    return _compiled(str(pattern), escape).fullmatch(str(text)) is not None


class PatientCursor(base.SQLiteCursorWrapper):
    """Asks again while somebody else writes.

    SQLite itself looks after the lock less and less often, and so would be kept out by
    whoever writes one thing after another.
    """

    def execute(self, query, params=None):
        for _attempt in range(ATTEMPTS):
            try:
                return super().execute(query, params)
            except base.Database.OperationalError as refusal:
                if "locked" not in str(refusal):
                    raise
        return super().execute(query, params)


class DatabaseFeatures(base.DatabaseFeatures):
    supports_tuple_lookups = True  # of one column; else a thousand things are too many


class DatabaseWrapper(base.DatabaseWrapper):
    """The stock backend whose connections carry our ``like`` and have room to work."""

    features_class = DatabaseFeatures

    def create_cursor(self, name=None):
        return self.connection.cursor(factory=PatientCursor)

    def get_new_connection(self, conn_params):
        connection = super().get_new_connection(conn_params)
        connection.executescript(TUNING)
        for arity in (2, 3):
            connection.create_function("like", arity, like, deterministic=True)
        return connection
