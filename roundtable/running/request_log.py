"""Request log: a line for each answer, without what identifies a reader.

No address of a client, no query string (searches, preview keys), no body, and of an
address that holds a secret only its pattern. The id of the request joins its line with
whatever else was logged meanwhile, and with the log of the proxy.
"""

import logging
import re
import time
import uuid
from contextlib import ExitStack
from contextvars import ContextVar

from django.conf import settings
from django.db import connections

logger = logging.getLogger(__name__)

PLAIN_ID = re.compile(r"[\w-]{8,64}")
SECRETS = {"key", "token", "uidb64"}  # names of what a secret part of an address holds

_request_id: ContextVar[str] = ContextVar("request_id", default="")


class RequestLog:
    def __init__(self, get_response):
        from search.stamp import seen_once  # logs begin before there are models

        self.get_response, self.seen_once = get_response, seen_once

    def __call__(self, request):
        given = request.headers.get("X-Request-ID", "")  # by a proxy of ours
        trusted = settings.SECURE_PROXY_SSL_HEADER and PLAIN_ID.fullmatch(given)
        name = given if trusted else uuid.uuid4().hex
        began, queries = time.perf_counter(), Counter()
        token, request.id = _request_id.set(name), name  # Django logs when all is over
        # Templates ask it often, and look long for what a request does not have.
        request.for_copy = getattr(request, "for_copy", False)
        try:
            with ExitStack() as watched:
                for alias in connections:
                    watched.enter_context(connections[alias].execute_wrapper(queries))
                watched.enter_context(self.seen_once())
                response = self.get_response(request)
            response["X-Request-ID"] = name
            if request.for_copy:
                return response  # the site reads itself, thousands of pages at once
            seconds = time.perf_counter() - began
            _log(request, response.status_code, seconds, queries.count)
            return response
        finally:
            _request_id.reset(token)


class Counter:
    """Count the queries of a request, however they are made."""

    count = 0

    def __call__(self, execute, sql, params, many, context):
        self.count += 1
        return execute(sql, params, many, context)


class KnownRequest(logging.Filter):
    """Tell each line its request, and hide the secrets that Django puts into some."""

    def filter(self, record):
        request = getattr(record, "request", None)
        record.request_id = getattr(request, "id", "") or _request_id.get()
        if isinstance(record.args, tuple) and hasattr(request, "resolver_match"):
            shown = path_of(request)
            args = (shown if one == request.path else one for one in record.args)
            record.args = tuple(args)
        return True


def path_of(request):
    """Return the path of a request, or its pattern where the path holds a secret."""
    match = request.resolver_match
    return f"/{match.route}" if match and SECRETS & {*match.kwargs} else request.path


def _log(request, status, seconds, queries):
    match = request.resolver_match
    user = getattr(request, "_cached_user", None)  # who was not asked for stays unknown
    path, ms = path_of(request), round(seconds * 1000, 1)
    event = {
        "method": request.method,
        "path": path,
        "view": match.view_name if match else getattr(request, "view_name", ""),
        "status": status,
        "ms": ms,
        "queries": queries,
        "user": user and user.pk,
    }
    words = "%s %s → %s, %s ms, %s queries"
    arguments = (request.method, path, status, ms, queries)
    logger.info(words, *arguments, extra={"event": event})
