"""Feed views: every list of records in every feed format, and as a calendar."""

from dataclasses import replace
from functools import partial

from django.core.exceptions import BadRequest
from django.db.models import Min
from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from pydantic import ValidationError

from events.models import PublishedVersion
from events.portal.reading import portal

from ..decorators import at_hand
from ..params import Narrowing
from ..record.build import build_records
from ..record.entities import absolute
from ..rendering import attempt
from ..responses import conditional
from .feed import Feed
from .feed_formats import FEED_FORMATS, FeedFormat
from .listings import Listing, archive


@require_safe
def feed(request, list_records, feed_format, **address):
    """Hand out one list in one format; programs that have it already are told so."""

    def find():
        return list_records(**address) if address else archive(**_filters(request.GET))

    known = list_records, *address.values(), get_language()
    listing = at_hand(request, known, find)
    if address and (year := request.GET.get("year")):
        events = listing.events.matching(**_filters({"year": year}))
        listing = replace(listing, events=events)
    written = FEED_FORMATS[feed_format]
    text = _text_of(_feed_of(request, listing, written), written)
    response = HttpResponse(text, f"{written.media_type}; charset=utf-8")
    return conditional(request, response)


def _text_of(feed: Feed, written: FeedFormat) -> str:
    """Return the feed in a format, without the records that cannot be written in it."""
    try:
        return written.render(feed)
    except Exception:  # of some record; which one it is, each of them alone will tell

        def alone(record):
            return written.render(replace(feed, records=(record,)))

        tried = [(one, attempt(one, written.name, alone)) for one in feed.records]
        fine = tuple(one for one, (_text, fault) in tried if not fault)
        return written.render(replace(feed, records=fine))


def _filters(asked):
    """Return the archive's own filters, of which a program must make sense."""
    given = {name: value for name, value in asked.items() if value}
    try:
        return Narrowing.model_validate(given).dict(exclude_none=True)
    except ValidationError as error:
        raise BadRequest from error


def _feed_of(request, listing: Listing, written: FeedFormat) -> Feed:
    language, called = get_language(), portal().full_name.text
    records = _records(request, listing, written, language)
    numbers = [record.id for record in records]
    first = at_hand(request, tuple(numbers), partial(_first_public, numbers))
    return Feed(
        title=f"{listing.name} — {called}" if listing.name else called,
        author=called,
        language=language,
        page=absolute(listing.path),
        address=absolute(request.get_full_path()),
        records=records,
        first_public=first,
        is_full=request.GET.get("content") == "full",
    )


def _first_public(numbers: list[int]) -> dict:
    versions = PublishedVersion.objects.filter(event__in=numbers)
    return dict(versions.values_list("event").annotate(Min("since")))


def _records(request, listing: Listing, written: FeedFormat, language: str):
    """Return the latest for a calendar, else the newest."""
    is_calendar = written is FEED_FORMATS["calendar"]
    these = listing.path.removeprefix(f"/{language}"), is_calendar

    def read():
        newest = listing.newest().for_reading()
        found = listing.events.for_calendar() if is_calendar else newest
        return list(found[: written.most])

    def describe():
        return tuple(build_records(at_hand(request, these, read), language))

    return at_hand(request, (*these, language), describe)
