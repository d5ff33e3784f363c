"""Atomic replacement of a folder: as a whole, or not at all."""

import fcntl
import filecmp
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MARK = ".roundtable"  # in a folder of our own; of bags it says whose they are


class FolderError(Exception):
    """The folder is not ours, or is just being written; ``str()`` says what to do."""


@contextmanager
def replacing(
    folder: Path, holds: str = "", *, resumable: bool = False
) -> Iterator[Path]:
    """Give an empty folder to write into, which then takes the place of ``folder``.

    Whoever reads the old folder meanwhile keeps it whole, and so does everybody when
    the writing fails. A folder that holds anything else is never touched. What a killed
    run has left beside it goes with the next one; if that is ``resumable``, it goes
    when one has succeeded, and can be read until then (``unfinished``).
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    new, old = (folder.with_name(f".{folder.name}.{end}") for end in ("new", "old"))
    with _locked(folder.parent):
        if resumable:
            _put_aside(new, unfinished(folder))
        _clear_up(folder, new, old)
        if folder.exists() and not _is_ours(folder, holds):
            raise FolderError(
                f"{folder} holds other files or other records. Name a folder that is "
                "empty, does not exist yet or holds an earlier copy of the same."
            )
        new.mkdir()
        try:
            yield new
            (new / MARK).write_text(holds)
            if folder.exists():
                _keep_times(folder, new)
                folder.rename(old)
            new.rename(folder)
            shutil.rmtree(old, ignore_errors=True)
            shutil.rmtree(unfinished(folder), ignore_errors=True)
        finally:
            if resumable:
                _put_aside(new, unfinished(folder))
            shutil.rmtree(new, ignore_errors=True)


def unfinished(folder: Path) -> Path:
    """Return where the files of a run lie that did not succeed, if there was one."""
    folder = folder.resolve()
    return folder.with_name(f".{folder.name}.unfinished")


def _put_aside(new: Path, unfinished: Path) -> None:
    """Keep what a run has written, unless an earlier one got further."""
    sizes = [sum(1 for _path in one.rglob("*")) for one in (new, unfinished)]
    if sizes[0] > sizes[1]:
        shutil.rmtree(unfinished, ignore_errors=True)
        new.rename(unfinished)


@contextmanager
def _locked(parent: Path) -> Iterator[None]:
    """Let one process at a time change folders within this one."""
    lock = os.open(parent, os.O_RDONLY)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FolderError(f"Another process is writing into {parent}.") from error
        yield
    finally:
        os.close(lock)


def _clear_up(folder: Path, new: Path, old: Path) -> None:
    """Remove what a killed run has left; bring back what it was just replacing."""
    if old.exists() and not folder.exists():
        old.rename(folder)
    shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def _is_ours(folder: Path, holds: str) -> bool:
    mark = folder / MARK
    is_same = mark.exists() and mark.read_text() == holds
    return folder.is_dir() and (is_same or not any(folder.iterdir()))


def _keep_times(old: Path, new: Path) -> None:
    """Give what did not change its old date, so that a mirror copies only the rest."""
    for path in new.rglob("*"):
        before = old / path.relative_to(new)
        both = path.is_file() and before.is_file() and not path.samefile(before)
        if both and filecmp.cmp(path, before, shallow=False):
            seen = before.stat()
            os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
