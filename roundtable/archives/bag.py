"""BagIt bag (RFC 8493) in a ZIP: the same payload makes the same bytes.

What is read was written by anybody: all of it is compared before any of it is used.
"""

import hashlib
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from events.media.zip_safety import MEGABYTE, inflates

from ..backups import Refused

_ROOT, _SUMS = "archive/", "manifest-sha256.txt"
_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LARGEST = 64 * MEGABYTE  # of a row or a file; forms take less
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
_BROKEN += (KeyError, ValueError)  # a name that is not there, a line that is no sum


class BagWriter:
    def __init__(self, target: zipfile.ZipFile):
        self._target, self._sums = target, []

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        entry = zipfile.ZipInfo(f"{_ROOT}data/{name}")  # its day is always the same
        if not name.startswith("media/"):  # pictures are packed already
            entry.compress_type = zipfile.ZIP_DEFLATED
        digest = hashlib.sha256()
        with self._target.open(entry, "w", force_zip64=True) as member:
            for piece in pieces:
                digest.update(piece)
                member.write(piece)
        self._sums.append(f"{digest.hexdigest()}  data/{name}\n")

    def seal(self) -> None:
        for name, text in (("bagit.txt", _DECLARATION), (_SUMS, "".join(self._sums))):
            self._target.writestr(zipfile.ZipInfo(_ROOT + name), text)


class BagReader:
    def __init__(self, source: zipfile.ZipFile):
        self._source = source

    def __contains__(self, name: str) -> bool:
        return f"{_ROOT}data/{name}" in self._source.NameToInfo

    def lines(self, name: str) -> Iterator[bytes]:
        with self._source.open(f"{_ROOT}data/{name}") as member:
            while line := member.readline(_LARGEST):
                yield line

    def read(self, name: str) -> bytes:
        entry = self._source.getinfo(f"{_ROOT}data/{name}")
        if entry.file_size > _LARGEST:
            raise ValueError(f"{name} is too large")
        return self._source.read(entry)


def _verify(source: zipfile.ZipFile) -> None:
    """Compare everything with its sum: nothing may lack, and nothing be beside it."""
    entries = source.infolist()
    if any(map(inflates, entries)):
        raise ValueError("it unpacks into far more than an archive holds")
    lines = source.read(_ROOT + _SUMS).decode().splitlines()
    sums = {f"{_ROOT}{name}": digest for digest, name in (x.split("  ") for x in lines)}
    known = sorted([*sums, f"{_ROOT}bagit.txt", _ROOT + _SUMS])
    if sorted(entry.filename for entry in entries) != known:
        raise ValueError("it does not have the files that its list names")
    for name, digest in sums.items():
        with source.open(name) as member:
            if hashlib.file_digest(member, "sha256").hexdigest() != digest:
                raise ValueError(f"{name} was changed")


@contextmanager
def writing(file: BinaryIO) -> Iterator[BagWriter]:
    with zipfile.ZipFile(file, "w") as target:
        writer = BagWriter(target)
        yield writer
        writer.seal()


@contextmanager
def reading(path: Path) -> Iterator[BagReader]:
    """Give a bag, all of which has been read and is right, or raise ``Refused``."""
    try:
        with zipfile.ZipFile(path) as source:
            _verify(source)
    except _BROKEN as error:
        raise Refused(f"{path} is no archive, or is damaged: {error}.") from error
    with zipfile.ZipFile(path) as source:
        yield BagReader(source)
