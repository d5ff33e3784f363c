"""The facets of an answer, each value with its name, its count and its address."""

from heapq import nsmallest

from events.choices import EventKind
from events.models import Topic
from participants.models import Organisation, Person
from participants.paging import asking

MOST_VALUES = 8
EVERY = {"year", "topic"}  # of which all values are offered, most of them folded
THINGS = {"organisation": Organisation, "person": Person, "topic": Topic}


def facets_of(survey, filters, asked):
    """Return the facets worth offering, in the order of the form's questions.

    A template takes the name of a value from its ``thing``.
    """
    chosen = filters.values
    facets = []
    for name, field in filters.fields.items():
        counts = _ranked(name, survey.facets.get(name, {}), chosen.get(name))
        things = _things(name, counts)
        values = [
            {
                "thing": things[value],
                "count": count,
                "address": _address_of(name, things[value], value, asked, chosen),
                "is_chosen": value == chosen.get(name),
            }
            for value, count in counts
            if value in things
        ]
        if chosen.get(name) or any(count < survey.count for _value, count in counts):
            told = {"name": name, "label": field.label, "values": values[:MOST_VALUES]}
            folded = values[MOST_VALUES:]
            is_open = any(value["is_chosen"] for value in folded)
            facets.append(told | {"folded": folded, "is_open": is_open})
    return facets


def _ranked(name, counts, chosen):
    """Return the commonest values and the chosen one; years in their own order."""
    most = len(counts) if name in EVERY else MOST_VALUES
    ranked = nsmallest(most, counts.items(), lambda one: (-one[1], len(one[0]), one[0]))
    if chosen and chosen not in dict(ranked):
        ranked.append((chosen, counts.get(chosen, 0)))
    return sorted(ranked, reverse=True) if name == "year" else ranked


def _things(name, counts):
    """Return what each value stands for: a thing with a name, or the word itself."""
    values = [value for value, _count in counts]
    if model := THINGS.get(name):
        found = model.objects.in_bulk([int(value) for value in values])
        return {str(pk): thing for pk, thing in found.items()}
    if name == "kind":
        return {value: EventKind(value).label for value in values}
    return {value: value for value in values}


def _address_of(name, thing, value, asked, chosen):
    """Return where choosing the value leads; choosing it again takes it off."""
    if value == chosen.get(name):
        return asking(asked, **{name: ""})
    return asking(asked, **{name: thing.slug if name == "topic" else value})
