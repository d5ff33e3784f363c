"""Media storage: no half of a file stays, and no whole one whose row was taken back."""

import os
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import partial

from django.core.files.storage import FileSystemStorage, default_storage
from django.db import transaction

_scopes: ContextVar[tuple[set[str], ...]] = ContextVar("scopes", default=())


class Scoped:
    """A storage that lets the scopes around know which files await their commit."""

    def _save(self, name, content):
        try:
            kept = super()._save(name, content)
        except OSError:
            _remove([name])  # a full disk has taken the first half of it
            raise
        for scope in _scopes.get():
            scope.add(kept)
            transaction.on_commit(partial(scope.discard, kept))
        return kept


class MediaStorage(Scoped, FileSystemStorage):
    def overwrite(self, name, content):
        new = self.save(f"{name}.new", content)
        os.replace(self.path(new), self.path(name))


@contextmanager
def nothing_left_behind():
    """Remove what is stored inside, should an exception take back the rows of it."""
    stored = set()
    token = _scopes.set((*_scopes.get(), stored))
    try:
        yield
    except BaseException:
        _remove(stored)
        raise
    finally:
        _scopes.reset(token)


def _remove(names):
    for name in names:
        with suppress(OSError):  # it would hide what went wrong first
            default_storage.delete(name)
