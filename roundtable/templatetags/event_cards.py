"""Cards of records: what each of a list tells, ready to be written in one go."""

from itertools import groupby
from operator import attrgetter

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from events import anniversaries

from .site import days, language_name, localized, name_on, outcome, text

register = template.Library()

ASIDE = ' <span aria-hidden="true">·</span> {}'


@register.simple_tag(takes_context=True)
def cards_listed(context, events, with_years=False, with_ago=False):
    """Return what the cards of ``events`` tell; a new year begins with its mark."""
    before = None
    for event in events:
        became, day = outcome(event), event.starts_on
        ago = with_ago and anniversaries.round_number(day)
        is_new, before = day.year != before, day.year
        mark = with_years and is_new
        yield {
            "year": format_html('<span id="y{}"></span>', day.year) if mark else "",
            "kind": event.kind_name,
            "day": day.isoformat(),
            "days": days(day, event.ends_on),
            "became": format_html(ASIDE, became) if became else "",
            "ago": format_html(ASIDE, ago) if ago else "",
            "photo": _photo(event),
            "title": format_html(
                '<a href="{}">{}</a>',
                *(event.get_absolute_url(), text(context, event, "title")),
            ),
            "number": event.pk,
            "organisers": _organisers(context, event),
            "languages": mark_safe("".join(map(_language, event.languages))),
        }


def _photo(event):
    """Show the first photo, where they were fetched."""
    pattern = '<img class="event-card__photo" src="{}" width="{}" height="{}" '
    pattern += 'loading="lazy" alt="{}"{}>'
    for photo in getattr(event, "shown_photos", ())[:1]:
        alt = localized(photo, "alt", event.original_language)
        lang = format_html(' lang="{}"', alt.language) if alt.is_fallback else ""
        size = photo.width, photo.height
        return format_html(pattern, photo.small.url, *size, alt.text, lang)
    return ""


def _organisers(context, event):
    """Name the organisers, those of one house together and the house behind them."""

    def name(unit):
        return name_on(context, unit, event.starts_on)

    units = [organiser.organisation for organiser in event.held_by]
    houses = (
        (
            format_html_join("; ", "{}", ([name(unit)] for unit in among)),
            format_html(", {}", name(home)) if home else "",
        )
        for home, among in groupby(units, attrgetter("home"))
    )
    return format_html_join("", '<p class="event-card__organisers">{}{}</p>', houses)


def _language(code):
    return f'<span lang="{code}">{language_name(code)}</span>'
