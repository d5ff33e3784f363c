"""Strips of years: eighty links, which a template would take long to write."""

from django import template
from django.utils.formats import localize
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import ngettext

register = template.Library()


@register.simple_tag
def year_links(years):
    """Show each year as a link that tells how many records it has."""
    said = {count: _records(count) for count in {one.count for one in years}}
    links = (
        f'<li><a href="{escape(one.address)}" title="{one.count}">{one.year}'
        f"<span>: {said[one.count]}</span></a></li>"
        for one in years
    )
    return mark_safe("".join(links))


def _records(count):
    words = ngettext("%(counter)s record", "%(counter)s records", count)
    return escape(words % {"counter": localize(count)})


@register.simple_tag
def year_bars(years):
    """Return the path of all seats of the years, or of their bars."""
    if years[0].is_seated:
        columns = (f"v-{one.height}.1m36 {one.height}.1" for one in years)
        return mark_safe(f"M18 35{''.join(columns)}")
    columns = (f"v-{one.height}h12v{one.height}zm36 0" for one in years)
    return mark_safe(f"M12 40{''.join(columns)}")
