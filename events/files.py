"""Access control of files: one is public only while a row of a public record names it.

The row is asked, not the folder. A photo that was taken out of its record, a document
that was replaced and their renditions answer nobody from that moment on, though
history may keep them for the way back.
"""

import re

from . import previewing, public
from .choices import SHOWN, Agreement
from .models import Document, Event, Photo
from .models.media import RENDITIONS
from .portal.reading import portal

_RENDITION = re.compile(rf"{RENDITIONS}/(?P<stem>.+)\.\d+\.webp")


def is_public(name):
    """Whether a reader may see this file now."""
    if name in portal().pictures:
        return True
    return _have(Event.objects.published(), name) or _is_shown_portrait(name)


def is_open_to(user, key, name):
    """Whether it belongs to a record that ``user`` keeps or a preview's key opens.

    Whoever keeps a record sees a photo that readers may not: somebody has to answer.
    """
    kept = _have(Event.objects.managed_by(user), name, Agreement.values)
    return kept or _have(previewing.behind(key), name)


def _have(events, name, answers=SHOWN):
    """Whether one of ``events`` has this file: a photo, a rendition or a document."""
    if not name.isprintable():  # a database refuses to look for some signs
        return False
    photos = Photo.objects.filter(image=source_of(name), consent__in=answers)
    documents = Document.objects.filter(file=name).order_by()
    holders = photos.order_by().values("event").union(documents.values("event"))
    return events.filter(pk__in=holders).exists()


def source_of(name):
    """Return the photo that a rendition was made of; another file is its own source."""
    made = _RENDITION.fullmatch(name)
    return f"{made['stem']}.jpg" if made else name


def _is_shown_portrait(name):
    shown = public.people().filter(photo=name, photo_consent=True, hidden=False)
    return name.isprintable() and shown.exists()
