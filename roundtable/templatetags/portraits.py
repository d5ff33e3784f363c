"""Portraits: the initials that stand in for people, and the table they sat at."""

from math import cos, pi, sin

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from languages.names import display

from .site import localized, marked

register = template.Library()

LINK, LEADS = ' href="{}" tabindex="-1"', mark_safe(' class="round-table__leads"')


@register.filter
def initials(found):
    """Return the initials of a name."""
    return display.initials(str(found))


@register.simple_tag
def avatar(person):
    """Return the initials that stand in for a person's portrait."""
    return display.initials(person.name_in(get_language()).text)


@register.inclusion_tag("components/table.html")
def table_of(participants, others=False):
    """Draw the people who were there as seats around a table, moderators at its head.

    An empty seat stands for the others. Where there are many, seats are smaller,
    and at last too small for initials.
    """
    seated = {}
    for one in sorted(participants, key=lambda one: one.role != "moderator"):
        if one.kind == "person" and one.role != "greeting":
            seated.setdefault(one.person_id or f"place {one.pk}", one)
    people = [
        (
            name := localized(person, "printed_name").text,
            display.initials(name),
            getattr(person.person, "get_absolute_url", lambda: "")(),
            LEADS if person.role == "moderator" else "",
        )
        for person in seated.values()
    ]
    return _seated(people, len(people) + bool(others))


@register.inclusion_tag("components/table.html")
def table_of_company(company):
    """Draw those who were beside a person, who were there most often at its head.

    One or two make no table; the list beside it names them.
    """
    company = company if len(company) > 2 else []
    people = [
        (f"{name}: {count}", display.initials(name.text), page, "")
        for name, page, count in company
    ]
    return _seated(people, len(people))


@register.simple_tag
def links_of_company(company):
    return [(page, marked(name), count) for name, page, count in company]


def _seated(people, places):
    radius = min(36, round(0.9 * pi * 152 / places)) if places else 0
    seats = [
        {
            "tag": "a" if page else "g",
            "link": page and format_html(LINK, page),
            "name": name,
            "initials": letters,
            "leads": leads,
            "x": f"{200 + 152 * sin(2 * pi * place / places):.0f}",
            "y": f"{200 - 152 * cos(2 * pi * place / places):.0f}",
            "radius": radius,
        }
        for place, (name, letters, page, leads) in enumerate(people)
    ]
    return {"seats": seats, "named": radius >= 26}
