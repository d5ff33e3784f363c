"""Reuse of an earlier copy: the dear files of a record that reads as it did then.

Beside the permanent link of each record lies a list of those files, of what their
links lead to, and a digest of all they were made of.
"""

import json
import os
import shutil
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

from django.conf import settings

from ..record.record import Record

# What pages are made of beside their record.
_ROOMS = "languages participants events interop roundtable templates static locale"
_ENDINGS = {".py", ".html", ".toml", ".mo", ".css", ".js", ".svg", ".csl"}
_SETTINGS = "SITE_URL TIME_ZONE DATACITE_PREFIX DEFAULT_FROM_EMAIL STATIC_URL MEDIA_URL"


class Earlier:
    """What copies in ``folders`` have of one record after another."""

    def __init__(self, folders: Sequence[Path], new: Path):
        self.folders, self.new = folders, new

    def begin(self, pk: int, records: Sequence[Record]) -> None:
        """Look for the files of a record."""
        self.list = Path("e", str(pk), ".copied")
        self.key = sha256(repr((_edition(), *records)).encode()).hexdigest()
        self.made: list[str] = []
        self.leads: set[str] = set()
        self.there: dict[str, Path] = {}
        for folder in reversed(self.folders):
            try:
                known = json.loads((folder / self.list).read_bytes())
            except (OSError, ValueError):  # a new record, or a run that was killed
                continue
            if known["key"] == self.key:
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

    def end(self) -> None:
        """Write the list for later copies."""
        path = self.new / self.list
        path.parent.mkdir(parents=True, exist_ok=True)
        made = {"files": sorted(self.made), "leads": sorted(self.leads)}
        path.write_text(json.dumps({"key": self.key} | made))


@cache
def _edition() -> str:
    """Return what changes with the settings, the libraries and our own code."""
    told = [getattr(settings, name) for name in _SETTINGS.split()]
    told += sorted(f"{one.name} {one.version}" for one in distributions())
    found = sha256(repr(told).encode())
    rooms = (settings.BASE_DIR / room for room in _ROOMS.split())
    for path in sorted(path for room in rooms for path in room.rglob("*.*")):
        if path.suffix in _ENDINGS:
            found.update(path.read_bytes())
    return found.hexdigest()
