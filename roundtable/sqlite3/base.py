"""Django's SQLite backend, with a ``LIKE`` that knows Cyrillic.

SQLite folds the case of ASCII letters only, so ``icontains`` – and with it the
admin's search and every autocomplete – would not find «Құқықтық» by «құқықтық».
PostgreSQL folds all letters; this makes both databases answer alike.
"""

import re
from functools import lru_cache

from django.db.backends.sqlite3 import base


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


class DatabaseWrapper(base.DatabaseWrapper):
    """The stock backend whose connections carry our ``like``."""

    def get_new_connection(self, conn_params):
        connection = super().get_new_connection(conn_params)
        for arity in (2, 3):
            connection.create_function("like", arity, like, deterministic=True)
        return connection
