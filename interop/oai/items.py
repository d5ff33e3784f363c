"""Items of the repository: what is public, and what was and no longer is."""

import re
from datetime import datetime

from django.db.models import Case, F, Q, QuerySet, When
from django.db.models.functions import Greatest
from django.utils import timezone

from events.choices import EventKind, Status
from events.models import Event
from languages.fallback import LANGUAGES
from participants.models import Organisation

from .protocol import ListRequest, OaiError

PAGE = 100

_SET = re.compile(r"(kind|year|language|organisation)-(\w+)", re.ASCII)


def items() -> QuerySet[Event]:
    """Return every item with the moment at which harvesters last saw it change.

    A scheduled record changes when its time comes, without anybody saving it.
    """
    events = Event.objects.published() | Event.objects.withdrawn()
    seen = Greatest("modified_at", "publish_at")
    public = When(status=Status.PUBLISHED, publish_at__lte=timezone.now(), then=seen)
    return events.annotate(datestamp=Case(public, default=F("modified_at")))


def is_deleted(event: Event) -> bool:
    """Whether readers no longer see it, be it that somebody works on it again."""
    return not event.is_public


def matching(request: ListRequest) -> QuerySet[Event]:
    """Return all items a request asks for, whatever page the harvester is on."""
    events = items()
    if request.set_spec:
        events = _in_set(events, request.set_spec)
    if request.start:
        events = events.filter(datestamp__gte=request.start)
    if request.end:
        events = events.filter(datestamp__lt=request.end)
    return events


def page(request: ListRequest, events: QuerySet[Event]) -> tuple[list[Event], bool]:
    """Return the next items in the order of their changes, and whether more follow.

    The page begins after an item, not at a number: what is published or withdrawn
    meanwhile moves to the end of the list and pushes nobody off a page.
    """
    if request.after:
        stamp, pk = request.after
        events = events.filter(Q(datestamp__gt=stamp) | Q(datestamp=stamp, pk__gt=pk))
    rows = list(events.for_reading().order_by("datestamp", "pk")[: PAGE + 1])
    return rows[:PAGE], len(rows) > PAGE


def get(identifier: str, prefix: str) -> Event:
    """Return the item with an identifier of ours."""
    number = identifier.removeprefix(prefix)
    event = None
    if identifier.startswith(prefix) and re.fullmatch(r"[1-9]\d{0,8}", number, re.A):
        event = items().for_reading().filter(pk=number).first()
    if event is None:
        raise OaiError("idDoesNotExist", "No record has this identifier.")
    return event


def earliest() -> datetime | None:
    return items().order_by("datestamp").values_list("datestamp", flat=True).first()


def _in_set(events: QuerySet[Event], spec: str) -> QuerySet[Event]:
    kind, value = match.groups() if (match := _SET.fullmatch(spec)) else ("", "")
    if kind == "kind" and value in EventKind.values:
        return events.filter(kind=value)
    if kind == "language" and value in LANGUAGES:
        return events.in_language(value)
    if kind == "year" and re.fullmatch(r"\d{4}", value) and value > "0000":
        return events.in_year(int(value))
    if kind == "organisation" and re.fullmatch(r"\d{1,9}", value):
        return events.organised_by(Organisation.objects.below([int(value)]))
    return events.none()
