"""The ways in which any list of records can be followed: the one table of them."""

from collections.abc import Callable
from typing import NamedTuple

from ..formats import icalendar
from . import json_feed, syndication
from .feed import Channel

FILTERS = ("year", "kind", "organisation", "topic", "language")  # of the archive
NEWEST = 30
MOST_IN_CALENDAR = 1000  # more than any calendar program bears


class Way(NamedTuple):
    """How an address ends, what it sends, what writes it, and of how many records."""

    ending: str
    media_type: str
    render: Callable[[Channel], str]
    most: int
    name: str


def _calendar(channel: Channel) -> str:
    return icalendar.render_all(channel.records, channel.title)


_JSON, _ICS = "application/feed+json", "text/calendar"
WAYS = {
    "feed": Way("feed/", "application/atom+xml", syndication.atom, NEWEST, "Atom"),
    "rss": Way("feed.rss", "application/rss+xml", syndication.rss, NEWEST, "RSS"),
    "json": Way("feed.json", _JSON, json_feed.render, NEWEST, "JSON Feed"),
    "calendar": Way("events.ics", _ICS, _calendar, MOST_IN_CALENDAR, "iCalendar"),
}
LISTS = ("", "organisation", "person", "topic", "series")


def name_of(listing: str, way: str) -> str:
    """Return how addresses call one way to follow a list."""
    return f"{listing}_{way}".lstrip("_")


def names_of_lists() -> list[str]:
    return [name_of(listing, way) for listing in LISTS for way in WAYS]
