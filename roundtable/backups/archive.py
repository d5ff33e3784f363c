"""Archive format: a gzipped tar whose last member holds the checksums of the others.

Written and read in one pass, so it may come through a pipe and be larger than the
memory. It is whole exactly when its checksums have been reached and are right.
"""

import gzip
import hashlib
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

import pyrage

from .encryption import decrypting, encrypting

CHECKSUMS = "SHA256SUMS"  # as sha256sum writes it
_PIECE = 1024 * 1024
_BROKEN = (
    EOFError,
    gzip.BadGzipFile,
    zlib.error,
    tarfile.TarError,
    pyrage.DecryptError,
)


class DamagedArchiveError(Exception):
    """An archive is cut short, was changed, or is locked with another key."""


class _Hashing:
    """A file that is hashed as it is read."""

    def __init__(self, file: BinaryIO):
        self.file = file
        self.hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self.file.read(size)
        self.hash.update(piece)
        return piece

    def __iter__(self) -> Iterator[bytes]:
        for line in self.file:
            self.hash.update(line)
            yield line

    def line_of(self, name: str) -> bytes:
        return f"{self.hash.hexdigest()}  {name}\n".encode()


class ArchiveWriter:
    def __init__(self, tar: tarfile.TarFile, checksums: BinaryIO):
        self._tar = tar
        self._checksums = checksums

    def add(self, name: str, file: BinaryIO) -> None:
        """Add all of ``file``, which must know its own length."""
        entry = tarfile.TarInfo(name)
        entry.size = file.seek(0, 2)
        file.seek(0)
        hashing = _Hashing(file)
        self._tar.addfile(entry, hashing)
        self._tar.members.clear()  # else it remembers all of them
        if file is not self._checksums:
            self._checksums.write(hashing.line_of(name))


@contextmanager
def writing(target: BinaryIO, key: str) -> Iterator[ArchiveWriter]:
    """Give an archive to fill, which is whole once the block was left without error."""
    with (
        encrypting(target, key) as stream,
        gzip.GzipFile(fileobj=stream, mode="wb", compresslevel=6) as packed,
        tarfile.open(fileobj=packed, mode="w|") as tar,
        TemporaryFile() as checksums,
    ):
        archive = ArchiveWriter(tar, checksums)
        yield archive
        archive.add(CHECKSUMS, checksums)


@contextmanager
def reading(path: Path, key: str) -> Iterator[Iterator[tuple[str, _Hashing]]]:
    """Give the members of an archive, name and file, in their order.

    Raises ``DamagedArchiveError``, at the latest after the last member.
    """
    try:
        with path.open("rb") as file, decrypting(file, key) as stream:
            yield _members(stream)
    except _BROKEN as error:
        raise DamagedArchiveError(str(error)) from error


def verify(path: Path, key: str) -> int:
    """Read a whole archive, and return how many members it has."""
    with reading(path, key) as members:
        return sum(1 for _member in members)


def _members(stream: BinaryIO) -> Iterator[tuple[str, _Hashing]]:
    with (
        gzip.GzipFile(fileobj=stream) as unpacked,
        tarfile.open(fileobj=unpacked, mode="r|") as tar,
        TemporaryFile() as checksums,
    ):
        while entry := tar.next():
            tar.members.clear()
            member = _Hashing(tar.extractfile(entry))
            if entry.name == CHECKSUMS:
                _compare(member, checksums)
                break
            yield entry.name, member
            _drain(member)
            checksums.write(member.line_of(entry.name))
        else:
            raise DamagedArchiveError("It ends before its checksums.")
        _drain(unpacked)


def _compare(named: _Hashing, found: BinaryIO) -> None:
    found.seek(0)
    while expected := named.read(_PIECE):
        if found.read(len(expected)) != expected:
            raise DamagedArchiveError("Its checksums are not right.")
    if found.read(1):
        raise DamagedArchiveError("It holds more than its checksums name.")


def _drain(file: BinaryIO) -> None:
    """Read what is left: all of it is hashed, and the end of a cipher is a check."""
    while file.read(_PIECE):
        pass


@contextmanager
def spooled(pieces: Iterator[bytes]) -> Iterator[BinaryIO]:
    """Give a nameless file with all ``pieces``; a kill leaves nothing of it."""
    with TemporaryFile() as file:
        file.writelines(pieces)
        yield file


def unpack(member: _Hashing, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        shutil.copyfileobj(member, target, _PIECE)
