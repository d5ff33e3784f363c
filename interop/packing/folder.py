"""Atomic replacement of a folder: as a whole, or not at all."""

import filecmp
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MARK = ".roundtable"  # an empty file, by which we know a folder of our own


class ForeignFolderError(Exception):
    """The folder holds something that was not written by us."""


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give an empty folder to write into, which then takes the place of ``folder``.

    Whoever reads the old folder meanwhile keeps it whole, and so does everybody when
    the writing fails. A folder with other things in it is never touched.
    """
    folder = folder.resolve()
    if folder.exists() and not _is_ours(folder):
        raise ForeignFolderError(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        yield new
        (new / MARK).touch()
        new.chmod(0o755)  # a temporary folder is closed to a web server
        if folder.exists():
            _keep_times(folder, new)
        _swap(folder, new)
    finally:
        shutil.rmtree(new, ignore_errors=True)


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
