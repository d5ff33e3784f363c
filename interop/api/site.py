"""NinjaAPI of the archive: how it answers, refuses and pages."""

from django.core.paginator import EmptyPage
from django.http import HttpRequest, HttpResponse
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from events.portal.reading import portal
from interop.record.entities import absolute
from interop.responses import conditional
from participants.paging import paged

from ..params import Paging
from .refusals import sentences


class Readable(JSONRenderer):
    """JSON in which Kazakh stays Kazakh: half the bytes, and a person can read it."""

    json_dumps_params = {"ensure_ascii": False}


class Api(NinjaAPI):
    """Answers that programs may keep, and must ask about before they use them again."""

    def create_response(self, request, *args, **kwargs) -> HttpResponse:
        response = super().create_response(request, *args, **kwargs)
        has_answer = response.status_code == 200
        return conditional(request, response) if has_answer else response

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Name an operation for programs: ``list_records`` is ``listRecords``."""
        first, *rest = operation.view_func.__name__.split("_")
        return first + "".join(map(str.capitalize, rest))


api = Api(
    title=lazy(lambda: portal().named("en").text, str)(),
    version="1",
    description=(
        "Records of round tables, panels and conferences. Everything here is public; "
        "nothing needs a key. A text says the language it is really in: where a "
        "translation is missing, the nearest one stands in. Errors are told in the "
        "language of `lang`, else in that of `Accept-Language`, else in Kazakh. Every "
        "address answers HEAD and OPTIONS as well, and programs in any page (CORS). "
        "A parameter that an address does not know is an error. OpenRefine finds "
        "people and organisations by their names at `/api/v1/reconcile`."
    ),
    docs_url="docs",
    docs_decorator=require_safe,
    openapi_url="openapi.json",
    renderer=Readable(),
    urls_namespace="api",
)


@api.exception_handler(ValidationError)
def refuse(request, error):
    """Say in one sentence each what was not understood."""
    told = " ".join(sentences(error.errors))
    return api.create_response(request, {"detail": told}, status=422)


def page_of(request: HttpRequest, things, paging: Paging, key="") -> dict:
    """Return one page of things and the way to those beside it."""
    try:
        page = paged(things, paging.page, paging.page_size, key)
    except EmptyPage as error:
        raise HttpError(404, _("There is no such page in this list.")) from error

    def address(number):
        query = request.GET.copy()
        query["page"] = number
        return absolute(f"{request.path}?{query.urlencode()}")

    return {
        "count": page.paginator.count,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "next": address(page.number + 1) if page.has_next() else None,
        "previous": address(page.number - 1) if page.has_previous() else None,
        "items": list(page),
    }
