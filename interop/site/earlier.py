"""Reuse of an earlier copy: the files of a thing that reads as it did then.

Among the pages of each record, person, organisation, topic and series lies a list of
those files, of what their links lead to, and a digest of all they were made of.
"""

import json
import os
import shutil
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import distributions
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.forms import model_to_dict
from django.http import Http404
from django.utils.translation import override

from events import public
from events.history import versions
from events.models import Event
from events.portal.reading import portal
from languages.fallback import LANGUAGES

from ..feeds.feed_formats import MOST_IN_CALENDAR, NEWEST
from ..feeds.listings import OF, Listing
from ..record.record import Record

# What pages are made of beside their record.
_ROOMS = "languages participants events interop roundtable templates static locale"
_ENDINGS = {".py", ".html", ".toml", ".mo", ".css", ".js", ".svg", ".csl"}
_SETTINGS = "SITE_URL TIME_ZONE DATACITE_PREFIX DEFAULT_FROM_EMAIL STATIC_URL MEDIA_URL"


class Earlier:
    """What copies in ``folders`` have of one thing after another."""

    def __init__(self, folders: Sequence[Path], new: Path, papers: bool):
        self.folders, self.new, self.papers = folders, new, papers
        self.record_key = lru_cache(100_000)(self._record_key)

    def begin(self, thing: str, event: Event | None, records: Sequence[Record]) -> None:
        """Look for the files of a thing; those of any other are always made anew."""
        self.list = Path(LANGUAGES[0], thing, ".copied")
        begun = _read(self.new / self.list)  # when somebody led here before
        self.made: list[str] = begun.get("files", [])
        self.leads: set[str] = {*begun.get("leads", ())}
        self.there: dict[str, Path] = {}
        parts = _told_of(event, records) if event else self._told_in_lists(thing)
        self.key = parts and _digest(self.papers, *parts)
        for folder in reversed(self.folders) if self.key else ():
            known = _read(folder / self.list)
            if known.get("key") == self.key:
                self.there |= dict.fromkeys(known["files"], folder)
                self.leads |= {*known["leads"]}

    def take(self, file: str) -> bool:
        """Bring a file along and say so, if an earlier copy has it."""
        source, target = self.there.get(file, self.new) / file, self.new / file
        if not source.is_file():
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, target)
        except OSError:  # not every disk can give a file two names
            shutil.copy2(source, target)
        self.made.append(file)
        return True

    def end(self, entries: dict[str, dict]) -> None:
        """Write the list for later copies, and beside it what the search needs."""
        if self.key:
            path = self.new / self.list
            path.parent.mkdir(parents=True, exist_ok=True)
            made = {"files": sorted(self.made), "leads": sorted(self.leads)}
            path.write_text(json.dumps({"key": self.key, "search": entries} | made))

    def entries(self, numbers: Iterable[int], language: str) -> list[dict]:
        """Return what the search needs of these records."""
        found = (self._of_record(number).get("search", {}) for number in numbers)
        return [one[language] for one in found if language in one]

    def _told_in_lists(self, thing: str) -> list | None:
        """Return of which records the lists of a thing tell, and as of when."""
        kind, _slash, of = thing.partition("/")
        listings = []
        try:
            for code in LANGUAGES:
                with override(code):
                    listings.append(OF[kind](of))
        except (KeyError, Http404):  # it has none: it may be a page of a list itself
            return None
        return [
            *((one.name, one.path) for one in listings),
            *map(self.record_key, _numbers(listings[0])),
        ]

    def _record_key(self, number: int) -> str:
        return self._of_record(number).get("key")

    def _of_record(self, number: int) -> dict:
        return _read(self.new / LANGUAGES[0] / f"events/{number}/.copied")


def _told_of(event: Event, records: Sequence[Record]) -> list:
    """Return all that the page and the files of a record are made of."""
    beside = public.beside(event)
    rows = [event, *chain.from_iterable(event._prefetched_objects_cache.values())]
    rows += filter(None, [beside["previous"], beside["next"], *beside["related"]])
    facts = [
        {name: value for name, value in vars(row).items() if name[0] != "_"}
        for row in rows
    ]
    return [facts, records, versions.told(event)]


def _numbers(listing: Listing) -> list[int]:
    lists = listing.newest()[:NEWEST], listing.events[:MOST_IN_CALENDAR]
    return [number for one in lists for number in one.values_list("pk", flat=True)]


def _digest(*parts) -> str:
    return sha256(repr((_edition(), *parts)).encode()).hexdigest()


def _read(path: Path) -> dict:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):  # a new thing, or a run that was killed
        return {}


@cache
def _edition() -> str:
    """Return what changes with the settings, the libraries and our own code."""
    told = [getattr(settings, name) for name in _SETTINGS.split()]
    told += map(str, model_to_dict(portal()).values())
    told += sorted(f"{one.name} {one.version}" for one in distributions())
    found = sha256(repr(told).encode())
    rooms = (settings.BASE_DIR / room for room in _ROOMS.split())
    for path in sorted(path for room in rooms for path in room.rglob("*.*")):
        if path.suffix in _ENDINGS:
            found.update(path.read_bytes())
    return found.hexdigest()
