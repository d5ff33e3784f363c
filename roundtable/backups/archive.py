"""Archive format: a gzipped tar, which any program opens and which checks itself.

Written and read in one pass, so it may come through a pipe and be larger than the
memory. It is whole exactly when its last byte was read: there gzip has the checksum of
all that came before, and a cipher authenticates every piece of it.
"""

import gzip
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, BinaryIO

import pyrage

from .encryption import decrypting, encrypting

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


@contextmanager
def writing(target: BinaryIO, key: str) -> Iterator[tarfile.TarFile]:
    """Give an archive to fill, which is whole once the block was left without error."""
    with (
        encrypting(target, key) as stream,
        gzip.GzipFile(fileobj=stream, mode="wb", compresslevel=6) as packed,
        tarfile.open(fileobj=packed, mode="w|") as tar,
    ):
        yield tar


def add(tar: tarfile.TarFile, name: str, file: BinaryIO) -> None:
    """Add all of ``file``, which must know its own length."""
    entry = tarfile.TarInfo(name)
    entry.size = file.seek(0, 2)
    file.seek(0)
    tar.addfile(entry, file)
    tar.members.clear()  # else it remembers all of them


@contextmanager
def reading(path: Path, key: str) -> Iterator[Iterator[tuple[str, IO[bytes]]]]:
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


def _members(stream: BinaryIO) -> Iterator[tuple[str, IO[bytes]]]:
    with gzip.GzipFile(fileobj=stream) as unpacked:
        with tarfile.open(fileobj=unpacked, mode="r|") as tar:
            while entry := tar.next():
                tar.members.clear()
                yield entry.name, tar.extractfile(entry)
        while unpacked.read(_PIECE):  # a tar ends before the checksum does
            pass


@contextmanager
def spooled(pieces: Iterator[bytes]) -> Iterator[BinaryIO]:
    """Give a nameless file with all ``pieces``; a kill leaves nothing of it."""
    with TemporaryFile() as file:
        file.writelines(pieces)
        yield file


def unpack(member: IO[bytes], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        shutil.copyfileobj(member, target, _PIECE)
