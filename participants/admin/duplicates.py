"""Duplicate suggestions: the portal proposes pairs, an editor looks and decides."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from events.models import Organiser, Participation
from events.ordering import LATEST_EVENT_FIRST

from .. import duplicates
from ..models import Person
from ..paging import page_of
from .pages import back, page, thing_or_404

PEOPLE_AT_ONCE = 25  # each is compared with up to hundreds who share a key
ON_A_CARD = 3  # records on a card
PAIRS_AT_ONCE = 25  # of organisations


@require_safe
def suggestions(request, *, model):
    number = request.GET.get("page")
    if model is Person:
        people = Person.objects.filter(merged_into=None).for_matching().order_by("-pk")
        looked_at = page_of(people, number, PEOPLE_AT_ONCE)
        pairs = duplicates.likely_pairs(looked_at)
    else:
        found = duplicates.like_organisations()
        pairs = looked_at = page_of(found, number, PAIRS_AT_ONCE)
    context = {"page": looked_at, "pairs": with_places(pairs)}
    title = _("Possible duplicates")
    return page(request, "duplicates.html", title, model=model, **context)


@require_POST
def set_apart(request, *, model):
    one, other = (thing_or_404(model, request.POST.get(n)) for n in ("one", "other"))
    messages.success(request, duplicates.set_apart(one, other, by=request.user))
    return back(request, "duplicates", model)


def with_places(pairs):
    """Return each pair with the places of both, for these tell them apart best."""
    things = [thing for pair in pairs for thing in (pair.thing, pair.other)]
    found = places_of(things, ON_A_CARD)
    return [
        {
            "reasons": pair.reasons,
            "sides": [
                {"thing": thing, "places": found[thing.pk]}
                for thing in (pair.other, pair.thing)
            ],
        }
        for pair in pairs
    ]


def places_of(things, most=None):
    """Return by number where in records each is named, the latest first.

    Of an organisation that held thousands all but the first ``most`` are numbers only.
    """
    numbers = {thing.pk for thing in things}
    if not things or isinstance(things[0], Person):
        return Participation.objects.by_person(numbers)
    rows = Organiser.objects.filter(organisation__in=numbers)
    found = {number: [] for number in numbers}
    latest = rows.order_by(*LATEST_EVENT_FIRST)
    for number, row in latest.values_list("organisation", "pk"):
        found[number].append(row)
    told = [row for places in found.values() for row in places[:most]]
    told = rows.select_related("event").in_bulk(told)
    return {
        number: [told.get(row, row) for row in places]
        for number, places in found.items()
    }
