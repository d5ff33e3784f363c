"""Duplicate suggestions: the portal proposes pairs, an editor looks and decides."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from events.models import Participation

from .. import duplicates
from ..models import Person
from ..paging import page_of
from .pages import back, may_change_people, page, person_or_404

PEOPLE_AT_ONCE = 100


@may_change_people
@require_safe
def suggestions(request):
    people = Person.objects.filter(merged_into=None).for_matching().order_by("-pk")
    looked_at = page_of(people, request.GET.get("page"), PEOPLE_AT_ONCE)
    pairs = with_places(duplicates.likely_pairs(looked_at))
    title = _("People who may be one")
    return page(request, "duplicates.html", title, page=looked_at, pairs=pairs)


@may_change_people
@require_POST
def set_apart(request):
    one, other = (person_or_404(request.POST.get(name)) for name in ("one", "other"))
    duplicates.set_apart(one, other, by=request.user)
    noted = _("Noted: %(one)s and %(other)s are two people.")
    messages.success(request, noted % {"one": one, "other": other})
    return back(request, "duplicates")


def with_places(pairs):
    """Return each pair with the places of both, for these tell people apart best."""
    numbers = {person.pk for pair in pairs for person in (pair.person, pair.other)}
    places = Participation.objects.by_person(numbers)
    return [
        {
            "reasons": pair.reasons,
            "people": [
                {"person": person, "places": places[person.pk]}
                for person in (pair.other, pair.person)
            ],
        }
        for pair in pairs
    ]
