"""Static export: a crawl visits every page once, then makes their links files."""

from collections import deque
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from events.models import Event
from languages.fallback import LANGUAGES

from ..formats.jsonld import EXTENSION
from ..packing.folder import replacing
from . import addresses, links, search_index
from .client import Client, ServerError, body_of, quiet_log

_READ_FOR_LINKS = {"text/html", "text/css", "application/xml"}


class ArchiveChangedError(Exception):
    """Records came or went while they were being copied."""


def export_site(folder: Path) -> tuple[int, list[str]]:
    """Write the public site into ``folder``.

    Returns the number of files, and the addresses that had to be left out because the
    site could not answer them for one record.
    """
    with override(LANGUAGES[0]), quiet_log(), replacing(folder) as new:
        before = _state_of_archive()
        crawl = _Crawl(new)
        crawl.write_own_pages()
        crawl.visit_all()
        crawl.rewrite_links()
        if _state_of_archive() != before:
            raise ArchiveChangedError(
                "Records were changed while they were being copied, so the copy was "
                "given up. Run the command again."
            )
        count = sum(path.is_file() for path in new.rglob("*"))
        return count, crawl.left_out


def _state_of_archive() -> list[tuple]:
    """Return what is public, and as of when."""
    return list(
        Event.objects.published().order_by("pk").values_list("pk", "modified_at")
    )


class _Crawl:
    """A copy in the making: which address became which file."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.client = Client()
        self.files: dict[str, str] = {}  # by the address they were read from
        self.pages: dict[str, str] = {}  # the files with links, and their addresses
        self.redirects: dict[str, str] = {}  # by the file, where it sends its reader
        self.waiting: deque[str] = deque()
        self.seen: set[str] = set()  # or kept without a visit
        self.left_out: list[str] = []  # what the site could not answer

    def visit_all(self) -> None:
        for code in LANGUAGES:
            self.enqueue(f"/{code}/", "/")
        for path in ("/robots.txt", reverse("sitemap")):
            self.enqueue(path, "/")
        for pk in Event.objects.published().order_by("pk").values_list("pk", flat=True):
            self.enqueue(reverse("permanent", args=[pk]), "/")
            # Of a record that cannot be described no page names the formats.
            self.enqueue(reverse("interop:export", args=[pk, EXTENSION]), "/")
        while self.waiting:
            self.visit(self.waiting.popleft())

    def enqueue(self, address: str, seen_on: str) -> None:
        """Remember to visit an address of ours that a page leads to."""
        ours = addresses.own(address, seen_on)
        if ours and ours not in self.seen and addresses.is_carried(ours):
            self.seen.add(ours)
            self.waiting.append(ours)

    def visit(self, address: str) -> None:
        try:
            response = self.client.get(address)
        except ServerError as error:
            if error.status < 500 or not addresses.is_of_one_record(address):
                raise
            self.left_out.append(address)
            return
        if response.status_code in (301, 302):
            self.files[address] = file = addresses.file_of(address, "text/html")
            self.redirects[file] = response["Location"]
            self.enqueue(response["Location"], address)
        elif response.status_code == 200:
            self.keep(address, response)

    def keep(self, address: str, response: HttpResponse) -> None:
        media_type = response["Content-Type"].partition(";")[0]
        self.files[address] = file = addresses.file_of(address, media_type)
        self.seen.add(address)
        self.write(file, body_of(response))
        if media_type in _READ_FOR_LINKS:
            for link in links.links_in(self.read(file), media_type):
                self.enqueue(link, address)
        if media_type == "text/html":
            self.pages[file] = address

    def write_own_pages(self) -> None:
        """Write what a server would have answered: the start page and the search."""
        start = render_to_string("interop/copied_start.html")
        self.keep("/", HttpResponse(start))
        for code in LANGUAGES:
            for address, response in search_index.pages(code):
                self.keep(address, response)

    def rewrite_links(self) -> None:
        for file, address in self.pages.items():
            page = links.rewritten(
                self.read(file), lambda link, a=address, f=file: self.target(link, a, f)
            )
            self.write(file, [page.encode()])
        for file, target in self.redirects.items():
            there = self.target(target, "/", file)
            page = render_to_string("interop/copied_redirect.html", {"there": there})
            self.write(file, [page.encode()])

    def target(self, link: str, seen_on: str, file: str) -> str:
        """Return the way from a file to what a link means: a file, or the portal."""
        ours = addresses.own(link, seen_on)
        if ours is None:
            return link
        if ours in self.files and not addresses.is_permanent(ours):
            return links.relative(self.files[ours], file)
        return settings.SITE_URL + urljoin(seen_on, link).removeprefix(
            settings.SITE_URL
        )

    def read(self, file: str) -> str:
        return (self.folder / file).read_text("utf-8")

    def write(self, file: str, pieces: Iterable[bytes]) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as out:
            out.writelines(pieces)
