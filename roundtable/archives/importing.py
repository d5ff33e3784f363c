"""Import of an archive into a portal that has no records: all of it, or nothing.

Whoever sent the archive wrote every byte of it. So its values are asked what a form
asks, and its files what an upload is; rich text is cleaned on its way in.
"""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core import serializers
from django.core.cache import cache
from django.core.exceptions import SuspiciousOperation, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.serializers.base import DeserializationError
from django.core.validators import validate_image_file_extension
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import FileField, ImageField
from django.utils.translation import override
from reversion.models import Version

from events.history.retention import FOLDERS, in_versions
from events.indexing import reindexing
from events.media.storage import nothing_left_behind
from events.models import Document, Event, Photo
from participants.fields import KeyField

from .. import upkeep
from ..backups import Refused
from ..backups import rows as tables
from . import ABOUT, FORMAT, bag, contents, file_of, rows_of

_WRONG = (DeserializationError, ValidationError, SuspiciousOperation, RecursionError)
_WRONG += (IntegrityError, DataError, OverflowError)
_WRONG += (AttributeError, KeyError, TypeError, ValueError)


def import_archive(path: Path) -> Counter:
    """Take an archive in, and return how many rows of what it had.

    Numbers, and so addresses, stay; what is made of records is made anew. Raises
    ``Refused`` for an archive that is not right in every part, and where there are
    records already: then nothing has changed.
    """
    with bag.reading(path) as source:
        about = _about(source)
        kept = contents.models_in(about["history"])
        _refuse_to_mix()
        counts = Counter()
        with nothing_left_behind(), transaction.atomic():
            for model in kept:
                _load(source, model, about, counts)
            _load_earlier_files(source)
            with _refusing("numbers"):
                connection.check_constraints()
                given = about["last_numbers"] | Counter(tables.last_numbers(kept))
                tables.go_on_after(given, kept)
            upkeep.update_coverage()
            reindexing.rebuild(Event.objects.to_index().values_list("pk", flat=True))
    cache.clear()
    upkeep.update_renditions()
    return counts


def _about(source) -> dict:
    """Return what an archive tells of itself, if this version can read it."""
    with _refusing(ABOUT):
        about = json.loads(source.read(ABOUT))
        known = {model._meta.label_lower for model in contents.models_in(True)}
        unknown = {*about["counts"], *about["last_numbers"]} - known
        if about["format"] > FORMAT or unknown:
            raise ValueError("a later version of the portal wrote it, install that one")
        numbers = Counter({label: int(n) for label, n in about["last_numbers"].items()})
        return about | {"history": bool(about["history"]), "last_numbers": numbers}


def _refuse_to_mix() -> None:
    for model in contents.models_in(True):
        if model._base_manager.exists():
            raise Refused(
                f"The portal holds something already ({model._meta.label_lower}). An "
                "archive is taken in by a portal that has no records."
            )


@contextmanager
def _refusing(part: str) -> Iterator[None]:
    try:
        yield
    except _WRONG as error:
        with override("en"):
            is_told = isinstance(error, ValidationError)
            said = " ".join(error.messages) if is_told else str(error)
        raise Refused(f"The archive is refused for its {part}: {said}.") from error


def _load(source, model, about, counts) -> None:
    label, columns = model._meta.label_lower, contents.columns(model, about["history"])
    lines = source.lines(rows_of(model)) if rows_of(model) in source else ()
    for number, line in enumerate(lines, start=1):
        with _refusing(f"{label}, line {number}"):
            row = json.loads(line)
            if row["model"] != label or row["fields"].keys() - {*columns}:
                raise ValueError("a later version of the portal has other columns")
            (one,) = serializers.deserialize(
                "python", [row], handle_forward_references=True
            )  # a user whom nobody knows here is nobody
            _complete(source, one.object)
            one.save(force_insert=True)
        counts[label] += 1
    if counts[label] != about["counts"].get(label, 0):
        raise Refused(f"The archive does not have all rows of {label}.")


def _complete(source, thing) -> None:
    """Refuse what a form would refuse, keep the files, and work out what follows."""
    for field in thing._meta.concrete_fields:
        value = field.value_from_object(thing)
        if isinstance(field, FileField):
            _store(source, field, value.name)
        elif isinstance(field, KeyField):
            field.pre_save(thing, add=True)
        elif value not in field.empty_values and not field.is_relation:
            field.run_validators(value)
            if field.choices and value not in dict(field.flatchoices):
                raise ValueError(f"{field.name} cannot be {value!r}")


def _load_earlier_files(source) -> None:
    """Keep the files that only history names."""
    with _refusing("history"):
        for name, row in dict(in_versions(Version.objects.order_by())).items():
            if not default_storage.exists(name):
                model = Photo if Photo.FILE in row else Document
                _store(source, model._meta.get_field(model.FILE), name)


def _store(source, field, name) -> None:
    """Keep a file under its name, unless the portal it comes from had lost it."""
    if not name or file_of(name) not in source:
        return
    folder, *within = name.split("/")
    if folder not in FOLDERS or any(part.startswith(".") for part in within):
        raise ValueError(f"no file of a record lies at {name}")
    data = source.read(file_of(name))
    sent = field.attr_class(None, field, name)
    sent.file, sent._committed = ContentFile(data, name), False
    field.run_validators(sent)
    if isinstance(field, ImageField):
        validate_image_file_extension(sent)
    if not default_storage.exists(name):
        default_storage.save(name, sent.file)
        return
    with default_storage.open(name) as there:
        if there.read() != data:
            raise ValueError(f"another file lies at {name}")
