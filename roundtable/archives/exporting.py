"""Export of an archive: records and their files, in one ZIP."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.core import serializers
from django.db.models import Max

from events.models import Event

from ..backups import rows as tables
from ..backups.archive import spooled
from ..backups.backup import ROWS, copy
from ..backups.files import FileNames
from . import contents


def export(path: Path, *, history: bool = False) -> dict:
    """Write an archive, which only its owner may read, and return what it says of it.

    The same records make the same bytes. Call it within a snapshot of the database,
    for a file that is not there yet.
    """
    path.touch(0o600, exist_ok=False)
    try:
        with ZipFile(path, "w", ZIP_DEFLATED) as target:
            return _fill(target, history)
    except BaseException:
        path.unlink()
        raise


def _fill(target, history) -> dict:
    models, add = contents.models_in(history), partial(_add, target)
    counts, names = Counter(), FileNames(models)
    for model in models:
        with spooled(_lines(model, history, counts, names)) as file:
            add(f"{ROWS}{model._meta.label_lower}.jsonl", file)
    if not history:
        names.then.clear()
    about = {"format": contents.FORMAT, "portal": settings.SITE_URL, "history": history}
    about |= Event.objects.aggregate(changed=Max("modified_at"))
    about |= {"counts": counts, "last_numbers": tables.last_numbers(models)}
    about["missing"] = copy(names, add)
    text = json.dumps(about, indent=1, sort_keys=True, default=tables.plain)
    target.writestr(ZipInfo(contents.ABOUT), text)
    return about


def _add(target: ZipFile, name: str, file: BinaryIO) -> None:
    file.seek(0)
    with target.open(name, "w", force_zip64=True) as member:
        shutil.copyfileobj(file, member)


def _lines(model, history, counts, names) -> Iterator[bytes]:
    """Yield the rows of a model, count them, and note what files they name."""
    told = {"default": tables.plain, "use_natural_foreign_keys": True}  # uncut moments
    told |= {"fields": contents.columns(model, history), "sort_keys": True}
    for row in contents.rows(model, history):
        counts[model._meta.label_lower] += 1
        names.note(model._meta.label_lower, vars(row))
        yield serializers.serialize("jsonl", [row], **told).encode()
