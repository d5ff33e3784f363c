"""Object store: archives in a bucket that speaks S3, on a machine of somebody else.

Its library is an optional one. It reads keys, region and endpoint under the names that
AWS gave them (``AWS_ACCESS_KEY_ID`` …), and an object has its name only once all of it
has arrived: before, it is an upload that the store ends or forgets.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

try:
    import obstore
    from obstore.exceptions import BaseError
    from obstore.store import S3Store
except ImportError:
    obstore, BaseError = None, OSError

from . import Refused

SCHEME = "s3://"
ADVICE = (
    "An address that begins with s3:// needs one more library: "
    "pip install -r requirements-optional.txt"
)
_PIECE = 8 * 1024 * 1024  # what lies in memory, and must pass within the patience
_MOST_PIECES = 9000  # a store takes 10,000 of one object
_PATIENCE = "2 minutes"


class BucketError(OSError):
    """The store does not answer, or refuses; ``str()`` is a line that says why."""


class Bucket:
    """The place that an address names, ``s3://bucket/prefix``."""

    def __init__(self, address: str):
        if obstore is None:
            raise Refused(ADVICE)
        name, _slash, prefix = address.removeprefix(SCHEME).strip("/").partition("/")
        self.address = f"{SCHEME}{name}/{prefix}".rstrip("/")
        with _told():
            self._store = S3Store(
                name,
                prefix=prefix or None,
                disable_bulk_delete=True,  # not every store knows how
                client_options={"allow_http": True, "timeout": _PATIENCE},
            )

    def names(self) -> list[str]:
        with _told():
            found = obstore.list_with_delimiter(self._store)["objects"]
        return sorted(one["path"] for one in found)

    def keep(self, path: Path) -> None:
        """Send a file, and read it again: it must be the same to the last byte."""
        piece = max(_PIECE, path.stat().st_size // _MOST_PIECES)
        with _told():
            obstore.put(
                self._store, path.name, path, chunk_size=piece, max_concurrency=1
            )
        with path.open("rb") as file:
            sent = hashlib.file_digest(file, "sha256").digest()
        came_back = hashlib.sha256()
        for part in self._pieces(path.name):
            came_back.update(part)
        if came_back.digest() != sent:
            self.remove(path.name)
            raise BucketError("It came back changed, and was removed.")

    def remove(self, name: str) -> None:
        with _told():
            obstore.delete(self._store, name)

    @contextmanager
    def fetched(self, name: str) -> Iterator[Path]:
        """Give a copy of an archive on our own disk."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / name
            with path.open("wb") as file:
                file.writelines(self._pieces(name))
            yield path

    def _pieces(self, name: str) -> Iterator[bytes]:
        with _told():
            file = obstore.open_reader(self._store, name, buffer_size=_PIECE)
            while piece := file.read(_PIECE):
                yield piece


@contextmanager
def _told() -> Iterator[None]:
    """Raise what the library says as one line: below it tells of its own inside."""
    try:
        yield
    except (BaseError, FileNotFoundError, ValueError) as error:
        raise BucketError(str(error).partition("\n")[0].strip()) from error
