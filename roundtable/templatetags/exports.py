"""Template tags for exports: formats, feeds and the metadata of a page."""

import re

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import mark_safe

from interop import embedded_metadata, page_heads
from interop.feeds.feed_formats import FEED_FORMATS, FILTERS, url_name
from interop.paper import pdf
from languages.names.display import keep_together
from participants.addresses import reverse

register = template.Library()

_ADDRESS = re.compile(r'<p id="s\d+p([\d-]+)"')


@register.simple_tag
def downloads(record):
    """Return the paths, media types and names of a record's formats.

    A page names each of them twice, and a reader on a slow link pays for the host.
    """
    return [
        (address.removeprefix(settings.SITE_URL), media_type, name)
        for address, media_type, name in embedded_metadata.alternates(record)
    ]


@register.simple_tag
def paper_of(record):
    """Return the path of a record on paper, where the portal can draw one."""
    found = {media_type: path for path, media_type, _name in downloads(record)}
    return found.get(pdf.MEDIA_TYPE, "")


@register.inclusion_tag("interop/metadata.html")
def metadata(record):
    """Show what the head of a record's page says to programs."""
    return {
        "record": record,
        "formats": downloads(record),
        "tags": [
            (name, value, language and format_html(' lang="{}"', language))
            for name, value, language in embedded_metadata.tags(record)
        ],
        "head": embedded_metadata.head(record),
    }


@register.inclusion_tag("interop/head.html", takes_context=True)
def head(context, title, said="", kind="WebPage", thing=None, at="", picture=""):
    """Show the head of a page; ``at`` is its address, where it is another's variant."""
    asked = context["request"]
    path = at or asked.path + page_heads.telling(asked.GET.dict())
    return {"head": page_heads.head_of(path, title, said, kind, thing, picture)}


@register.filter
def italics(reference):
    """Return a reference as HTML; citeproc's italics are the only tags in it."""
    return mark_safe(reference.html)


@register.filter
def in_its_language(localized):
    """Show a text of a record; one that stands in says in which language it is."""
    words = keep_together(localized.text)
    if not localized.is_fallback:
        return words
    return format_html('<span lang="{}">{}</span>', localized.language, words)


@register.filter
def rich_text(section):
    """Return the text of a section as HTML; RichTextField cleaned it.

    A paragraph says its number for the style sheet: no rule can cut it off its ``id``.
    """
    return mark_safe(_ADDRESS.sub(r'\g<0> data-number="\1"', section.html.text))


@register.simple_tag
def feeds(listing="", key=None, filters=None):
    """Return addresses, media types, names and purposes of the feeds of one list.

    ``filters`` are those of the archive, which its feeds understand as well.
    """
    given = {name: value for name, value in (filters or {}).items() if value}
    query = urlencode({name: given[name] for name in FILTERS if name in given})
    which, asked = [key] if key else [], f"?{query}" if query else ""
    return [
        (
            reverse(f"interop:{url_name(listing, code)}", *which) + asked,
            feed_format.media_type,
            feed_format.name,
            feed_format.purpose,
        )
        for code, feed_format in FEED_FORMATS.items()
    ]
