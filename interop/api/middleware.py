"""Middleware of the API: each answer is JSON, in the asked language, for any origin."""

import json
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import activate
from django.utils.translation import gettext_lazy as _

from interop.responses import allow_any_origin
from languages.fallback import LANGUAGES

_PREFLIGHT = {
    "Access-Control-Allow-Headers": "Content-Type, If-Modified-Since, If-None-Match",
    "Access-Control-Max-Age": "86400",  # seconds
}
_READABLE = "Allow, Content-Disposition, ETag, Last-Modified, Retry-After"
_SENTENCES = {
    400: _("This request cannot be read."),
    404: _("There is nothing at this address."),
    405: _("This address cannot be asked in this way; its header Allow says how."),
    429: _(
        "Your address has asked for a great deal within a minute. Wait for a minute "
        "and try again."
    ),
    500: _("Something went wrong on our side"),
}


class ApiAnswers:
    """Answers for the API what its views do not: HEAD, preflights, errors of others.

    The language is that of ``lang``, else what ``LocaleMiddleware`` found. Limits,
    unknown addresses and failures are pages elsewhere, so this stands around them.
    """

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/api/"):
            return self.get_response(request)
        if (language := request.GET.get("lang")) in LANGUAGES:
            activate(language)
        methods = "GET, HEAD, OPTIONS"
        methods += ", POST" * request.path_info.endswith("/reconcile")
        if (
            request.method == "OPTIONS"
        ):  # whether it is there, the question itself tells
            named = {"Allow": methods, "Access-Control-Allow-Methods": methods}
            response = HttpResponse(status=204, headers=named | _PREFLIGHT)
        else:
            response = self._answer(request)
        if response.status_code == 405:
            response["Allow"] = methods
        response["Access-Control-Expose-Headers"] = _READABLE
        return allow_any_origin(response)

    def _answer(self, request):
        """Answer HEAD as GET, all headers included, without what they speak of."""
        is_head = request.method == "HEAD"
        request.method = "GET" if is_head else request.method
        response = self.get_response(request)
        status = response.status_code
        if status >= 400 and "json" not in response["Content-Type"]:
            told = {"detail": str(_SENTENCES.get(status, _SENTENCES[500]))}
            response.content = json.dumps(told, ensure_ascii=False)
            response["Content-Type"] = "application/json; charset=utf-8"
            response["Content-Length"] = len(response.content)
        if is_head:
            request.method = "HEAD"
            body = "streaming_content" if response.streaming else "content"
            setattr(response, body, [])
        return response
