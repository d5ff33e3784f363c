"""URL reversal with a memory: every page leads to the same things again and again."""

from functools import lru_cache

from django.urls import get_script_prefix
from django.urls import reverse as reversed_anew
from django.utils.translation import get_language


def reverse(name, *args):
    """Return the path of what has this name, for a reader of the active language."""
    return _path(get_language(), get_script_prefix(), name, *args)


@lru_cache(maxsize=8192)
def _path(language, prefix, name, *args):
    return reversed_anew(name, args=args)
