"""Sections and paragraphs on a page: their numbers, addresses, marks and moments."""

import re
from datetime import date

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from events import paragraphs, time_codes
from languages.hyphenation import hyphenated
from participants.addresses import reverse

from .site import days

register = template.Library()
register.simple_tag(time_codes.moment_of, name="moment")

_ADDRESSED = re.compile(rf'(<p id="(s\d+p({paragraphs.LABEL}))"[^>]*>)')


@register.simple_tag(takes_context=True)
def paragraph_links(context, body, section):
    """Give each paragraph of a clean text its number, which links to its own page.

    Where one was removed stands what became of it: its address leads there.
    """
    numbering, anchor = section.paragraphs, section.anchor
    labels = paragraphs.labels_of(numbering, body.language, body.text)
    marks = getattr(section, "corrected", {})

    def marked(label):
        version = marks.get((body.language, label))
        return _corrected(section, version) if version else ""

    html = paragraphs.addressed(body.text, anchor, labels)
    html = _numbered(html, _address_in(context), marked)
    gone = numbering.get("gone", {}).get(body.language, {})
    notes = {
        label: format_html(
            '<p id="s{}p{}" class="note">{}</p>',
            *(anchor, label, removal(section, label, told)),
        )
        for label, told in gone.items()
    }
    return mark_safe(paragraphs.with_removals(html, anchor, notes))


@register.simple_tag(takes_context=True)
def numbered(context, html):
    """Give each paragraph of an addressed text its number."""
    return mark_safe(_numbered(html, _address_in(context)))


def _address_in(context):
    """Return the form of a number's address: a page, if readers have it."""
    if getattr(context["request"], "for_copy", False) or not context.get("record"):
        return "#{}"
    page = reverse("events:passage", context["event"].pk, 1)
    return f"{page.removesuffix('s1/')}{{}}/"


def _numbered(html, address, marked=lambda label: ""):
    def link(found):
        opening, place, label = found.groups()
        page = address.format(place)
        link = f'<a class="pilcrow" href="{page}" aria-label="§ {label}">{label}</a>'
        return f"{opening}{link}{marked(label)}"

    return hyphenated(_ADDRESSED.sub(link, html))


def _corrected(section, version):
    """Lead from a paragraph to what the version has changed that corrected it last."""
    words = _("Corrected in version {number}: what changed").format(number=version)
    there = reverse("events:changes", section.event_id, version)
    return format_html(
        '<a class="corrected" href="{}#s{}" title="{}">v{}</a>',
        *(there, section.anchor, words, version),
    )


@register.simple_tag
def removal(section, label, told):
    """Say what became of a paragraph that was removed."""
    day = days(date.fromisoformat(told["on"]))
    if not told["into"]:
        return format_html(_("§ {number} was removed on {day}."), number=label, day=day)
    address = f"{section.get_absolute_url()}p{told['into']}"
    into = format_html('<a href="{}">§ {}</a>', address, told["into"])
    words = _("Since {day}, the words of § {number} are in {into}.")
    return format_html(words, number=label, day=day, into=into)


@register.simple_tag
def permanent_path(section, label=""):
    """Return the path by which a section or a paragraph is cited."""
    part = f"s{section.anchor}p{label}" if label else f"s{section.anchor}"
    return reverse("permanent_part", section.event_id, part)
