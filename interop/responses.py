"""HTTP caching and CORS: how programs may keep and read what we hand out."""

from datetime import datetime
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, parse_http_date_safe


def allow_any_origin(response: HttpResponse) -> HttpResponse:
    """Let programs in the pages of other sites read the answer."""
    response["Access-Control-Allow-Origin"] = "*"
    return response


def conditional(
    request: HttpRequest, response: HttpResponse, modified: datetime | None = None
) -> HttpResponse:
    """Mark a response so that it can be asked for again, and answer 304 who has it.

    An ``ETag`` that the response has already is kept: a file that is dear to draw
    knows its own. Caches must ask each time, for a record can be withdrawn at once.
    """
    if modified:
        response["Last-Modified"] = http_date(modified.timestamp())
    digest = sha256(response.content).hexdigest()[:32]
    response.headers.setdefault("ETag", f'"{digest}"')
    patch_cache_control(response, public=True, no_cache=True)
    seconds = parse_http_date_safe(response.get("Last-Modified", ""))
    allow_any_origin(response)
    return get_conditional_response(request, response["ETag"], seconds, response)
