"""The API itself: how it answers, how it refuses, and what it tells caches."""

from hashlib import sha256

from django.core.paginator import EmptyPage, Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import parse_http_date_safe
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.renderers import JSONRenderer

from interop.record.build import absolute

from .params import Paging


class Readable(JSONRenderer):
    """JSON in which Kazakh stays Kazakh: half the bytes, and a person can read it."""

    json_dumps_params = {"ensure_ascii": False}


class Api(NinjaAPI):
    """Answers that programs may keep, and must ask about before they use them again."""

    def create_response(self, request, *args, **kwargs) -> HttpResponse:
        response = super().create_response(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"  # programs in a page may read it
        if response.status_code != 200:
            return response
        response["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
        patch_cache_control(response, public=True, no_cache=True)  # withdrawn at once
        modified = parse_http_date_safe(response.get("Last-Modified", ""))
        return get_conditional_response(request, response["ETag"], modified, response)


api = Api(
    title="Roundtable",
    version="1",
    description=(
        "Records of round tables, panels and conferences. Everything here is public; "
        "nothing needs a key. A text says the language it is really in: where a "
        "translation is missing, the nearest one stands in."
    ),
    docs_url="docs",
    openapi_url="openapi.json",
    renderer=Readable(),
    urls_namespace="api",
)


@api.exception_handler(ValidationError)
def refuse(request, error):
    """Say in one sentence each what was not understood."""
    found = (f"{one['loc'][-1]}: {one['msg']}." for one in error.errors)
    return api.create_response(request, {"detail": " ".join(found)}, status=422)


def page_of(request: HttpRequest, things, asked: Paging) -> dict:
    """Return one page of things and the way to those beside it."""
    try:
        page = Paginator(things, asked.page_size).page(asked.page)
    except EmptyPage as error:
        raise HttpError(404, _("There is no such page in this list.")) from error

    def address(number):
        given = request.GET.copy()
        given["page"] = number
        return absolute(f"{request.path}?{given.urlencode()}")

    return {
        "count": page.paginator.count,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "next": address(page.number + 1) if page.has_next() else None,
        "previous": address(page.number - 1) if page.has_previous() else None,
        "items": list(page),
    }
