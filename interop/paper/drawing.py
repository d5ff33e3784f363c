"""Drawing process: turns pages into PDFs, one after another, beside the site.

``process`` starts, limits and ends it. It knows neither Django nor the database, and
opens nothing but our own style sheets, fonts and ornament and what came with the page.
A request is a line of JSON; an answer is the length of the PDF in eight bytes, then the
PDF itself. Length nought stands for a page that cannot be drawn; stderr says why.
"""

import json
import os
import sys
import traceback
from base64 import b64decode
from functools import cache
from io import BytesIO
from mimetypes import guess_type
from pathlib import Path

from fontTools.ttLib import woff2
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

STATIC = "https://static.invalid/"  # stands for our static files; no such host exists
MEMORY = 2 * 1024**3  # bytes of addresses: a long record takes a sixth of it


class OwnFiles(URLFetcher):
    """Opens what a paper consists of; any other address does not exist for it."""

    def __init__(self, static: Path, photos: dict[str, str]):
        super().__init__(allowed_protocols=["data"])
        self.static = static.resolve()
        self.photos = photos

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        if url in self.photos:
            kind = {"Content-Type": "image/jpeg"}
            return URLFetcherResponse(url, b64decode(self.photos[url]), kind)
        path = (self.static / url.removeprefix(STATIC)).resolve()
        if url.startswith(STATIC) and path.is_relative_to(self.static):
            if path.suffix == ".woff2":
                kind = {"Content-Type": "font/ttf"}
                return URLFetcherResponse(url, _unpacked(path), kind)
            kind = {"Content-Type": guess_type(path.name)[0]}
            return URLFetcherResponse(url, path.read_bytes(), kind)
        return super().fetch(url, headers)


@cache
def _unpacked(font: Path) -> bytes:
    """Return a font as it is used; WeasyPrint would unpack it again for each paper."""
    plain = BytesIO()
    woff2.decompress(str(font), plain)
    return plain.getvalue()


def draw(page: dict) -> bytes:
    """Return the PDF of a page (see ``pdf_layout.page_of``); same page, same bytes."""
    # fontTools writes this moment into the fonts it cuts, not the time of day.
    os.environ["SOURCE_DATE_EPOCH"] = str(page["clock"])
    files = OwnFiles(Path(page["static"]), page["photos"])
    paper = HTML(string=page["html"], base_url=f"{STATIC}css/", url_fetcher=files)
    # Hints: a list begins with the number that its ``start`` names.
    options = {"presentational_hints": True, "custom_metadata": True}
    return paper.write_pdf(pdf_variant="pdf/ua-1", **options)


def main() -> None:
    _limit_memory()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whoever prints, prints there
    for line in sys.stdin.buffer:
        try:
            drawn = draw(json.loads(line))
        except Exception:  # the next page may be better
            traceback.print_exc()
            drawn = b""
        answers.write(len(drawn).to_bytes(8, "big") + drawn)
        answers.flush()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not a Unix
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
