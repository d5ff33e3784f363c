"""Process pool: pages of a copy are made on all cores, in forks of the one that asks.

None of these shares a connection to the database, and none outlives that one.
"""

import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from threading import Thread

from django.db import connection, connections


@contextmanager
def shared(copy):
    """Give a ``map`` that lets ``copy`` write each task, in their order."""
    if connection.in_atomic_block:  # no other process sees what that holds
        yield partial(map, copy.write_thing)
        return
    connections.close_all()
    with ProcessPoolExecutor(None, get_context("fork"), _begin, (copy,)) as pool:
        yield partial(pool.map, _write)


def _begin(copy):
    """Take the copy over, and end at once when the parent is killed."""
    global _copy
    _copy = copy
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent():
    parent_process().join()
    os._exit(1)


def _write(task):
    return _copy.write_thing(task)
