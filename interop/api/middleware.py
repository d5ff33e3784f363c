"""Middleware of the API: each answer is JSON, in the asked language, for any origin."""

import json
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import resolve
from django.utils.translation import activate
from django.utils.translation import gettext_lazy as _

from interop.responses import allow_any_origin
from languages.fallback import LANGUAGES

ROOT = "/api/"
_EVERYWHERE = ("GET", "HEAD", "OPTIONS")
_PREFLIGHT = {
    "Access-Control-Allow-Headers": (
        "Accept, Accept-Language, Content-Type, If-Modified-Since, If-None-Match"
    ),
    "Access-Control-Max-Age": "86400",  # seconds
}
_READABLE = "Allow, Content-Disposition, ETag, Last-Modified, Retry-After"
_BROKEN = _("Something went wrong on our side")
_SENTENCES = {
    400: _("This request cannot be read."),
    404: _("There is nothing at this address."),
    405: _("This address cannot be asked in this way; its header Allow says how."),
    413: _("This is more than can be asked at once."),
    429: _(
        "Your address has asked for a great deal within a minute. Wait for a minute "
        "and try again."
    ),
}


class ApiAnswers:
    """Answers for the API what its views do not: HEAD, preflights, errors of others.

    The language is that of ``lang``, else what ``LocaleMiddleware`` found. Limits,
    unknown addresses and failures are pages elsewhere, so this stands around them.
    """

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ROOT):
            return self.get_response(request)
        if (language := request.GET.get("lang")) in LANGUAGES:
            activate(language)
        if request.method == "OPTIONS":
            response = _preflight(request)
        elif request.method == "HEAD":
            response = self._head(request)
        else:
            response = _in_json(self.get_response(request))
        if "Allow" in response:
            response["Allow"] = _methods(response["Allow"])
        response["Access-Control-Expose-Headers"] = _READABLE
        return allow_any_origin(response)

    def _head(self, request):
        """Answer as to GET, all headers included, without what they speak of."""
        request.method = "GET"
        response = _in_json(self.get_response(request))
        request.method = "HEAD"
        if response.streaming:
            response.streaming_content = ()
        else:
            response.content = b""
        return response


def _preflight(request):
    """Say how an address may be asked; whether there is one, the question itself tells.

    A view names its methods when it refuses another one, and does nothing else.
    """
    try:
        view, args, kwargs = resolve(request.path_info)
        allowed = view(request, *args, **kwargs).get("Allow", "GET")
    except Http404:
        allowed = "GET"
    methods = _methods(allowed)
    names = {"Allow": methods, "Access-Control-Allow-Methods": methods}
    return HttpResponse(status=204, headers=names | _PREFLIGHT)


def _methods(allowed):
    return ", ".join(sorted({*_EVERYWHERE, *allowed.split(", ")}))


def _in_json(response):
    """Put what an error says into words, where it came as a page or as plain text."""
    status = response.status_code
    if status >= 400 and "json" not in response["Content-Type"]:
        told = {"detail": str(_SENTENCES.get(status, _BROKEN))}
        response.content = json.dumps(told, ensure_ascii=False)
        response["Content-Type"] = "application/json; charset=utf-8"
        response["Content-Length"] = len(response.content)
    return response
