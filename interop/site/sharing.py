"""Process pool: the pages of a copy are made on all cores.

Processes are forked, each with a ``copy`` as it was then, and tell what they found
out. None shares a connection to the database, and none outlives the one that asks.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any

from django.db import connection, connections

CORES = os.cpu_count() or 1


@contextmanager
def shared(copy: Any) -> Iterator[Callable[[str, Iterable], Iterator]]:
    """Give a ``map`` that calls a method of ``copy`` for each task, in their order.

    Within a transaction it calls them here: no other process sees what it holds.
    """
    if connection.in_atomic_block:
        yield lambda method, tasks: map(getattr(copy, method), tasks)
        return
    connections.close_all()
    fork = get_context("fork")
    with ProcessPoolExecutor(CORES, fork, _begin, (copy,)) as pool:
        yield lambda method, tasks: pool.map(partial(_call, method), tasks)


def _begin(copy: Any) -> None:
    global _copy
    _copy = copy
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End at once when the parent was killed: it can say nothing any more."""
    parent_process().join()
    os._exit(1)


def _call(method: str, task: Any) -> Any:
    return getattr(_copy, method)(task)
