"""Validation errors of parameters, in sentences of the reader's language."""

from collections.abc import Callable, Iterator
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja.errors import ValidationError

# By pydantic's type of error; what it names in an error's context can be told.
_SENTENCES = {
    "extra_forbidden": _("There is no such parameter, only %(known)s."),
    "missing": _("This parameter is missing."),
    "int_parsing": _("Give a whole number."),
    "greater_than_equal": _("Give %(ge)s or more."),
    "less_than_equal": _("Give %(le)s or less."),
    "literal_error": _("Give one of these: %(expected)s."),
    "string_too_long": _("Give at most %(max_length)s characters."),
    "string_pattern_mismatch": _("Give it as the answers of the API do."),
    "moment": _(
        "Give a day or a moment as RFC 3339 writes them: 2024-05-31 or "
        "2024-05-31T10:00:00+05:00, with %%2B for + in an address."
    ),
}
_OTHERWISE = _("This value makes no sense here.")


def sentences(errors: list[dict]) -> Iterator[str]:
    """Yield what was not understood, each with the name of its parameter."""
    for error in errors:
        told = error.get("ctx", {})
        if "expected" in told:
            values = told["expected"].replace(" or ", ", ").replace("'", "")
            told = {"expected": values}
        sentence = _SENTENCES.get(error["type"], _OTHERWISE)
        yield f"{error['loc'][-1]}: {sentence % told}"


def known_parameters_only(run: Callable) -> Callable:
    """Decorate the ``run`` of an operation: an unknown parameter is refused.

    Whoever mistypes a filter would else take all records for those that answer it.
    """
    operation = run.__self__
    known = [
        name
        for model in operation.models
        if model.__ninja_param_source__ == "query"
        for name in model.__ninja_flatten_map__
    ]

    @wraps(run)
    def checked(request: HttpRequest, **path) -> HttpResponse:
        context = {"known": ", ".join(known)}
        unknown = [
            {"type": "extra_forbidden", "loc": ("query", name), "ctx": context}
            for name in request.GET
            if name not in known
        ]
        if unknown:
            return operation.api.on_exception(request, ValidationError(unknown))
        return run(request, **path)

    return checked
