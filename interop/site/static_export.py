"""Static export: record by record, then all that lists them; each page written once.

All cores share the work (``sharing``); which pages are there the folder itself says.
What is dear to make of a record – formats, papers, cards, references – is taken from
an earlier copy, or from one that was never finished, while the record reads the same.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from os.path import dirname, isfile
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
from ..packing.folder import replacing, unfinished
from ..record.build import build_records
from . import addresses, links, search_index
from .client import Client, ServerError, body_of, quiet_log
from .earlier import Earlier
from .sharing import shared

_READ_FOR_LINKS = {"text/css", "application/xml"}

BATCH = 12  # pages that a process makes at a time: a list in its formats and languages
Queue = OrderedDict[str, None]


class ArchiveChangedError(Exception):
    """Records came or went while they were being copied."""


def export_site(
    folder: Path, tell: Callable[[int, int], None], papers: bool = True
) -> tuple[int, list[str]]:
    """Write the public site into ``folder``; ``tell`` how many records are done.

    Links to ``papers`` that do not come along lead to the portal. Returns the number
    of files, and the addresses that had to be left out because the site could not
    answer them for one record. The next run makes use of what a run that was killed or
    given up has made.
    """
    replaced = replacing(folder, resumable=True)
    with override(LANGUAGES[0]), quiet_log(), replaced as new:
        before = _state_of_archive()
        copy = _Copy(new, Earlier([unfinished(folder), folder], new), papers)
        copy.write_all([pk for pk, _modified in before], tell)
        if _state_of_archive() != before:
            raise ArchiveChangedError(
                "Records were changed while they were being copied, so the copy was "
                "given up. Run the command again; it keeps what has not changed."
            )
        count = sum(path.is_file() for path in new.rglob("[!.]*"))
        return count, [one for one, failed in copy.missing.items() if failed]


def _state_of_archive() -> list[tuple]:
    """Return what is public, and as of when."""
    return list(
        Event.objects.published().order_by("pk").values_list("pk", "modified_at")
    )


class _Copy:
    """A copy in the making, or what one process makes of it."""

    def __init__(self, folder: Path, earlier: Earlier, papers: bool):
        self.folder, self.earlier, self.papers = folder, earlier, papers
        self.client = Client()
        self.record: int | None = None  # the one at hand
        self.own: Queue = OrderedDict()  # its addresses, still to visit
        self.ours = lru_cache(10_000)(addresses.own)  # most links stand on every page
        self.is_carried = lru_cache(10_000)(self._is_carried)
        self.forget()

    def forget(self) -> None:
        self.waiting: Queue = OrderedDict()  # addresses of no record, still to visit
        self.missing: dict[str, bool] = {}  # no pages, and whether the site failed
        self.leading: dict[str, set[str]] = defaultdict(set)  # pages, to what is ahead

    def report(self) -> tuple:
        """Hand over, once, what was found out."""
        found = self.waiting, self.missing, self.leading
        self.forget()
        return found

    def learn(self, waiting: Queue, missing: dict, leading: dict) -> None:
        self.waiting |= waiting
        self.missing |= missing
        for address, pages in leading.items():
            self.leading[address] |= pages

    def write_all(self, records: list[int], tell: Callable[[int, int], None]) -> None:
        self.write_own_pages()
        for code in LANGUAGES:
            self.visit(f"/{code}/")
        for address in list(self.waiting):  # every page leads there
            if not addresses.record_of(address):
                self.visit(address)
        with shared(self) as each:
            for number, found in enumerate(each("write_record", records), start=1):
                self.learn(*found)
                tell(number, len(records))
            for path in ("/robots.txt", reverse("sitemap")):
                self.enqueue(path)
            while batches := self.batches():
                for found in each("write_pages", batches):
                    self.learn(*found)
        misled = (page for one in self.missing for page in self.leading[one])
        for page in sorted({*misled}):
            (self.folder / addresses.file_of(page)).unlink()
            self.visit(page)

    def batches(self) -> list[list[str]]:
        """Return what waits in parts; what is read of one thing lies together."""
        rest = self.waiting.keys() - self.missing.keys()
        rest = sorted(rest, key=lambda address: (address[3:], address))
        self.waiting.clear()
        return [rest[at : at + BATCH] for at in range(0, len(rest), BATCH)]

    def write_own_pages(self) -> None:
        """Write what a server would have answered: the start page and the search."""
        pages = {"/": HttpResponse(render_to_string("interop/copied_start.html"))}
        for code in LANGUAGES:
            pages |= search_index.pages(code)
        for address in pages:  # links lead to files that are there
            self.write(addresses.file_of(address), [])
        for address, response in pages.items():
            self.keep(address, response)

    def write_record(self, pk: int) -> tuple:
        """Write all of one record."""
        event = Event.objects.published().for_reading().filter(pk=pk).first()
        if event is None:  # it was withdrawn a moment ago
            return self.report()
        described = (one for code in LANGUAGES for one in build_records([event], code))
        event.described = {record.language: record for record in described}
        records = list(event.described.values())
        self.earlier.begin(pk, records)
        self.record, self.client.at_hand["event"] = pk, event
        self.own[reverse("permanent", args=[pk])] = None
        # Of a record that cannot be described no page names the formats.
        self.enqueue(reverse("interop:export", args=[pk, EXTENSION]))
        for one in records[:1]:  # paragraphs would be as many as all other files
            talks = [f"t{who.id}" for who in one.participants if who.talk_title]
            for part in [*talks, *(f"s{section.anchor}" for section in one.sections)]:
                self.enqueue(reverse("permanent_part", args=[pk, part]))
        for address in sorted(self.earlier.leads):
            self.enqueue(address)
        while self.own:
            self.visit(self.own.popitem(last=False)[0])
        self.earlier.end()
        self.record = self.client.at_hand["event"] = None
        return self.report()

    def write_pages(self, batch: list[str]) -> tuple:
        for address in batch:
            self.visit(address)
        return self.report()

    def enqueue(self, address: str) -> bool:
        """Remember to visit an address of ours; say whether that is still ahead."""
        is_ahead = self.is_carried(address) and not self.is_done(address)
        if is_ahead:
            is_own = self.record and addresses.record_of(address) == self.record
            (self.own if is_own else self.waiting)[address] = None
        return is_ahead

    def _is_carried(self, address: str) -> bool:
        """Say whether the copy takes this address of ours along, papers if wanted."""
        is_left = not self.papers and addresses.name_of(address) == "interop:paper"
        return not is_left and addresses.is_carried(address)

    def is_done(self, address: str) -> bool:
        """Say whether a page has its file already, whichever process wrote it."""
        return isfile(f"{self.folder}/{addresses.file_of(address)}")

    def visit(self, address: str) -> None:
        if address in self.missing or self.is_done(address):
            return
        name = addresses.name_of(address)
        is_dear = self.record and name in addresses.DEAR
        if is_dear and self.earlier.take(addresses.file_of(address)):
            return
        try:
            response = self.client.get(address)
        except ServerError as error:
            if error.status < 500 or name not in addresses.OF_ONE_RECORD:
                raise
            self.missing[address] = True
            return
        if response.status_code in (301, 302):
            there = links.led(response["Location"], self.leads_from(address))
            page = render_to_string("interop/copied_redirect.html", {"there": there})
            self.write(addresses.file_of(address), [page.encode()])
        elif response.status_code == 200:
            self.keep(address, response)
        else:
            self.missing[address] = False
            return
        if is_dear:
            self.earlier.made.append(addresses.file_of(address))
        self.leading.pop(address, None)

    def keep(self, address: str, response: HttpResponse) -> None:
        media_type = response["Content-Type"].partition(";")[0]
        body = body_of(response)
        if media_type == "text/html":
            page = b"".join(body).decode()
            body = [links.rewritten(page, self.leads_from(address)).encode()]
        elif media_type in _READ_FOR_LINKS:
            body = [b"".join(body)]
            for link in links.links_in(body[0].decode(), media_type):
                if ours := self.ours(link, address):
                    self.enqueue(ours)
        self.write(addresses.file_of(address), body)

    def leads_from(self, address: str) -> Callable[[str], str]:
        """Return what makes of a link on a page the way to a file, or to the portal."""
        is_dear = self.record and addresses.name_of(address) in addresses.DEAR
        folder = dirname(addresses.file_of(address))

        def lead(link: str) -> str:
            ours = self.ours(link, "/" if link.startswith("/") else address)
            if ours is None:
                return link
            if is_dear:
                self.earlier.leads.add(ours)
            if is_ahead := self.enqueue(ours):
                self.leading[ours].add(address)
            is_copied = (is_ahead or self.is_done(ours)) and ours not in self.missing
            if not is_copied or addresses.name_of(ours) in addresses.PERMANENT:
                there = urljoin(address, link).removeprefix(settings.SITE_URL)
                return f"{settings.SITE_URL}{there}"
            return links.relative(addresses.file_of(ours), folder)

        return lead

    def write(self, file: str, pieces: Iterable[bytes]) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as out:
            out.writelines(pieces)
