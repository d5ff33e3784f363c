"""Page cache: whole answers to readers without a session, kept under one stamp.

Nothing public depends on its reader. A page is kept as it was sent, until the next
record is due, for ``PAGES_KEPT_FOR`` seconds at most; and it is handed out only under
the stamp it was made under (``search.stamp``), so what is withdrawn is gone at once in
all processes. Caches on the way may have it as long, browsers ask each time. What is
not there is not kept: of such addresses there is no end.
"""

import time
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.http import HttpResponse
from django.middleware.gzip import re_accepts_gzip
from django.utils import cache, timezone
from django.utils.connection import ConnectionProxy
from django.utils.http import parse_http_date_safe
from django.utils.translation import get_language_from_request

from interop.responses import allow_any_origin
from search import stamp

from . import replicas

LARGEST = 128 * 1024  # bytes of a page
MADE_WITHIN = 10  # seconds; then another request may try to make it
PAUSE, LOOKS = 0.05, 200  # of those who wait for it as long, in seconds
OUTSIDE = ("/admin/", "/healthz", "/livez", "/metrics")
OUTSIDE += (settings.MEDIA_URL, settings.STATIC_URL)
DRAWN = (".pdf", ".png")  # kept where they are drawn, and by those who have them
PERSONAL = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"}
IN_THE_KEY = {"", "accept-encoding", "accept-language", "cookie"}
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")

pages = ConnectionProxy(caches, "pages")


class PageCache:
    def __init__(self, get_response):
        if not settings.PAGES_KEPT_FOR:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        try:
            mark = None if _is_outside(request) else stamp.seen()
        except DatabaseError:  # there are pages that can do without
            mark = None
        request.is_shared = mark is not None  # what it is made of may be kept, too
        if mark is None:
            response = self.get_response(request)
            if not response.has_header("Cache-Control"):
                cache.patch_cache_control(response, private=True, max_age=0)
            return response
        key = _key(request)
        response = _kept(request, key, mark) or self._made(request, key, mark)
        changed = parse_http_date_safe(response.get("Last-Modified", ""))
        tag, origins = response.get("ETag"), "Access-Control-Allow-Origin" in response
        answer = cache.get_conditional_response(request, tag, changed, response)
        return allow_any_origin(answer) if origins else answer

    def _made(self, request, key, mark):
        """Let one request make a page; those that come meanwhile wait for it."""
        turn = f"{key}:turn"
        if not pages.add(turn, True, MADE_WITHIN):
            for _look in range(LOOKS):
                time.sleep(PAUSE)
                if not pages.get(turn):  # kept by now, or none to be kept
                    break
        try:
            return _kept(request, key, mark) or self._make(request, key, mark)
        finally:
            pages.delete(turn)

    def _make(self, request, key, mark):
        """Make a page, for whoever has it as well: the next reader may not."""
        began = timezone.now()
        asked = {name: request.META.pop(name, "") for name in CONDITIONS}
        with replicas.reading(mark) as from_replica:
            response = self.get_response(request)
        if from_replica and response.status_code >= 500:  # it went away meanwhile
            response = self.get_response(request)
        request.META |= asked
        if _is_for_all(response):
            if not response.has_header("Cache-Control"):
                half = settings.PAGES_KEPT_FOR // 2
                shared = {"s_maxage": half, "stale_while_revalidate": half}
                cache.patch_cache_control(response, public=True, max_age=0, **shared)
                cache.patch_vary_headers(response, ["Cookie"])  # whoever signs in
            if request.method == "GET" and len(response.content) <= LARGEST:
                _keep(request, response, key, mark, began)
        return response


def _is_outside(request):
    return (
        request.method not in ("GET", "HEAD")
        or request.path_info.startswith(OUTSIDE)
        or request.path_info.endswith(DRAWN)
        or "preview=" in request.META.get("QUERY_STRING", "")
        or "HTTP_AUTHORIZATION" in request.META
        or not PERSONAL.isdisjoint(request.COOKIES)
        or getattr(request, "for_copy", False)
    )


def _key(request):
    """Return what stands for all on which a public page may depend."""
    sent, language = request.META, get_language_from_request(request, check_path=True)
    packed = bool(re_accepts_gzip.search(sent.get("HTTP_ACCEPT_ENCODING", "")))
    place = (request.scheme, sent.get("HTTP_HOST"), request.path)
    asked = (*place, sent.get("QUERY_STRING"), packed, language)
    return sha256(repr(asked).encode()).hexdigest()


def _kept(request, key, mark):
    kept = pages.get(key)
    if kept and kept[0] == mark:
        _mark, request.view_name, headers, body = kept
        return HttpResponse(body, headers=headers)


def _keep(request, response, key, mark, began):
    until = began + timedelta(seconds=settings.PAGES_KEPT_FOR)
    until = min(until, stamp.next_publication(began) or until)
    if (seconds := (until - timezone.now()).total_seconds()) > 0:
        view = getattr(request.resolver_match, "view_name", "")
        headers = dict(response.items())
        pages.set(key, (mark, view, headers, response.content), seconds)


def _is_for_all(response):
    said, varies = (
        {*cache.cc_delim_re.split(response.get(name, "").lower())}
        for name in ("Cache-Control", "Vary")
    )
    return (
        response.status_code == 200
        and not (response.streaming or response.cookies)
        and varies <= IN_THE_KEY
        and said.isdisjoint({"private", "no-store"})
        and "'nonce-" not in response.get("Content-Security-Policy", "")
    )
