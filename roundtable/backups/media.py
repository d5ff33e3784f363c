"""Replacement of the media folder, which whoever is killed in it leaves whole.

New files are gathered in a folder within the media. Once the database is replaced,
that folder carries its mark, and only then do the files change places. A run that was
cut short is brought to its end, or undone, by the next one (``settle``).

The media folder itself is never moved: it may be a disk of its own.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage

from . import Refused, databases

_GATHERED = ".restored"  # complete only with the mark of the database in it
_ARRIVING = ".arriving"  # the old files have gone, these come in their place
_LEAVING = ".replaced"
_OURS = {_GATHERED, _ARRIVING, _LEAVING}
_MARK = ".database"


def _root() -> Path:
    return Path(settings.MEDIA_ROOT)


@contextmanager
def replacing() -> Iterator[FileSystemStorage]:
    """Give an empty store, whose files are all there is once the block is left.

    The database must be replaced within the block, which has to call ``seal`` first.
    """
    settle()
    gathered = _root() / _GATHERED
    try:
        gathered.mkdir(parents=True)
    except FileExistsError as error:
        raise Refused("Another restore is at work.") from error
    claim = os.open(gathered, os.O_RDONLY)
    fcntl.flock(claim, fcntl.LOCK_EX)
    try:
        yield FileSystemStorage(gathered)
    finally:
        _settle()
        os.close(claim)


def seal() -> None:
    """Say which database the gathered files belong to: the one that is being made."""
    os.sync()  # they are on the disk before the database tells of them
    (_root() / _GATHERED / _MARK).write_text(databases.birth_mark(), "utf-8")


def is_settled() -> bool:
    return not any((_root() / name).exists() for name in _OURS)


def settle() -> None:
    """End what a killed run has left; one that is still at work does it itself."""
    if not any(_is_claimed(_root() / name) for name in (_GATHERED, _ARRIVING)):
        _settle()


def _is_claimed(folder: Path) -> bool:
    if not folder.exists():
        return False
    claim = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(claim)
    return False


def _settle() -> None:
    """Let gathered files come if their database has, else remove them."""
    gathered, arriving, leaving = (
        _root() / name for name in (_GATHERED, _ARRIVING, _LEAVING)
    )
    if not arriving.exists() and _belongs_to_database(gathered):
        leaving.mkdir(exist_ok=True)
        _move_all(_root(), leaving)
        gathered.rename(arriving)
    if arriving.exists():
        (arriving / _MARK).unlink(missing_ok=True)
        _move_all(arriving, _root())
    for folder in (arriving, gathered, leaving):
        shutil.rmtree(folder, ignore_errors=True)
    databases.clear_up()


def _belongs_to_database(folder: Path) -> bool:
    mark = folder / _MARK
    return mark.exists() and mark.read_text("utf-8") == databases.birth_mark()


def _move_all(source: Path, target: Path) -> None:
    for path in source.iterdir():
        if path.name not in _OURS:
            path.rename(target / path.name)
