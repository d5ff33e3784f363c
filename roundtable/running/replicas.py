"""Read replicas: pages for readers without a session are made of a copy as new as ours.

Before each page the copy is asked for the stamp of all that readers see. Only where it
is that of the primary has the copy everything that was published and withdrawn; and it
never goes back, so the page may be kept under that stamp. Kept pages, members of the
desk, acts and commands ask the primary, and so do readers whom no replica can serve.
"""

import logging
import math
import random
import time
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import DEFAULT_DB_ALIAS, Error, connection, connections

from search import stamp

logger = logging.getLogger(__name__)

PAUSE = 10  # seconds after which one that did not answer is asked again

_chosen: ContextVar[str] = ContextVar("replica", default=DEFAULT_DB_ALIAS)
_left_out: dict[str, float] = {}  # until when, for all threads of the process


class Router:
    """Sends reads to what was chosen, and all else to the primary."""

    def db_for_read(self, model, **hints):
        return DEFAULT_DB_ALIAS if connection.in_atomic_block else _chosen.get()

    def db_for_write(self, model, **hints):
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one, other, **hints):
        return True


@contextmanager
def reading(mark):
    """Read inside from a replica that has the stamp ``mark``; tell if there is one."""
    names = [alias for alias in connections if alias != DEFAULT_DB_ALIAS]
    random.shuffle(names)
    has_it = (alias for alias in names if is_current(alias, mark))
    token = _chosen.set(next(has_it, DEFAULT_DB_ALIAS))
    try:
        yield _chosen.get() != DEFAULT_DB_ALIAS
    finally:
        _chosen.reset(token)


def is_current(alias, mark):
    """Whether a replica answers, and has this stamp.

    While one asks nobody else does: one that hangs costs a thread, and not all.
    """
    if time.monotonic() < _left_out.get(alias, 0):
        return False
    _left_out[alias], pause = math.inf, 0
    try:
        return stamp.current(alias) == mark
    except Error as error:
        pause = PAUSE
        connections[alias].close()
        logger.warning("%s is left out: %s", alias, type(error).__name__)
        return False
    finally:
        _left_out[alias] = time.monotonic() + pause
