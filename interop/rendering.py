"""Rendering that may fail: one record that a format cannot bear stops no other."""

import logging
from collections.abc import Callable
from typing import Any

log = logging.getLogger(__name__)


def attempt(record, name: str, write: Callable) -> tuple[Any, Exception | None]:
    """Return a record as ``write`` writes it, or None and why not; the log has it too.

    ``name`` is that of the format.
    """
    try:
        return write(record), None
    except Exception as fault:  # whatever is wrong with it, it is wrong with this one
        log.exception("Record %s cannot be written as %s.", record.id, name)
        return None, fault
