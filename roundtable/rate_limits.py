"""Rate limiting: how often in a minute one address may ask for what is dear to answer.

Counters lie in the cache: with ``CACHE_URL`` all processes count together, without it
each for itself. A whole university may stand behind one address, so the limits stop a
program that does not stop by itself, never a lecture hall. What costs less to answer
than to count has no limit here; the proxy has its own (``deploy/``).
"""

import time

from django.conf import settings
from django.core.cache import cache
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.deprecation import MiddlewareMixin

from .client_address import client_address, household

MINUTE = 60  # seconds


class RateLimits(MiddlewareMixin):
    """Answer 429 to an address that has used up its minute."""

    def process_view(self, request, view, args, kwargs):
        name = request.resolver_match.view_name
        kind = "api" if request.resolver_match.app_name == "ninja" else name
        if is_used_up(request, kind):
            response = render(request, "429.html", status=429)
            response["Retry-After"] = str(MINUTE - int(time.time()) % MINUTE)
            add_never_cache_headers(response)
            return response
        return None


def is_used_up(request, kind):
    """Count a request of some kind; say whether its address had more than its share."""
    address = household(client_address(request))
    is_copied = getattr(request, "for_copy", False)  # which no network asks for
    limit = None if is_copied else settings.RATE_LIMITS.get(kind)
    return bool(limit and address and _count(kind, address) > limit)


def _count(kind, address):
    """Return how often the address has asked in this minute, this time included."""
    key = f"rate:{kind}:{address}:{int(time.time()) // MINUTE}"
    cache.add(key, 0, MINUTE)
    try:
        return cache.incr(key)
    except ValueError:  # forgotten between the two, or a cache that is away
        return 0
