"""BagIt bag of a record: what an archive takes in and can check in fifty years.

The payload is the record in every format and every language it exists in, and the
original files, with whose they are; the manifests hold SHA-256 and SHA-512. The bag
carries the date of the record's last change, not of today: the same record makes the
same bag.
"""

import csv
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import bagit
from django.core.files.storage import default_storage
from django.utils import timezone

from events.models import Event
from events.models.media import shown

from ..formats import registry
from ..paper import pdf
from ..record.build import build_records
from ..record.record import Record
from ..rendering import attempt

CHECKSUMS = ["sha256", "sha512"]

log = logging.getLogger(__name__)


def fill(event: Event, folder: Path) -> list[str]:
    """Make an empty folder the bag of an event from ``published().for_reading()``.

    Returns the names of what could not be packed; the log says why. Of a record that
    cannot be described at all there is no bag, and the folder stays empty.
    """
    languages = event.languages
    records = [one for code in languages for one in build_records([event], code)]
    if not records:
        return ["the whole record"]
    left_out = [name for one in records for name in _write_formats(one, folder)]
    left_out += _copy_files(event, folder)
    original = next(
        (r for r in records if r.language == event.original_language), records[0]
    )
    _write_credits(original, folder)
    bagit.make_bag(folder, _description(original), checksums=CHECKSUMS)
    return left_out


def _write_formats(record: Record, folder: Path) -> Iterator[str]:
    """Write the record in each format; yield the files that could not be written."""
    own = folder / record.language
    own.mkdir()
    offered = [pdf] if pdf.is_offered() else []
    for file_format in [*registry.FORMATS, *offered]:
        name = registry.file_name(record, file_format)
        written, fault = attempt(record, name, file_format.render)
        if fault:
            yield f"{record.language}/{name}"
        else:
            is_text = isinstance(written, str)
            (own / name).write_bytes(written.encode() if is_text else written)


def _copy_files(event: Event, folder: Path) -> Iterator[str]:
    """Copy the original files; yield those that are lost."""
    photos = [photo.image for photo in shown(event.photos)]
    documents = [document.file for document in event.documents.all()]
    for file in [*photos, *documents]:
        within = f"media/{file.name.removeprefix(f'events/{event.pk}/')}"
        try:
            stored = default_storage.open(file.name)
        except OSError:
            log.exception("Record %s: %s is missing.", event.pk, file.name)
            yield within
        else:
            target = folder / within
            target.parent.mkdir(parents=True, exist_ok=True)
            with stored, target.open("wb") as out:
                shutil.copyfileobj(stored, out)


def _write_credits(record: Record, folder: Path) -> None:
    """Say of each medium whose it is, of which day, and what one may do with it."""
    names = ["url", "kind", "caption", "author", "day", "licence", "licence_url"]
    with (folder / "media.csv").open("w", encoding="utf-8", newline="") as file:
        rows = [[getattr(one, name) for name in names] for one in record.media]
        csv.writer(file).writerows([names, *rows])


def _description(record: Record) -> dict[str, str]:
    """Return what bag-info.txt says, in the words of the BagIt specification."""
    return {
        "Source-Organization": record.publisher.text,
        "External-Identifier": record.cite_as,
        "External-Description": _one_line(record.abstract.text or record.title.text),
        "Internal-Sender-Identifier": str(record.id),
        "Internal-Sender-Description": _one_line(record.title.text),
        "Bag-Software-Agent": record.portal_url,
        "Bagging-Date": timezone.localdate(record.modified).isoformat(),
    }


def _one_line(text: str) -> str:
    return " ".join(text.split())
