"""Media files that rows name, also the rows of a record's history."""

import json

from django.db import models
from django.db.models import FileField


class FileNames:
    """Every file that rows of today have named so far, and those of history."""

    def __init__(self, kept: list[type[models.Model]]):
        self._fields = {model._meta.label_lower: _file_fields(model) for model in kept}
        self.now: set[str] = set()
        self.then: set[str] = set()

    def note(self, label: str, row: dict) -> None:
        """Note what a row names, or an earlier state of a row that a revision keeps."""
        self.now |= {row[field.column] for field in self._fields[label]} - {None, ""}
        if label == "reversion.version":
            for earlier in json.loads(row["serialized_data"]):
                fields = self._fields.get(earlier["model"], ())
                names = {earlier["fields"].get(field.name) for field in fields}
                self.then |= names - {None, ""}


def is_named(name: str, kept: list[type[models.Model]]) -> bool:
    """Tell whether a row of today names a file."""
    return any(
        model._base_manager.filter(**{field.name: name}).exists()
        for model in kept
        for field in _file_fields(model)
    )


def _file_fields(model: type[models.Model]) -> list[FileField]:
    fields = model._meta.local_concrete_fields
    return [field for field in fields if isinstance(field, FileField)]
