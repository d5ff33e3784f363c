"""Values of facets: hundreds of links, which a template would take long to write."""

from django import template
from django.utils.html import conditional_escape, escape
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

from .site import full_name, language_name, text

register = template.Library()


@register.simple_tag(takes_context=True)
def facet_values(context, facet, values):
    """Show each value as a link that chooses it, with its name and its count."""
    chosen = {True: ' aria-current="true"', False: ""}
    lines = (
        f'\n<li><a href="{escape(one["address"])}"{chosen[one["is_chosen"]]}>'
        f"{conditional_escape(_name(context, facet, one['thing']))}</a> "
        f'<span class="facets__count">{one["count"]}</span></li>\n'
        for one in values
    )
    return mark_safe("".join(lines))


def _name(context, facet, thing):
    if facet in ("organisation", "topic"):
        return text(context, thing, "name")
    if facet == "person":
        return full_name(context, thing)
    if facet == "language":
        return mark_safe(f'<span lang="{thing}">{language_name(thing)}</span>')
    return capfirst(thing)
