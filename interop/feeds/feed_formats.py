"""Feed formats: Atom, RSS, JSON Feed and calendar, each offered for every list."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from ..formats import icalendar
from . import json_feed, syndication
from .feed import Feed

FILTERS = ("year", "kind", "organisation", "topic", "language")  # of the archive
NEWEST = 30
MOST_IN_CALENDAR = 300  # those of before are in the calendars of their years


class FeedFormat(NamedTuple):
    """How an address ends, what it sends, what writes it, and of how many records."""

    ending: str
    media_type: str
    render: Callable[[Feed], str]
    most: int
    name: str
    purpose: str  # what readers use it for


def _calendar(feed: Feed) -> str:
    return icalendar.render_all(feed.records, feed.title)


_READERS = _("new records in a feed reader or a mail program")
_PROGRAMS = _("new records for programs")
_DAYS = _("the days of events in a calendar: of Google, Apple, Outlook")

FEED_FORMATS = {
    "feed": FeedFormat(
        "feed/", "application/atom+xml", syndication.atom, NEWEST, "Atom", _READERS
    ),
    "rss": FeedFormat(
        "feed.rss", "application/rss+xml", syndication.rss, NEWEST, "RSS", _READERS
    ),
    "json": FeedFormat(
        "feed.json",
        "application/feed+json",
        json_feed.render,
        NEWEST,
        "JSON Feed",
        _PROGRAMS,
    ),
    "calendar": FeedFormat(
        "events.ics", "text/calendar", _calendar, MOST_IN_CALENDAR, "iCalendar", _DAYS
    ),
}
LISTS = ("", "organisation", "person", "topic", "series")


def url_name(listing: str, feed_format: str) -> str:
    """Return the name of the address at which a list is found in one format."""
    return f"{listing}_{feed_format}".lstrip("_")


def url_names() -> list[str]:
    return [url_name(listing, key) for listing in LISTS for key in FEED_FORMATS]
