"""Media files that rows name, also the rows of a record's history."""

import json
import sqlite3
from collections.abc import Iterator

from django.db import models
from django.db.models import FileField


class FileNames:
    """Every file that was named so far, once; kept on the disk, for they are many."""

    def __init__(self, kept: list[type[models.Model]]):
        self._fields = {
            model._meta.label_lower: [
                (field.name, field.column)
                for field in model._meta.local_concrete_fields
                if isinstance(field, FileField)
            ]
            for model in kept
        }
        self._names = sqlite3.connect("")  # a file that goes when we do
        self._names.execute("CREATE TABLE file (name TEXT PRIMARY KEY, of_history INT)")

    def note(self, label: str, row: dict) -> None:
        """Note what a row names, or an earlier state of a row that a revision keeps."""
        for _name, column in self._fields[label]:
            self._add(row[column], of_history=False)
        if label == "reversion.version":
            for earlier in json.loads(row["serialized_data"]):
                for name, _column in self._fields.get(earlier["model"], ()):
                    self._add(earlier["fields"].get(name), of_history=True)

    def _add(self, name: str | None, *, of_history: bool) -> None:
        if name:
            self._names.execute(
                "INSERT INTO file VALUES (?, ?) ON CONFLICT DO UPDATE"
                " SET of_history = min(of_history, excluded.of_history)",
                [name, of_history],
            )

    def __iter__(self) -> Iterator[tuple[str, bool]]:
        """Yield each name, and whether history alone still tells of it."""
        sql = "SELECT name, of_history FROM file ORDER BY name"
        for name, of_history in self._names.execute(sql):
            yield name, bool(of_history)

    def close(self) -> None:
        self._names.close()


def is_named(name: str, kept: list[type[models.Model]]) -> bool:
    """Tell whether a row of today names a file."""
    return any(
        model._base_manager.filter(**{field.name: name}).exists()
        for model in kept
        for field in model._meta.local_concrete_fields
        if isinstance(field, FileField)
    )
