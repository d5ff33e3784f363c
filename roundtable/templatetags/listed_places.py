"""Lists of places: who took part in a record, and in which ones a person did.

A template takes as long for two parts of such a row as this for all of it.
"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from events import paragraphs
from events.affiliations import affiliations
from events.rich_text import plain_text
from languages.names import display
from participants.addresses import reverse

from .site import borrowed, days, localized, text

register = template.Library()

LONGEST_OPENING = 280  # signs


@register.simple_tag(takes_context=True)
def linked_name(context, place):
    """Show a name as printed; where the register knows whose it is, it leads there."""
    name, known = text(context, place, "printed_name"), place.person or place.body
    return _link(known.get_absolute_url(), name) if known else name


@register.simple_tag(takes_context=True)
def records_listed(context, events):
    """Return what a link to each record tells: its number, its title and its days."""
    return [_dated(context, event) | {"number": event.pk} for event in events]


@register.simple_tag(takes_context=True)
def people_listed(context, people):
    """Return what a record tells of each who took part; a talk of it can be cited."""
    cite = ""
    if context.get("record"):
        cite = reverse("interop:cite", context["event"].pk)
        link = '{} <a class="section__cite" href="{}?talk={}" rel="nofollow">{}</a>'
    for one in people:
        talk, is_person = text(context, one, "talk_title"), one.kind == "person"
        name = is_person and localized(one, "printed_name").text
        told = format_html(link, talk, cite, one.pk, _("Cite")) if cite else talk
        yield {
            "anchor": talk and format_html(' id="t{}"', one.pk),
            "initials": display.initials(name) if is_person else "",
            "name": linked_name(context, one),
            "post": _optional("<p>{}</p>", text(context, one, "post")),
            "belonging": _optional("<p>{}</p>", _belonging(context, one)),
            "talk": talk and format_html('<p class="people__talk">{}</p>', told),
        }


@register.simple_tag(takes_context=True)
def places_listed(context, places):
    """Return what the page of a person tells of each place; a record has one number."""
    before, named_as = None, _("Named in the record as")
    number = '<abbr class="unapi-id" title="{}"></abbr>'
    talk = '<p class="people__talk">{}</p>'
    for place in places:
        event = place.event
        yield _dated(context, event) | {
            "role": place.role_name,
            "number": "" if event == before else format_html(number, event.pk),
            "talk": _optional(talk, text(context, place, "talk_title")),
            "named_as": named_as,
            "name": text(context, place, "printed_name"),
            "post": _optional(", {}", text(context, place, "post")),
            "belonging": _optional(", {}", _belonging(context, place)),
        }
        before = event


@register.simple_tag(takes_context=True)
def words_listed(context, places):
    """Return what somebody said in each place: a talk, sections of a record or both."""
    to_record, cite_it = _("To the record"), _("Cite")
    for place in places:
        event, talk = place.event, text(context, place, "talk_title")
        talk_there = f"{event.get_absolute_url()}#t{place.pk}"
        there = "" if place.said else _link(talk_there, to_record)
        cite = reverse("interop:cite", event.pk)
        cited = f"{cite}?talk={place.pk}", cite_it
        said = [
            (*_said(context, one, event), f"{cite}?section={one.anchor}", cite_it)
            for one in place.said
        ]
        told = {"talk": [(talk, there, *cited)] if talk else [], "sections": said}
        yield _dated(context, event) | told


def _said(context, section, event):
    """Return the heading of a section and how it begins, with the place of that."""
    body = localized(section, "body", event.original_language)
    texts = paragraphs.by_label(section.paragraphs, body.language, body.text)
    told = ((label, plain_text(html)) for label, html in texts.items())
    label, words = next((one for one in told if one[1]), ("", ""))
    if len(words) > LONGEST_OPENING:
        words = f"{words[: LONGEST_OPENING - 1]}…"
    address, number = f"{event.get_absolute_url()}#s{section.anchor}", ""
    if label:
        address = reverse("events:passage", event.pk, section.anchor, label)
        number = f" {label}"
    shown = '<p class="words__text" lang="{}">{}</p>'
    shown = words and format_html(shown, body.language, words)
    heading = text(context, section, "heading", event.original_language)
    return heading, shown, address, number


def _dated(context, event):
    return {
        "day": event.starts_on.isoformat(),
        "days": days(event.starts_on, event.ends_on),
        "title": _link(event.get_absolute_url(), text(context, event, "title")),
    }


def _link(address, words):
    return format_html('<a href="{}">{}</a>', address, words)


def _optional(pattern, words):
    return words and format_html(pattern, words)


def _belonging(context, place):
    """Return names of what a participant belonged to; the known ones lead there."""
    named = []
    for name, unit in affiliations(place, localized):
        words, note = name.text, ""
        if name.is_fallback:
            words = format_html('<span lang="{}">{}</span>', name.language, name)
            if name.language != context.get("announced"):
                note = format_html(" {}", borrowed(name.language))
        words = _link(unit.get_absolute_url(), words) if unit else words
        named.append(format_html("{}{}", words, note))
    return mark_safe("; ".join(named))
