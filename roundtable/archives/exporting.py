"""Export of an archive: records and their files, in one file."""

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core import serializers
from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Max
from reversion.models import Version

from events.history.retention import in_versions
from events.models import Event

from ..backups import Refused
from ..backups import rows as tables
from . import ABOUT, FORMAT, bag, contents, file_of, rows_of


@dataclass
class Report:
    counts: Counter = field(default_factory=Counter)
    named: set[str] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)


class _Encoder(DjangoJSONEncoder):
    """Keeps a moment to its last digit; Django's own cuts it to milliseconds."""

    def default(self, value):
        is_moment = isinstance(value, datetime)
        return value.isoformat() if is_moment else super().default(value)


# PostgreSQL keeps the keys of an object in an order of its own.
_CANONICAL = {"cls": _Encoder, "sort_keys": True}


def export(path: Path, *, history: bool = False) -> Report:
    """Write an archive, which only its owner may read: drafts are in it as well.

    The same records make the same bytes. Call it within a snapshot of the database.
    Raises ``Refused`` where a file has this name already.
    """
    report = Report()
    with _new(path) as file, bag.writing(file) as target:
        for model in contents.models_in(history):
            target.add(rows_of(model), _lines(model, history, report))
        earlier = in_versions(Version.objects.order_by()) if history else ()
        for name in sorted(report.named.union(name for name, _row in earlier)):
            try:
                with default_storage.open(name) as stored:
                    target.add(file_of(name), stored.chunks())
            except FileNotFoundError:
                report.missing += report.named & {name}
        target.add(ABOUT, [_about(history, report)])
    return report


@contextmanager
def _new(path: Path) -> Iterator[BinaryIO]:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Refused(f"{path} is there already. Name another file.") from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
    except BaseException:
        path.unlink()
        raise


def _lines(model, history, report) -> Iterator[bytes]:
    """Yield the rows of a model; report how many they are, and what files they name."""
    columns, files = contents.columns(model, history), contents.files(model)
    for row in contents.rows(model, history):
        report.counts[model._meta.label_lower] += 1
        report.named |= {getattr(row, one.attname).name for one in files} - {None, ""}
        yield serializers.serialize(
            "jsonl", [row], fields=columns, use_natural_foreign_keys=True, **_CANONICAL
        ).encode()


def _about(history, report) -> bytes:
    changed = Event.objects.aggregate(moment=Max("modified_at"))["moment"]
    about = {
        "format": FORMAT,
        "portal": settings.SITE_URL,
        "changed": changed and changed.isoformat(),
        "history": history,
        "counts": report.counts,
        "last_numbers": tables.last_numbers(contents.models_in(history)),
    }
    return json.dumps(about, indent=1, sort_keys=True).encode()
