"""Layout of a record on paper; imported by ``pdf`` only where WeasyPrint works.

Nothing is fetched from anywhere: the drawing may open our own style sheet, fonts and
ornament, and the photos of the record it draws.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache as once
from hashlib import sha256
from io import BytesIO
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote

import segno
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.template.loader import get_template, render_to_string
from django.utils import timezone
from django.utils.translation import override
from PIL import Image
from weasyprint import HTML, __version__
from weasyprint.urls import URLFetcher, URLFetcherResponse

from ..citing.panel import in_every_style
from ..record import outline
from ..record.record import Record
from ..record.work import Work

TEMPLATE = "interop/paper.html"
STYLES = "css/paper.css"
STATIC = "https://static.invalid/"  # stands for our static files; no such host exists
CLOCK = "SOURCE_DATE_EPOCH"
WIDEST_PHOTO = 900  # pixels: 150 to the inch on half a page


def draw(record: Record) -> bytes:
    """Return the PDF; the same record always gives the same bytes."""
    with override(record.language):
        html = render_to_string(TEMPLATE, _context(record))
    files = _OwnFiles(record)
    paper = HTML(string=html, base_url=f"{STATIC}css/", url_fetcher=files)
    with _clock_at(record.modified):
        return paper.write_pdf(pdf_variant="pdf/ua-1")


@once
def edition() -> str:
    """Return what changes with the look of every paper: styles, template, drawer."""
    template = Path(get_template(TEMPLATE).origin.name).read_bytes()
    styles = Path(finders.find(STYLES)).read_bytes()
    return sha256(template + styles + __version__.encode()).hexdigest()


@contextmanager
def _clock_at(moment: datetime) -> Iterator[None]:
    """Let fontTools write ``moment`` into the fonts it cuts, not the time of day."""
    before = os.environ.get(CLOCK)
    os.environ[CLOCK] = str(int(moment.timestamp()))
    try:
        yield
    finally:
        os.environ.pop(CLOCK)
        if before is not None:
            os.environ[CLOCK] = before


def _context(record: Record) -> dict:
    # The paper shows the record of that day: GOST asks when the source was seen.
    seen = timezone.localdate(record.modified)
    code = segno.make(record.permanent_url, error="m", micro=False)
    return {
        "record": record,
        "facts": list(outline.facts(record)),
        "references": in_every_style(Work(record), seen),
        "qr": code.svg_data_uri(border=0),
    }


class _OwnFiles(URLFetcher):
    """Opens what a paper consists of; any other address does not exist for it."""

    def __init__(self, record: Record):
        super().__init__(allowed_protocols=["data"])
        self.photos = {photo.url for photo in record.photos}

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        if url in self.photos:
            return URLFetcherResponse(url, _photo(url), {"Content-Type": "image/jpeg"})
        if url.startswith(STATIC):
            name = url.removeprefix(STATIC)
            kind = {"Content-Type": guess_type(name)[0] or "font/woff2"}
            return URLFetcherResponse(url, Path(finders.find(name)).read_bytes(), kind)
        return super().fetch(url, headers)


def _photo(url: str) -> bytes:
    """Return a photo no larger than paper needs it."""
    name = unquote(url.removeprefix(f"{settings.SITE_URL}{settings.MEDIA_URL}"))
    small = BytesIO()
    with default_storage.open(name) as file, Image.open(file) as image:
        image.draft("RGB", (WIDEST_PHOTO, WIDEST_PHOTO))  # a JPEG is read smaller
        image.thumbnail((WIDEST_PHOTO, WIDEST_PHOTO))
        image.convert("RGB").save(small, "JPEG", quality=80)
    return small.getvalue()
