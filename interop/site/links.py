"""Links of a page, found and rewritten so that they lead to files.

Our templates write every attribute in double quotes and no ``>`` inside one, so two
expressions find what a parser would, and all other bytes stay as they are.
"""

import posixpath
import re
from collections.abc import Callable
from functools import lru_cache
from html import escape, unescape
from urllib.parse import quote, urldefrag

_TAG = re.compile(r"<(?:a|link|img|script|form|source)\s[^>]*>")
_LINK = re.compile(r'(?<=\s)(href|src|srcset|action)="([^"]*)"')
_IN_STYLES = re.compile(r'url\("?([^")]+)"?\)')
_IN_SITEMAP = re.compile(r"<loc>([^<]+)</loc>")
# Where the page is at home: these name the portal itself, wherever a copy lies.
_ABOUT_THE_PORTAL = re.compile(r'<link\s[^>]*(?:rel="(?:canonical|cite-as)"|hreflang=)')
# The suggestions of the search box ask a server, and no browser preloads from a disk.
_NOT_FROM_A_DISK = re.compile(r'\s+data-hx-[\w-]+="[^"]*"|\s*<link rel="preload"[^>]*>')


def links_in(text: str, media_type: str) -> list[str]:
    """Return the addresses a style sheet or a sitemap leads to."""
    if media_type == "text/css":
        return _IN_STYLES.findall(text)
    return [unescape(address) for address in _IN_SITEMAP.findall(text)]


def rewritten(page: str, lead: Callable[[str], str]) -> str:
    """Return a page in which every address is what ``lead`` makes of it."""
    page = _NOT_FROM_A_DISK.sub("", page)
    return _TAG.sub(lambda tag: _tag(tag[0], lead), page)


@lru_cache(10_000)
def relative(target: str, folder: str) -> str:
    """Return how a page in a folder leads to a file.

    >>> relative("static/css/base.css", "kk/events")
    '../../static/css/base.css'
    """
    return quote(posixpath.relpath(target, folder or "."))


def _tag(tag: str, lead: Callable[[str], str]) -> str:
    if _ABOUT_THE_PORTAL.match(tag):
        return tag

    def attribute(match: re.Match) -> str:
        name, value = match[1], unescape(match[2])
        if name == "srcset":
            pictures = [one.split() for one in value.split(",")]
            there = ", ".join(" ".join([lead(one), *size]) for one, *size in pictures)
        else:
            there = led(value, lead)
        return f'{name}="{escape(there)}"'

    return _LINK.sub(attribute, tag)


def led(address: str, lead: Callable[[str], str]) -> str:
    """Lead to the page and keep the place on it; a place on this page is left alone."""
    page, place = urldefrag(address)
    if not page:
        return address
    return f"{lead(page)}#{place}" if place else lead(page)
