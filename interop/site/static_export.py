"""Static export: thing by thing, records first; each page written once.

A thing is a record, whoever or whatever has lists, or a page of a list: all its
addresses are visited together, and what others it leads to is told to the parent. All
cores share the work (``sharing``); which pages are there the folder itself says. What
reads as before is taken from an earlier copy (``earlier``), or from one that was never
finished.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from os import getpid
from os.path import dirname, isfile
from pathlib import Path
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from events.models import Event
from events.portal.reading import portal

from ..formats.jsonld import EXTENSION
from ..packing.folder import replacing, unfinished
from ..record.build import build_records
from . import addresses, links, search_index
from .client import Client, ServerError, body_of, quiet_log
from .earlier import Earlier
from .sharing import shared

_READ_FOR_LINKS = {"text/css", "application/xml"}
_AHEAD = ".ahead-"  # in these files, of each process: what was missing when it was met


class ArchiveChangedError(Exception):
    """Records came or went while they were being copied."""


def export_site(
    folder: Path, tell: Callable[[str, int, int], None], papers: bool = True
) -> tuple[int, list[str]]:
    """Write the public site into ``folder``; ``tell`` how much of what is done.

    Links to ``papers`` that do not come along lead to the portal. Returns the number
    of files, and the addresses that had to be left out because the site could not
    answer them for one record. The next run makes use of what a run that was killed or
    given up has made.
    """
    replaced = replacing(folder, resumable=True)
    with override(portal().shown_languages[0]), quiet_log(), replaced as new:
        before = _state_of_archive()
        earlier = Earlier([unfinished(folder), folder], new, papers)
        copy = _Copy(new, earlier, papers)
        copy.write_all([pk for pk, _modified in before], tell)
        if _state_of_archive() != before:
            raise ArchiveChangedError(
                "Records are changed all the time they are being copied, so the copy "
                "was given up. Run the command again; it keeps what has not changed."
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
        self.client, self.languages = Client(), portal().shown_languages
        self.thing = ""  # the one at hand
        self.own: dict[str, None] = {}  # its addresses, still to visit
        self.ours = lru_cache(10_000)(addresses.own)  # most links stand on every page
        self.is_carried = lru_cache(10_000)(self._is_carried)
        # Addresses of other things, still to visit.
        self.waiting: dict[str, dict[str, None]] = defaultdict(dict)
        self.missing: dict[str, bool] = {}  # no pages, and whether the site failed
        self.leading: list[str] = []  # lines: what is ahead, and the page with the link

    def report(self) -> tuple:
        """Hand over, once, what was found out."""
        self.note_leading()
        found = self.waiting, self.missing
        self.waiting, self.missing = defaultdict(dict), {}
        return found

    def note_leading(self) -> None:
        with (self.folder / f"{_AHEAD}{getpid()}").open("a") as ahead:
            ahead.writelines(self.leading)
        self.leading.clear()

    def learn(self, waiting: dict, missing: dict) -> None:
        self.missing |= missing
        for thing, found in waiting.items():
            self.waiting[thing] |= found

    def write_all(self, records: list[int], tell: Callable) -> None:
        self.write_own_pages()
        for code in self.languages:
            self.visit(f"/{code}/")
        for thing, found in list(self.waiting.items()):  # every page leads there
            if not thing.startswith("events/"):
                self.own |= found
        self.visit_own()
        things = [(f"events/{pk}", {}) for pk in records]
        if things:  # what the first one loads no other process has to
            self.learn(*self.write_thing(things[0]))
            tell("records", 1, len(records))
        with shared(self) as each:
            for number, found in enumerate(each(things[1:]), start=2):
                self.learn(*found)
                tell("records", number, len(records))
            for path in ("/robots.txt", reverse("sitemap")):
                self.enqueue(path)
            done = 0
            while things := self.still_to_write():
                total = done + len(things)
                for found in each(things):
                    self.learn(*found)
                    done += 1
                    tell("lists", done, total)
        self.write_indexes()
        self.lead_to_the_portal()

    def still_to_write(self) -> list[tuple]:
        """Return things that wait, each with its addresses; none waits any longer."""
        things = [
            (thing, rest)
            for thing, found in sorted(self.waiting.items())
            if (rest := {one: None for one in found if self.is_ahead(one)})
        ]
        self.waiting.clear()
        return things

    def lead_to_the_portal(self) -> None:
        """Write those pages again that took for granted what turned out missing."""
        self.note_leading()
        misled = set()
        for ahead in sorted(self.folder.glob(f"{_AHEAD}*")):
            with ahead.open() as lines:
                pairs = map(str.split, lines)
                misled |= {page for there, page in pairs if there in self.missing}
            ahead.unlink()
        for page in sorted(misled):
            (self.folder / addresses.file_of(page)).unlink()
            self.visit(page)

    def write_own_pages(self) -> None:
        """Write what a server would have answered: the start page and the search."""
        pages = {"/": HttpResponse(render_to_string("interop/copied_start.html"))}
        pages |= map(search_index.page, self.languages)
        indexes = dict(search_index.index(code, []) for code in self.languages)
        for address in [*pages, *indexes]:  # links lead to files that are there
            self.write(addresses.file_of(address), [])
        for address, response in pages.items():
            self.keep(address, response)

    def write_indexes(self) -> None:
        """Write what the search looks through, the latest records first."""
        numbers = list(Event.objects.published().values_list("pk", flat=True))
        for code in self.languages:
            self.keep(*search_index.index(code, self.earlier.entries(numbers, code)))

    def write_thing(self, task: tuple) -> tuple:
        """Write all of one thing, from these addresses on."""
        self.thing, self.own = task
        kind, _slash, number = self.thing.partition("/")
        event, records = None, []
        if kind == "events":
            events = Event.objects.published().for_reading()
            event = events.filter(pk=number).first()
            if event is None:  # it was withdrawn a moment ago
                return self.report()
            records = [r for c in self.languages for r in build_records([event], c)]
        self.earlier.begin(self.thing, event, records)
        self.client.at_hand.clear()
        if event:
            event.described = {record.language: record for record in records}
            self.client.at_hand[f"record {event.pk}"] = event
            self.enqueue_record(event, records)
        for address in sorted(self.earlier.leads):
            self.enqueue(address)
        self.visit_own()
        self.earlier.end({one.language: search_index.entry(one) for one in records})
        self.thing = ""
        return self.report()

    def enqueue_record(self, event: Event, records: list) -> None:
        """Remember what leads to a record, and what no page of it names."""
        self.own[reverse("permanent", args=[event.pk])] = None
        # Of a record that cannot be described no page names the formats.
        self.enqueue(reverse("interop:export", args=[event.pk, EXTENSION]))
        for one in records[:1]:  # paragraphs would be as many as all other files
            talks = [f"t{who.id}" for who in one.participants if who.talk_title]
            for part in [*talks, *(f"s{section.anchor}" for section in one.sections)]:
                self.enqueue(reverse("permanent_part", args=[event.pk, part]))

    def visit_own(self) -> None:
        while self.own:
            self.visit(next(iter(self.own)))

    def enqueue(self, address: str) -> bool:
        """Remember to visit an address of ours; say whether that is still ahead."""
        is_ahead = self.is_carried(address) and not self.is_done(address)
        if is_ahead:
            thing = addresses.thing_of(address)
            (self.own if thing == self.thing else self.waiting[thing])[address] = None
        return is_ahead

    def _is_carried(self, address: str) -> bool:
        """Say whether the copy takes this address of ours along, papers if wanted."""
        is_left = not self.papers and addresses.name_of(address) == "interop:paper"
        return not is_left and addresses.is_carried(address)

    def is_ahead(self, address: str) -> bool:
        return address not in self.missing and not self.is_done(address)

    def is_done(self, address: str) -> bool:
        """Say whether a page has its file already, whichever process wrote it."""
        return isfile(f"{self.folder}/{addresses.file_of(address)}")

    def visit(self, address: str) -> None:
        self.own.pop(address, None)
        if not self.is_ahead(address):
            return
        name = addresses.name_of(address)
        is_kept = self.is_kept(name)
        if is_kept and self.earlier.take(addresses.file_of(address)):
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
        if is_kept:
            self.earlier.made.append(addresses.file_of(address))

    def is_kept(self, name: str) -> bool:
        return bool(self.thing) and name in addresses.KEPT

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
        is_kept = self.is_kept(addresses.name_of(address))
        folder = dirname(addresses.file_of(address))

        def lead(link: str) -> str:
            ours = self.ours(link, "/" if link.startswith("/") else address)
            if ours is None:
                return link
            if is_kept:
                self.earlier.leads.add(ours)
            if is_ahead := self.enqueue(ours):
                self.leading.append(f"{ours} {address}\n")
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
