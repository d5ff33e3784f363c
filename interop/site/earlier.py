"""Reuse of an earlier copy: the dear files of a record that reads as it did then.

Beside the permanent link of each record lies a list of those files, of what their
links lead to, and a key, a digest of all they were made of: the record in every
language, our code and settings.
"""

import json
import os
import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from ..record.record import Record
from .edition import edition


class Earlier:
    """What copies in ``folders`` have of one record after another."""

    def __init__(self, folders: Sequence[Path], new: Path):
        self.folders, self.new = folders, new

    def begin(self, pk: int, records: Sequence[Record]) -> bool:
        """Look for the files of a record; say whether there are some."""
        self.list = Path("e", str(pk), ".copied")
        self.key = sha256(repr((edition(), *records)).encode()).hexdigest()
        self.made: list[str] = []
        self.leads: set[str] = set()
        self.there: dict[str, Path] = {}
        for folder in reversed(self.folders):
            known = self._read(folder / self.list)
            if known.get("key") == self.key:
                self.there |= dict.fromkeys(known["files"], folder)
                self.leads |= {*known["leads"]}
        return bool(self.there)

    def _read(self, path: Path) -> dict:
        try:
            return json.loads(path.read_bytes())
        except (OSError, ValueError):  # a new record, or a run that was killed
            return {}

    def take(self, file: str) -> bool:
        """Bring a file along and say so, if an earlier copy has it."""
        source, target = self.there.get(file, self.new) / file, self.new / file
        if file not in self.there or not source.is_file():
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, target)
        except OSError:  # not every disk can give a file two names
            shutil.copy2(source, target)
        self.made.append(file)
        return True

    def end(self) -> set[str]:
        """Write the list for later copies; return the addresses the files lead to."""
        path = self.new / self.list
        path.parent.mkdir(parents=True, exist_ok=True)
        made = {"files": sorted(self.made), "leads": sorted(self.leads)}
        path.write_text(json.dumps({"key": self.key} | made))
        return self.leads
