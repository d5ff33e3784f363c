"""Import of an archive into a portal that has no records: all of it, or nothing.

Whoever sent the archive wrote every byte of it. So its values are asked what a form
asks, and its files what an upload is; rich text is cleaned on its way in.
"""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from zipfile import ZipFile

from django.core import serializers
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.validators import validate_image_file_extension
from django.db import connection, transaction
from django.db.models import FileField, ForeignKey
from django.utils.translation import override

from events.history.retention import FOLDERS
from events.indexing import reindexing
from events.media import file_types
from events.media.storage import nothing_left_behind
from events.media.zip_safety import MEGABYTE, MOST_INFLATED
from events.models import Event
from events.models.media import DOCUMENT_TYPES
from intake.models import INCOMING
from participants.fields import KeyField
from participants.pictures import check_picture
from search.fields import Mended

from .. import upkeep
from ..backups import Refused
from ..backups import rows as tables
from ..backups.backup import MEDIA, ROWS
from ..backups.files import FileNames
from . import contents

_LED = (FileField, ForeignKey)
_FORGIVING = {"handle_forward_references": True}  # a user whom nobody knows is nobody


def import_archive(path: Path) -> None:
    """Take an archive in; numbers, and so addresses, stay.

    Raises ``Refused``, and changes nothing, for one that is not right in every part
    and where there are records already.
    """
    with path.open("rb") as file, override("en"):
        with _refusing("file"):
            source = ZipFile(file)
            about = _checked(source)
        names = FileNames(models := contents.models_in(about["history"]))
        with nothing_left_behind(), transaction.atomic():
            for model in models:
                if model._meta.label_lower in about["counts"]:
                    _load(source, model, about["history"], names)
            with _refusing("files"):
                _store(source, names, about["missing"])
            with _refusing("links and numbers"):
                connection.check_constraints()
                numbers = Counter(tables.last_numbers(models))
                tables.go_on_after(numbers | Counter(about["last_numbers"]), models)
            upkeep.update_coverage()
            reindexing.rebuild(Event.objects.to_index().values_list("pk", flat=True))
    cache.clear()
    upkeep.update_renditions()


@contextmanager
def _refusing(part: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # libraries raise whatever they like at such a file
        said = " ".join(getattr(error, "messages", [str(error)]))
        raise Refused(f"The archive is refused for its {part}: {said}.") from error


def _checked(source: ZipFile) -> dict:
    """Return what an archive says of itself, once all of it has been read."""
    for one in source.infolist():
        if one.file_size > MEGABYTE + MOST_INFLATED * one.compress_size:
            raise ValueError(f"{one.filename} unpacks into far more than it may")
    if broken := source.testzip():
        raise ValueError(f"{broken} is damaged")
    about = json.loads(source.read(contents.ABOUT))
    models = {model._meta.label_lower: model for model in contents.models_in(True)}
    if about["format"] > contents.FORMAT or about["counts"].keys() - models.keys():
        raise ValueError("a later version of the portal wrote it, install that one")
    for label, model in models.items():
        if label in about["counts"]:
            source.getinfo(f"{ROWS}{label}.jsonl")
        if model._base_manager.exists():
            raise ValueError(f"this portal has something already ({label})")
    return about


def _load(source, model, history, names) -> None:
    """Write the rows of a model, and note the files that they name."""
    label, columns = model._meta.label_lower, contents.columns(model, history)
    with source.open(f"{ROWS}{label}.jsonl") as file:
        lines = iter(partial(file.readline, 64 * MEGABYTE), b"")
        for number, line in enumerate(lines, start=1):
            with _refusing(f"{label}, line {number}"):
                row = json.loads(line)
                if row["model"] != label or row["fields"].keys() - {*columns}:
                    raise ValueError("a later version of the portal has other columns")
                for one in serializers.deserialize("python", [row], **_FORGIVING):
                    names.note(label, vars(one.object))
                    _complete(one.object)
                    one.save(force_insert=True)


def _complete(thing) -> None:
    """Refuse what a form would refuse, and work out what follows from the rest."""
    for field in thing._meta.concrete_fields:
        if isinstance(field, KeyField | Mended):
            field.pre_save(thing, add=True)
        value = field.value_from_object(thing)
        if value not in field.empty_values and not isinstance(field, _LED):
            field.run_validators(value)
            if field.choices and value not in dict(field.flatchoices):
                raise ValueError(f"{field.name} cannot be {value!r}")


def _store(source, names, missing) -> None:
    """Keep the files that rows name, and those of history as far as there are any."""
    there = {name for name in names.then if MEDIA + name in source.NameToInfo}
    for name in sorted(names.now - {*missing} | there):
        folder, *within = name.split("/")
        if folder not in FOLDERS or any(part.startswith(".") for part in within):
            raise ValueError(f"no file of a record lies at {name}")
        data = ContentFile(source.read(MEDIA + name), name)
        kind = name.rpartition(".")[2].lower()
        if kind in DOCUMENT_TYPES and file_types.kind_of(data) != kind:
            raise ValueError(f"{name} is no .{kind} file")
        if kind not in DOCUMENT_TYPES and folder != INCOMING:
            validate_image_file_extension(data)
            check_picture(data)
        if default_storage.exists(name):
            raise ValueError(f"another file lies at {name}")
        default_storage.save(name, data)
