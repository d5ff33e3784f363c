"""Bulk upload: several photos of one event, sent together."""

from django.db.models import Max

from ..fields import checksum


def add_photos(event, files):
    """Add ``files`` after the photos that ``event`` has; return those it had already.

    The record's own licence is theirs too, where it has one.
    """
    known = []
    last = event.photos.aggregate(last=Max("position"))["last"] or 0
    for number, file in enumerate(files, start=1):
        position = last + 10 * number
        photo = event.photos.model(event=event, image=file, position=position)
        if event.photos.filter(sent_sha256=checksum(photo.image)).exists():
            known.append(file.name)
            continue
        photo.licence = event.licence or photo.licence
        photo.save()
    return known
