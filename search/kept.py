"""Derived values: what is worked out of all that is public, kept until it changes."""

from collections.abc import Callable

from django.conf import settings
from django.core.cache import caches
from django.utils import timezone

from . import stamp

LONGEST = 600  # seconds; then what no stamp tells of shows as well


def kept(key: str, compute: Callable, longest: int = LONGEST):
    """Return what ``compute`` returns, worked out once for each stamp.

    The ``key`` names it and all it depends on beside what is public, as the language.
    It is worked out anew when the next record is due, and after ``longest`` seconds.
    Nothing is not kept: of what is not there is no end.
    """
    if not settings.PAGES_KEPT_FOR:
        return compute()
    mark, began = stamp.seen(), timezone.now()
    known = caches["pages"].get(key)
    if known and known[0] == mark:
        return known[1]
    value, due = compute(), stamp.next_publication(began)
    until = longest if due is None else min(longest, (due - began).total_seconds())
    if value is not None:
        caches["pages"].set(key, (mark, value), until)
    return value
