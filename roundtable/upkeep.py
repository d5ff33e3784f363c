"""Derived data: index, coverage, renditions and clean papers, made where they lack."""

from collections.abc import Iterator
from contextlib import suppress

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db.models import Count, F
from django.utils.translation import gettext as _
from imagekit.cachefiles import ImageCacheFile

from events.indexing import reindexing
from events.media import metadata
from events.media.refusals import Unreadable
from events.models import Document, Event, Photo
from events.saving import saving
from events.translating.translation_status import update_status
from languages.fallback import LANGUAGES

_AT_ONCE = 50


def outdated_in_index() -> list[int]:
    """Return the records of which the index does not hold what it should."""
    return list(reindexing.drifted())


def update_index() -> int:
    return reindexing.rebuild(reindexing.drifted())


def without_coverage():
    """Return the records of whose translations nothing is known."""
    others = len(LANGUAGES) - 1
    counted = Event.objects.annotate(known=Count("coverage"))
    return counted.exclude(known=others).order_by("pk").values_list("pk", flat=True)


def update_coverage() -> int:
    numbers = list(without_coverage())
    for first in range(0, len(numbers), _AT_ONCE):
        update_status(*numbers[first : first + _AT_ONCE])
    return len(numbers)


def missing_renditions() -> Iterator[ImageCacheFile]:
    """Yield the smaller copies of photos that are not there and could be made."""
    for photo in Photo.objects.order_by("pk").iterator():
        if default_storage.exists(photo.image.name):
            for rendition in (photo.small, photo.medium, photo.large):
                if not default_storage.exists(rendition.name):
                    yield rendition


def update_renditions() -> int:
    """Make what is missing; a photo that is broken keeps no other from its copies."""
    count = 0
    for rendition in missing_renditions():
        with suppress(OSError):
            rendition.generate(force=True)
            count += 1
    return count


def clean_documents() -> int:
    """Take their metadata from documents that were stored before this was done.

    The record gets a version, for the checksum of its file is public. A file that is
    missing, or cannot be looked into, keeps no other from it.
    """
    count, said = 0, _("The metadata of a document were removed.")
    before = Document.objects.exclude(cleaned_name=F("file")).order_by("pk")
    for number in list(before.values_list("pk", flat=True)):
        with suppress(OSError, ValidationError), saving(by=None, comment=said) as saved:
            record = Event.objects.select_for_update(of=["self"]).get(documents=number)
            record.documents.get(pk=number).save()
            record.save()
            saved.append(record)
            count += 1
    return count


def count_pages() -> int:
    """Count the pages of PDFs that were stored before this was told of them."""
    count = 0
    for document in Document.objects.filter(pages=None, file__iendswith=".pdf"):
        with suppress(OSError, Unreadable), document.file.open() as file:
            if pages := metadata.read(file.read()).pages:
                Document.objects.filter(pk=document.pk).update(pages=pages)
                count += 1
    return count
