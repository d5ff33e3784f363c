"""Layout of a record on paper: a page for the drawing process, with its photos."""

import logging
from base64 import b64encode
from collections.abc import Iterator
from functools import cache as once
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import segno
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.template.loader import get_template, render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from PIL import Image

from ..citing.panel import in_every_style
from ..record import outline
from ..record.record import Record
from ..record.work import Work

log = logging.getLogger(__name__)

TEMPLATE = "interop/paper.html"
STYLES = "css/paper.css"
WIDEST_PHOTO = 900  # pixels: 150 to the inch on half a page


def page_of(record: Record, script: str | None = None) -> dict:
    """Return all that a drawing process needs: the page, its files and its moment."""
    with override(record.language):
        html = render_to_string(TEMPLATE, _context(record) | {"script": script})
    moment = int(record.modified.timestamp())
    return loose_page(html) | {"photos": dict(_photos(record)), "clock": moment}


def loose_page(html: str) -> dict:
    """Return the same for a page without photos, drawn at this moment."""
    return {
        "html": html,
        "static": str(Path(finders.find(STYLES)).parent.parent),
        "photos": {},
        "clock": int(timezone.now().timestamp()),
    }


@once
def edition() -> str:
    """Return what changes with the look of every paper: styles, template, drawer."""
    template = Path(get_template(TEMPLATE).origin.name).read_bytes()
    styles = Path(finders.find(STYLES)).read_bytes()
    drawer = version("weasyprint").encode()
    return sha256(template + styles + drawer).hexdigest()


def _context(record: Record) -> dict:
    # The paper shows the record of that day: GOST asks when the source was seen.
    seen = timezone.localdate(record.modified)
    code = segno.make(record.permanent_url, error="m", micro=False)
    papers = [(_("Recordings"), record.recordings), (_("Documents"), record.documents)]
    return {
        "record": record,
        "papers": papers,
        "facts": list(outline.facts(record)),
        "references": in_every_style(Work(record), seen),
        "qr": code.svg_data_uri(border=0),
    }


def _photos(record: Record) -> Iterator[tuple[str, str]]:
    """Yield each photo that can be opened: its address, and a small JPEG in base64."""
    for photo in record.photos:
        try:
            yield photo.url, b64encode(_small(photo.url)).decode("ascii")
        except Exception as trouble:  # Pillow's readers raise whatever they like
            log.warning("A paper lacks the photo %s: %r", photo.url, trouble)


def _small(url: str) -> bytes:
    """Return a photo no larger than paper needs it."""
    name = unquote(url.removeprefix(f"{settings.SITE_URL}{settings.MEDIA_URL}"))
    small = BytesIO()
    with default_storage.open(name) as file, Image.open(file) as image:
        image.draft("RGB", (WIDEST_PHOTO, WIDEST_PHOTO))  # a JPEG is read smaller
        image.thumbnail((WIDEST_PHOTO, WIDEST_PHOTO))
        image.convert("RGB").save(small, "JPEG", quality=80)
    return small.getvalue()
