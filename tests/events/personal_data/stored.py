"""Where a name is still kept: every table of the database, and every file."""

import json
import re

from django.db import connection

FORM = re.compile(r"(?i)(құлтаев|култаев|kultayev|qwltajev|ергали|ерғали|1825-0097)")


def kept():
    """Return each column in which a form of the name stands, with what it says."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    if FORM.search(text := _as_text(value)):
                        found.setdefault(f"{table}.{name}", []).append(text)
    return found


def kept_in_files(folder):
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [one for one in files if FORM.search(one.read_text("utf-8", "ignore"))]


def _as_text(value):
    """Return a value as text, what is escaped in JSON or lies in a block as well."""
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "ignore")
    text = json.dumps(value, ensure_ascii=False, default=str)
    return re.sub(r"\\+u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text)
