"""Views of a page: in other languages and scripts, and for weak sight."""

import re
from dataclasses import replace

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.portal.reading import portal
from languages.hyphenation import SOFT_HYPHEN
from languages.kazakh.scripts import SCRIPTS
from languages.kazakh.scripts_in_html import convert_html, mark
from roundtable.reading.scripts import script_of
from roundtable.reading.weak_sight import COLOURS, SIZES, View, view_of

from .site import language_name

register = template.Library()

_SCRIPT = re.compile(r"(?<=[?&])script=[^&]*&?")

NAMES = {"latn": "Latyn", "arab": "توتە جازۋ"}  # of the scripts, each in itself


# --- Languages -------------------------------------------------------------


@register.simple_tag(takes_context=True)
def language_links(context):
    """Return of each language what leads to this page in it; a record lacks some."""
    there = context.get("languages")
    aria, missing = ' aria-current="true"', ' class="language-switch__missing"'
    note = '<span class="visually-hidden"> ({})</span>'
    for code in portal().shown_languages:
        name, is_missing = language_name(code), there and code not in there
        yield {
            "address": in_language(context, code),
            "code": code,
            "current": mark_safe(aria if code == get_language() else ""),
            "missing": mark_safe(missing if is_missing else ""),
            "title": _("Not yet translated") if is_missing else name,
            "name": name[:3],
            "note": format_html(note, _("no translation")) if is_missing else "",
        }


@register.simple_tag(takes_context=True)
def other_languages(context):
    """Return where a record is read in each other language it exists in."""
    others = [code for code in context["languages"] if code != get_language()]
    return [(in_language(context, code), code, language_name(code)) for code in others]


@register.simple_tag(takes_context=True)
def in_language(context, code):
    """Return the address of this very page in the language ``code``."""
    path = context["request"].get_full_path()
    if code != get_language():  # a script is that of a Kazakh text
        path = _SCRIPT.sub("", path).rstrip("?&")
    prefix = f"/{get_language()}/"
    if path.startswith(prefix):
        return f"/{code}/{path.removeprefix(prefix)}"
    return f"/{code}/"


# --- Scripts ---------------------------------------------------------------


@register.simple_block_tag(takes_context=True)
def in_script(context, content):
    """Show the element inside in the script of the paper, or of the page's address."""
    request, event = context.get("request"), context.get("event")
    script = script_of(request) if request else context.get("script")
    if not script or (event and "kk" not in event.languages):
        return content
    whole = content.replace(SOFT_HYPHEN, "")  # words are converted as a whole
    return mark_safe(mark(convert_html(whole, script), script))


@register.inclusion_tag("components/script_switch.html", takes_context=True)
def script_switch(context, event):
    """Offer a Kazakh text in its other scripts; a copy of the site has it in one."""
    request = context["request"]
    is_offered = get_language() == "kk" and "kk" in event.languages
    is_offered = is_offered and not getattr(request, "for_copy", False)
    return {"request": request, "script": script_of(request), "offered": is_offered}


@register.simple_tag
def beside(event):
    """Return beside what a record can be read: what asks for it, its tag, its name."""
    language = get_language()
    others = [code for code in event.languages if code != language]
    found = [(code, code, dict(settings.LANGUAGES)[code]) for code in others]
    if language == "kk" and "kk" in event.languages:
        found += [(key, SCRIPTS[key].tag, name) for key, name in NAMES.items()]
    return found


# --- Weak sight ------------------------------------------------------------


@register.simple_tag(takes_context=True)
def view_marks(context):
    """Say on the root of a page which view of it a reader has chosen."""
    view = view_of(context.get("request"))
    if not view:
        return ""
    marks = ' data-size="{}" data-colours="{}" data-spacing="{}" data-pictures="{}"'
    spacing = "wide" if view.is_wide else "normal"
    pictures = "shown" if view.has_pictures else "none"
    return format_html(marks, view.size, view.colours, spacing, pictures)


@register.inclusion_tag("components/weak_sight.html", takes_context=True)
def weak_sight(context):
    """Lead to the view for weak sight, or within it to each other setting of it."""
    request = context.get("request")
    view = view_of(request)
    offered = request and not getattr(request, "for_copy", False)
    told = {"request": request, "offered": offered, "view": view, "start": View()}
    if view:
        told["sizes"] = [(replace(view, size=one), name) for one, name in SIZES.items()]
        told["colours"] = [
            (replace(view, colours=one), name) for one, name in COLOURS.items()
        ]
        spacing = _("Ordinary spacing") if view.is_wide else _("Wider spacing")
        pictures = _("Without pictures") if view.has_pictures else _("With pictures")
        told["switches"] = [
            (replace(view, is_wide=not view.is_wide), spacing),
            (replace(view, has_pictures=not view.has_pictures), pictures),
        ]
    return told
