"""The facets of an answer, each value with its name, its count and its address."""

from heapq import nlargest, nsmallest
from urllib.parse import urlencode

from events.choices import EventKind
from events.models import Topic
from languages.columns import columns
from participants.columns import NAME
from participants.models import Organisation, Person
from participants.paging import asking

MOST_VALUES = 8
EVERY = {"year", "topic"}  # of which all values are offered, most of them folded
_NAME = columns("name")
THINGS = {
    "organisation": Organisation.objects.values_list("pk", *_NAME, named=True),
    "person": Person.objects.only(*columns(*NAME)),
    "topic": Topic.objects.values_list("pk", "slug", *_NAME, named=True),
}


def facets_of(survey, filters, asked):
    """Return the facets worth offering, in the order of the form's questions.

    A template takes the name of a value from its ``thing``.
    """
    chosen = filters.values
    facets = []
    for name, field in filters.fields.items():
        counts = _ranked(name, survey.facets.get(name, {}), chosen.get(name))
        if not (chosen.get(name) or any(one < survey.count for _v, one in counts)):
            continue
        things, other = _things(name, counts), asking(asked, **{name: ""})
        values = [
            {
                "thing": things[value],
                "count": count,
                "address": _address_of(name, things[value], value, other, chosen),
                "is_chosen": value == chosen.get(name),
            }
            for value, count in counts
            if value in things
        ]
        told = {"name": name, "label": field.label, "values": values[:MOST_VALUES]}
        folded = values[MOST_VALUES:]
        is_open = any(value["is_chosen"] for value in folded)
        facets.append(told | {"folded": folded, "is_open": is_open})
    return facets


def _ranked(name, counts, chosen):
    """Return the commonest values and the chosen one; years in their own order."""
    most = len(counts) if name in EVERY else MOST_VALUES
    least = min(nlargest(most, counts.values()), default=0)
    often = ((value, count) for value, count in counts.items() if count >= least)
    ranked = nsmallest(most, often, lambda one: (-one[1], len(one[0]), one[0]))
    if chosen and chosen not in dict(ranked):
        ranked.append((chosen, counts.get(chosen, 0)))
    return sorted(ranked, reverse=True) if name == "year" else ranked


def _things(name, counts):
    """Return what each value stands for: a thing with a name, or the word itself."""
    values = [value for value, _count in counts]
    if name in THINGS:
        found = THINGS[name].filter(pk__in=[int(value) for value in values])
        return {str(thing.pk): thing for thing in found}
    if name == "kind":
        return {value: EventKind(value).label for value in values}
    return {value: value for value in values}


def _address_of(name, thing, value, other, chosen):
    """Return where choosing the value leads; one that is chosen, to any ``other``."""
    if value == chosen.get(name):
        return other
    joint = "" if other == "?" else "&"
    value = thing.slug if name == "topic" else value
    return f"{other}{joint}{urlencode({name: value})}"
