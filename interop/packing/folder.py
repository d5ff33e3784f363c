"""Atomic replacement of a folder: as a whole, or not at all."""

import fcntl
import filecmp
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MARK = ".roundtable"  # an empty file, by which we know a folder of our own
_UNFINISHED = ".roundtable"  # the end of the name of a folder that is being written


class ForeignFolderError(Exception):
    """The folder holds something that was not written by us."""


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give an empty folder to write into, which then takes the place of ``folder``.

    Whoever reads the old folder meanwhile keeps it whole, and so does everybody when
    the writing fails. A folder with other things in it is never touched. What a killed
    run has left beside it goes with the next one.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _locked(folder.parent):
        _clear_up(folder)
        if folder.exists() and not _is_ours(folder):
            raise ForeignFolderError(folder)
        name = tempfile.mkdtemp(_UNFINISHED, f".{folder.name}.", folder.parent)
        new = Path(name)
        claim = _claim(new)
    try:
        yield new
        (new / MARK).touch()
        new.chmod(0o755)  # a temporary folder is closed to a web server
        if folder.exists():
            _keep_times(folder, new)
        with _locked(folder.parent):
            _swap(folder, new)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        os.close(claim)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let one process at a time begin, or change folders within this one."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _claim(folder: Path) -> int:
    """Hold a folder for as long as we live; raises when somebody else does."""
    claim = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(claim)
        raise
    return claim


def _clear_up(folder: Path) -> None:
    """Remove what nobody writes any more; bring back what was just being replaced."""
    left = re.compile(
        rf"\.{re.escape(folder.name)}\.\w+{re.escape(_UNFINISHED)}(\.old)?"
    )
    for path in [path for path in folder.parent.iterdir() if left.fullmatch(path.name)]:
        try:
            os.close(_claim(path))
        except BlockingIOError:
            continue
        if path.suffix == ".old" and not folder.exists():
            path.rename(folder)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MARK).exists() or not any(folder.iterdir()))


def _keep_times(old: Path, new: Path) -> None:
    """Give what did not change its old date, so that a mirror copies only the rest."""
    for path in new.rglob("*"):
        before = old / path.relative_to(new)
        both = path.is_file() and before.is_file()
        if both and filecmp.cmp(path, before, shallow=False):
            seen = before.stat()
            os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def _swap(folder: Path, new: Path) -> None:
    """Put ``new`` in the place of ``folder``; between two renames nothing can fail."""
    old = new.with_name(f"{new.name}.old")
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
