"""Endpoints of records: in pages, one by one, and all at once."""

from functools import partial

from django.conf import settings
from django.db.models.functions import Greatest
from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from ninja import Path, Query, Router
from ninja.errors import HttpError

from events.models import Event
from events.ordering import LATEST_FIRST
from interop.feeds.listings import narrowed
from interop.packing import bulk
from interop.record.build import build_record, build_records
from interop.rendering import attempt
from interop.responses import conditional
from search import stamp
from search.answers import Answer
from search.understanding import understand

from .. import params
from ..params import Language, Narrowing, Number, Paging, Selection
from .schemas import Problem, Record, Records
from .site import Readable, api, page_of

router = Router(tags=["records"])


@router.get("/records", response={200: Records, 404: Problem, 422: Problem})
def list_records(
    request,
    filters: Query[Narrowing],
    selection: Query[Selection],
    paging: Query[Paging],
):
    """The public records that answer all filters and the words that were asked for."""
    events = narrowed(**filters.dict()).alias(
        seen=Greatest("modified_at", "publish_at")
    )
    if selection.modified_since:
        events = events.filter(seen__gte=selection.modified_since)
    if typed := selection.q.replace("\0", "").strip():
        best = _found(typed, paging.lang)
        events = events.filter(pk__in=best)
    if typed and selection.sort in (None, params.BEST_FIRST):
        page = _ranked(request, events, best, paging)
    else:
        page = page_of(request, _in_order(events, selection.sort).for_reading(), paging)
    records = build_records(page["items"], paging.lang)
    described = (attempt(one, "JSON", _described)[0] for one in records)
    page["items"] = [one for one in described if one]
    return api.create_response(request, page, status=200)


def _described(record) -> dict:
    """Return a record by its schema; ninja would check a whole page once more."""
    return Record.from_orm(record).model_dump()


def _in_order(events, sort):
    modified = sort in ("modified", "-modified")
    events = events.order_by(*(["-seen", "-pk"] if modified else LATEST_FIRST))
    return events.reverse() if sort in ("modified", "date") else events


def _ranked(request, events, best, paging):
    """Return a page of ``events`` in the order of their numbers in ``best``."""
    known = set(events.values_list("pk", flat=True))
    page = page_of(request, [number for number in best if number in known], paging)
    found = events.for_reading().in_bulk(page["items"])
    page["items"] = [found[number] for number in page["items"] if number in found]
    return page


def _found(typed, language):
    """Return the numbers of the records with all words, else of those with any."""
    return Answer(understand(typed), "relevance", language).numbers


@router.get(
    "/records/{number}",
    response={200: Record, 404: Problem, 410: Problem, 422: Problem},
)
def get_record(
    request, response: HttpResponse, number: Path[Number], lang: Language = "kk"
):
    """One record by its number, which never changes and never names another."""
    event = Event.objects.published().for_reading().filter(pk=number).first()
    if event is None and Event.objects.withdrawn().filter(pk=number).exists():
        raise HttpError(410, _("This record has been withdrawn"))
    if event is None:
        raise HttpError(404, _("There is no public record with this number."))
    record = build_record(event, lang)
    response["Last-Modified"] = http_date(record.modified.timestamp())
    return record


def _file_of(media_type: str) -> dict:
    """Return how OpenAPI describes an answer that is no JSON."""
    content = {media_type: {"schema": {"type": "string"}}}
    return {"responses": {200: {"description": "OK", "content": content}}}


@router.get(
    "/records.jsonl",
    response={422: Problem},
    openapi_extra=_file_of("application/jsonl"),
)
def export_json_lines(request, lang: Language = "kk"):
    """Everything that is published, one record in each line of JSON."""
    records = bulk.records(lang)
    write = partial(_line, request)
    lines = (attempt(record, "JSON", write)[0] for record in records)
    name = f"roundtable-{lang}.jsonl"
    return _streamed(request, filter(None, lines), "application/jsonl", name)


def _line(request, record) -> str:
    return Readable().render(request, _described(record), response_status=200) + "\n"


@router.get("/records.csv", response={422: Problem}, openapi_extra=_file_of("text/csv"))
def export_table(request, lang: Language = "kk"):
    """Everything that is published as a table, one record in each row."""
    rows = bulk.table(bulk.records(lang))
    name = f"roundtable-{lang}.csv"
    return _streamed(request, rows, "text/csv; charset=utf-8", name)


def _streamed(request, pieces, media_type: str, name: str) -> HttpResponse:
    response = StreamingHttpResponse(pieces, media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    began = timezone.now()
    due = stamp.next_publication(began)  # then it is another one
    response["ETag"] = quote_etag(f"{settings.VERSION} {stamp.current()} {due}")
    return conditional(request, response, stamp.last_change(began))
