"""Sitemaps: every page worth finding, in the languages in which it really exists.

A part holds the things of so many numbers: the last one costs no more than the first.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.db.models import F, Max
from django.db.models.functions import Greatest
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from events import public
from events.models import Event, Series
from events.portal.reading import shown
from languages.columns import columns
from languages.fallback import LANGUAGES, languages_present
from participants.columns import NAME
from search.kept import kept

from .record.build import modified
from .record.entities import absolute

OF_A_PART = 500  # numbers
SCHEMAS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
SCHEMAS += 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def _records():
    seen = ["modified_at", "publish_at", "original_language"]
    return Event.objects.published().only(*columns("title"), *seen)


def _people():
    return public.people().filter(hidden=False).only(*columns(*NAME))


PAGES = [
    *("home", "about", "events:list", "events:years", "participants:people"),
    *("participants:organisations", "events:topics", "events:all_series"),
    "events:places",
    *("accessibility", "search:glossary"),
]
SECTIONS = {  # things that have a page each, and the name that tells in which languages
    "records": (_records, "title"),
    "people": (_people, "family_name"),
    "organisations": (public.named_bodies, "name"),
    "topics": (public.topics, "name"),
    "series": (lambda: Series.objects.of(Event.objects.published()), "name"),
}


@require_safe
def sitemap_index(request):
    """Name every part; of some sections there is only one."""
    lines = [_line("sitemap", _address("pages"))]
    for name in SECTIONS:
        for part, changed in kept(f"sitemap-{name}", partial(_parts, name)):
            lines.append(_line("sitemap", _address(name, part), changed))
    return _written("sitemapindex", lines)


@require_safe
def sitemap(request, section, part=1):
    """List the pages of one part."""
    part = int(part)
    with override(LANGUAGES[0]):
        if (section, part) == ("pages", 1):
            pages = [reverse(name) for name in PAGES]
            pages += [reverse("events:day", args=[day]) for day in public.days()]
            paths = [(page, shown(LANGUAGES), None, None) for page in pages]
        elif section in SECTIONS:
            paths = list(_paths(*SECTIONS[section], part))
        else:
            raise Http404
    if not paths:
        raise Http404
    return _written("urlset", [line for path in paths for line in _in_each(*path)])


def _parts(section: str) -> list[tuple[int, datetime | None]]:
    """Return the parts in which there is something, and when their records changed."""
    things, _name = SECTIONS[section]
    parts = things().order_by().values_list((F("pk") - 1) / OF_A_PART + 1).distinct()
    if section == "records":
        parts = parts.annotate(changed=Max(Greatest("modified_at", "publish_at")))
    return sorted(row if row[1:] else (*row, None) for row in parts)


def _paths(things, name: str, part: int) -> Iterator[tuple]:
    """Yield the path of each thing in Kazakh, and its languages and last change."""
    numbers = ((part - 1) * OF_A_PART + 1, part * OF_A_PART)
    for thing in things().filter(pk__range=numbers).order_by("pk"):
        own = getattr(thing, "original_language", None)
        changed = modified(thing) if own else None
        languages = shown(languages_present(thing, name))
        yield thing.get_absolute_url(), languages, own, changed


def _in_each(path, languages, own, changed) -> Iterator[str]:
    """Yield an entry for each language, which names them all and the one for others."""
    rest = path.removeprefix(f"/{LANGUAGES[0]}")
    places = {code: absolute(f"/{code}{rest}") for code in languages}
    default = places.get(own or LANGUAGES[0]) or next(iter(places.values()), "")
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{place}"/>'
        for code, place in [*places.items(), ("x-default", default)]
    )
    for place in places.values():
        yield _line("url", place, changed, links)


def _line(name, address, changed=None, links="") -> str:
    when = (
        f"<lastmod>{timezone.localdate(changed).isoformat()}</lastmod>"
        if changed
        else ""
    )
    return f"<{name}><loc>{address}</loc>{when}{links}</{name}>"


def _address(section, part=1) -> str:
    args = [section, part] if part > 1 else [section]
    return absolute(reverse("sitemap_section", args=args))


def _written(name, lines) -> HttpResponse:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} {SCHEMAS}>'
    text = "\n".join([head, *lines, f"</{name}>\n"])
    headers = {"X-Robots-Tag": "noindex, noodp, noarchive"}
    return HttpResponse(text, "application/xml", headers=headers)
