"""Whose portal it is: name, logo, colour and page texts, as the desk has set them."""

import re

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from events.portal import colours, reading
from languages.fallback import localized

register = template.Library()
register.simple_tag(reading.portal)
register.simple_tag(reading.known, name="known_portal")

_HEADING = re.compile(r"(</?h)([34])")


@register.simple_tag
def shown_languages():
    """Return the codes of the languages readers see, Kazakh first."""
    return reading.portal().shown_languages


@register.simple_tag
def portal_colours():
    """Return what the address of the portal's colour has of it, if one was chosen."""
    colour = reading.portal().accent
    return colour and colours.mark_of(colour)


@register.simple_tag
def portal_names():
    """Return what the portal is called in all its languages, each name once."""
    here = reading.portal()
    return dict.fromkeys(here.named(code).text for code in here.shown_languages)


@register.simple_tag(takes_context=True)
def shell(context, name):
    """Show a part of all pages, which is written once in each language.

    It depends on the settings alone and lies beside them: with another stamp they are
    read anew.
    """
    here = reading.portal()
    for_copy = getattr(context.get("request"), "for_copy", False)
    written = here.__dict__.setdefault("shell", {})
    key = name, get_language(), for_copy
    if key not in written:
        written[key] = render_to_string(name, {"here": here, "for_copy": for_copy})
    return written[key]


@register.simple_tag
def page_text(field):
    """Show a text of the portal's own; its headings begin below that of the page."""
    found = localized(reading.portal(), field, get_language())
    if not found:
        return ""
    html = _HEADING.sub(lambda tag: f"{tag[1]}{int(tag[2]) - 1}", found.text)
    frame = '<div class="rich-text"{}>{}</div>'
    mark = format_html(' lang="{}"', found.language) if found.is_fallback else ""
    return format_html(frame, mark, mark_safe(html))


@register.simple_tag
def page_words(field, otherwise):
    """Return the words of such a text, or those that stand in for it."""
    found = localized(reading.portal(), field, get_language()).text
    return " ".join(strip_tags(found.replace("<", " <")).split()) or otherwise
