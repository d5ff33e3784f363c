"""BagIt bag of a record: what an archive takes in and can check in fifty years.

The payload is the record in every format and every language it exists in, and the
original files; the manifests hold SHA-256 and SHA-512. The bag carries the date of
the record's last change, not of today: the same record makes the same bag.
"""

import shutil
from pathlib import Path

import bagit
from django.core.files.storage import default_storage
from django.utils import timezone

from events.models import Event

from ..formats import registry
from ..paper import pdf
from ..record.build import build_record
from ..record.record import Record

CHECKSUMS = ["sha256", "sha512"]


def fill(event: Event, folder: Path) -> None:
    """Make an empty folder the bag of an event from ``published().for_reading()``."""
    records = [build_record(event, code) for code in event.languages]
    for record in records:
        _write_formats(record, folder / record.language)
    for file in _files_of(event):
        _copy(file.name, folder / "media" / _name_within(event, file.name))
    original = next(
        (r for r in records if r.language == event.original_language), records[0]
    )
    bagit.make_bag(folder, _description(original), checksums=CHECKSUMS)


def _write_formats(record: Record, folder: Path) -> None:
    folder.mkdir()
    for file_format in registry.FORMATS:
        path = folder / registry.file_name(record, file_format)
        path.write_text(file_format.render(record), "utf-8", newline="")
    if pdf.is_offered():
        (folder / registry.file_name(record, pdf)).write_bytes(pdf.render(record))


def _files_of(event: Event) -> list:
    photos = [photo.image for photo in event.photos.all()]
    return photos + [document.file for document in event.documents.all()]


def _name_within(event: Event, name: str) -> str:
    return name.removeprefix(f"events/{event.pk}/")


def _copy(name: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with default_storage.open(name) as stored, target.open("wb") as out:
        shutil.copyfileobj(stored, out)


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
