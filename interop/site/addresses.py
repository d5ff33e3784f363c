"""Addresses of the site: which a copy takes along, and the file each becomes."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override

from ..feeds.feed_formats import FEED_FORMATS, LISTS, url_name, url_names

_LISTED = {"page"}
_FILTERS = {"year", "kind", "organisation", "topic", "language"}

# Every address that is copied, and the parameters it is copied with. What only a server
# can answer is left behind: a copy has a start page and a search of its own.
CARRIED: dict[str, set[str]] = {
    "home": set(),
    "about": set(),
    "privacy": set(),
    "accessibility": set(),
    "events:list": _LISTED | _FILTERS,
    "events:years": set(),
    "events:topics": _LISTED,
    "events:all_series": _LISTED,
    "events:places": _LISTED,
    "events:day": _LISTED,
    "events:detail": set(),
    "events:version": set(),
    "events:changes": set(),
    "events:photo": set(),
    "events:topic": _LISTED,
    "events:series": _LISTED,
    "participants:organisations": _LISTED,
    "participants:people": _LISTED | {"letter"},
    "participants:person": set(),
    "participants:organisation": _LISTED,
    "search:glossary": _LISTED | {"letter"},
    "interop:export": set(),
    "interop:paper": set(),
    "interop:card": {"v"},
    "interop:cite": {"section", "talk"},
    **{f"interop:{name}": set() for name in url_names()},
    "permanent": set(),
    "permanent_part": set(),
    "media": set(),
    "colours": set(),
    "interop:portal_card": {"v"},
    "robots": set(),
    "sitemap": set(),
    "sitemap_section": set(),
}
# Permanent links name the portal from every copy.
PERMANENT = {"permanent", "permanent_part"}
# Of one record only: where one of these fails, all the rest can still be copied.
OF_ONE_RECORD = {
    *("events:detail", "events:version", "events:changes", "events:photo", "media"),
    *("interop:export", "interop:paper", "interop:card", "interop:cite"),
}

# Of those, what is taken from an earlier copy: it shows what that compares.
KEPT = {
    *("events:detail", "media", "interop:export", "interop:paper", "interop:card"),
    *("interop:cite", *PERMANENT, *(f"interop:{name}" for name in url_names())),
}

_OF_RECORD = re.compile(r"/(?:[a-z]{2}/events|e)/(\d{1,9})(?=[-./]|$)")
_OF_LISTS = re.compile(
    r"/[a-z]{2}/((?:people|organisations|series)/\d{1,9}|topics/[\w-]+)(?=[-./]|$)"
)
_LANGUAGE = re.compile("^/(?:[a-z]{2}/)?")
_PARAGRAPH = re.compile(r"/e/\d+/s\d+p")

_ENDINGS = {
    "text/html": ".html",
    "application/atom+xml": ".xml",
    "application/rss+xml": ".rss",
    "application/feed+json": ".json",
    "text/calendar": ".ics",
}


def own(address: str, seen_on: str) -> str | None:
    """Return an address of this site as path and query, or None for another's.

    ``seen_on`` is the path of the page with the link. Queries are sorted, and the
    first page of a list is the list itself, so that one page has one address.
    """
    base = urlsplit(settings.SITE_URL)
    try:
        url = urlsplit(urljoin(seen_on, address))
    except ValueError:  # a text can hold what is no address at all
        return None
    if url.scheme not in ("", base.scheme) or url.netloc not in ("", base.netloc):
        return None
    query = [pair for pair in sorted(parse_qsl(url.query)) if pair != ("page", "1")]
    return f"{url.path}?{urlencode(query)}" if query else url.path


def is_carried(address: str) -> bool:
    """Say whether a copy takes this address of ours along."""
    path, _mark, query = address.partition("?")
    if path.startswith(settings.STATIC_URL):
        return not query
    name = name_of(path)
    parameters = {key for key, _value in parse_qsl(query)}
    is_known = name in CARRIED and parameters <= CARRIED[name]
    return is_known and not _PARAGRAPH.match(path)


@lru_cache(10_000)
def file_of(address: str) -> str:
    """Return the file in which the answer of an address is kept.

    Names are such as every disk and every web server can bear.

    >>> file_of("/kk/events/?page=2&year=2011")
    'kk/events/page-2.year-2011.html'
    >>> file_of("/kk/feed/"), file_of("/e/1")
    ('kk/feed.xml', 'e/1/index.html')
    >>> file_of("/kk/people/?letter=%D2%9A")
    'kk/people/letter-u049a.html'
    """
    path, _mark, query = address.partition("?")
    media_type = _media_type(path)
    suffix = ".".join(f"{name}-{_plain(value)}" for name, value in parse_qsl(query))
    path = path.lstrip("/")
    ending = _ENDINGS.get(media_type, "")
    if media_type == "text/html":
        return f"{path.rstrip('/')}/{suffix or 'index'}{ending}".lstrip("/")
    stem, dot, last = path.rstrip("/").rpartition(".")
    if path.endswith("/") or not dot:
        stem, ending = path.rstrip("/"), ending or ".txt"
    else:
        ending = f".{last}"
    return f"{stem}.{suffix}{ending}" if suffix else f"{stem}{ending}"


def _plain(value: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", lambda sign: f"u{ord(sign[0]):04x}", value)


_FEEDS = {
    f"interop:{url_name(listing, key)}": feed_format.media_type
    for listing in LISTS
    for key, feed_format in FEED_FORMATS.items()
}


@lru_cache(10_000)
def thing_of(address: str) -> str:
    """Return whose page, file or list an address is; a page of a list is its own.

    >>> thing_of("/ru/events/12-alash/"), thing_of("/e/12/s3")
    ('events/12', 'events/12')
    >>> thing_of("/en/people/5/feed.rss"), thing_of("/en/people/?page=2")
    ('people/5', '/people/?page=2')
    """
    if found := _OF_RECORD.match(address):
        return f"events/{found[1]}"
    found = _OF_LISTS.match(address)
    return found[1] if found else _LANGUAGE.sub("/", address)


def _media_type(path: str) -> str:
    """Return what an address answers with, as far as its path does not say it."""
    name = name_of(path)
    if name in _FEEDS:
        return _FEEDS[name]
    return "text/html" if path.endswith("/") or name in PERMANENT else ""


@lru_cache(100_000)  # every link of a page asks
def name_of(address: str) -> str:
    """Return the name of an address, which only its own language knows."""
    path = address.partition("?")[0]
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            return resolve(path).view_name
        except Resolver404:
            return ""
