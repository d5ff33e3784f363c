"""HTTP caching, CORS and content negotiation: how programs get what we hand out."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.utils.translation import get_language

from events.models import Event

from .formats import registry
from .record.build import language_of


def in_preferred_format(request: HttpRequest, event: Event) -> HttpResponse | None:
    """Send a program that prefers a format to the file, in a language of the record."""
    formats = {one.MEDIA_TYPE: one.EXTENSION for one in registry.FORMATS}
    asked = request.get_preferred_type(["text/html", *formats])
    if asked not in formats or not event.is_public:
        return None
    code = language_of(event, get_language())
    there = redirect(f"/{code}/events/{event.pk}.{formats[asked]}")
    there.status_code = 303
    return allow_any_origin(there)


def allow_any_origin(response: HttpResponse) -> HttpResponse:
    """Let programs in the pages of other sites read the answer."""
    response["Access-Control-Allow-Origin"] = "*"
    return response


def conditional(
    request: HttpRequest, response: HttpResponse, modified: datetime | None = None
) -> HttpResponse:
    """Mark a response so that it can be asked for again, and answer 304 who has it.

    What is dear to draw knows its own ``ETag``; others get one on the way out. Caches
    must ask each time, for a record can be withdrawn at once.
    """
    if modified:
        response["Last-Modified"] = http_date(modified.timestamp())
    patch_cache_control(response, public=True, no_cache=True)
    allow_any_origin(response)
    seconds = modified and int(modified.timestamp())
    return get_conditional_response(request, response.get("ETag"), seconds, response)
