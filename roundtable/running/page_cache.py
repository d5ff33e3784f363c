"""Page cache: whole answers to readers without a session, kept under one stamp.

Nothing public depends on its reader. A page is kept as it was sent, compressed, until
the next record is due, for ``PAGES_KEPT_FOR`` seconds at most; and it is handed out
only under the stamp it was made under (``search.stamp``), so what is withdrawn is gone
at once in all processes. Caches on the way may have it as long, browsers ask each time.
Only what is there is kept: of addresses where nothing is there is no end.
"""

import time
from datetime import timedelta
from hashlib import sha256
from typing import NamedTuple

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import caches
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.middleware.gzip import re_accepts_gzip
from django.utils import timezone
from django.utils.cache import (
    cc_delim_re,
    get_conditional_response,
    patch_cache_control,
)
from django.utils.connection import ConnectionProxy
from django.utils.http import parse_http_date_safe
from django.utils.translation import get_language_from_request

from search import stamp

pages = ConnectionProxy(caches, "pages")

LARGEST = 128 * 1024  # bytes of one page; the cache has room for some hundreds
MADE_WITHIN = 10  # seconds; then somebody else may try to make a page
PAUSE, LOOKS = 0.05, 100  # seconds between looks for what somebody else is making

# Programs and files, and what is dear to draw: these have ways of their own.
OUTSIDE = ("/admin/", "/healthz", "/livez", "/metrics")
DRAWN = (".pdf", ".png")
CONDITIONS = {"HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"}
IN_THE_KEY = {"", "accept-encoding", "accept-language", "cookie"}


class Kept(NamedTuple):
    mark: str
    view: str  # its name, for the request log
    headers: dict[str, str]
    body: bytes


class PageCache:
    def __init__(self, get_response):
        if not settings.PAGES_KEPT_FOR:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.outside = (*OUTSIDE, settings.MEDIA_URL, settings.STATIC_URL)

    def __call__(self, request):
        if self._is_outside(request):
            return self.get_response(request)
        if _is_personal(request):
            return _to_one_reader(self.get_response(request))
        key, mark = _key(request), stamp.current()
        response = self._kept(request, key, mark) or self._made(request, key, mark)
        return _unless_known(request, response)

    def _is_outside(self, request):
        path = request.path_info
        return (
            request.method not in ("GET", "HEAD")
            or path.startswith(self.outside)
            or path.endswith(DRAWN)
            or getattr(request, "for_copy", False)
        )

    def _kept(self, request, key, mark):
        kept = pages.get(key)
        if kept is None or kept.mark != mark:
            return None
        request.view_name = kept.view
        return HttpResponse(kept.body, headers=kept.headers)

    def _made(self, request, key, mark):
        """Let one request make a page; those that come meanwhile wait for it."""
        turn = f"{key}:turn"
        if not pages.add(turn, True, MADE_WITHIN):
            for _look in range(LOOKS):
                time.sleep(PAUSE)
                if response := self._kept(request, key, mark):
                    return response
                if not pages.get(turn):  # what was made is not to be kept
                    break
        try:
            return self._make(request, key, mark)
        finally:
            pages.delete(turn)

    def _make(self, request, key, mark):
        """Make a page, also for whoever has it: the next reader may not."""
        began = timezone.now()
        asked = {name: request.META.pop(name, "") for name in CONDITIONS}
        response = self.get_response(request)
        request.META.update(asked)
        if _is_for_all(response):
            half = settings.PAGES_KEPT_FOR // 2
            if not response.has_header("Cache-Control"):
                shared = {"s_maxage": half, "stale_while_revalidate": half}
                patch_cache_control(response, public=True, max_age=0, **shared)
            if request.method == "GET" and len(response.content) <= LARGEST:
                self._keep(request, response, key, mark, began)
        return response

    def _keep(self, request, response, key, mark, began):
        due = stamp.next_publication(began)
        until = began + timedelta(seconds=settings.PAGES_KEPT_FOR)
        seconds = (min(until, due or until) - timezone.now()).total_seconds()
        if seconds > 0:
            view = getattr(request.resolver_match, "view_name", "")
            kept = Kept(mark, view, dict(response.items()), response.content)
            pages.set(key, kept, seconds)


def _is_personal(request):
    cookies = {settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name}
    is_known = "HTTP_AUTHORIZATION" in request.META
    is_previewing = "preview=" in request.META.get("QUERY_STRING", "")
    return is_known or is_previewing or not cookies.isdisjoint(request.COOKIES)


def _to_one_reader(response):
    if not response.has_header("Cache-Control"):
        patch_cache_control(response, private=True, max_age=0)
    return response


def _key(request):
    """Return what stands for all of a request on which an answer may depend."""
    compressed = re_accepts_gzip.search(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    asked = (
        request.scheme,
        request.META.get("HTTP_HOST"),
        request.path,
        request.META.get("QUERY_STRING", ""),
        bool(compressed),
        get_language_from_request(request, check_path=True),
    )
    return sha256(repr(asked).encode()).hexdigest()


def _is_for_all(response):
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and _words(response, "Vary") <= IN_THE_KEY
        and _words(response, "Cache-Control").isdisjoint({"private", "no-store"})
        and "'nonce-" not in response.get("Content-Security-Policy", "")
    )


def _words(response, name):
    return {*cc_delim_re.split(response.get(name, "").lower())}


def _unless_known(request, response):
    """Answer 304 to whoever has the page; other origins may read that as well."""
    modified = parse_http_date_safe(response.get("Last-Modified", ""))
    tag = response.get("ETag")
    answer = get_conditional_response(request, tag, modified, response)
    if answer is not response:
        for name in ("Access-Control-Allow-Origin", "Cross-Origin-Resource-Policy"):
            if value := response.get(name):
                answer[name] = value
    return answer
