"""Split wizard: which places are not a person's, and whose they are."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.models import Participation
from events.people import split as splitting
from events.people.link import printed_names

from ..matching import Printed, candidates, candidates_for_many
from ..naming import full_names, person_from_print
from .pages import may_change_people, page, person_or_404, refuse, tell, to_form

NEW, WAIT = "new", "wait"  # instead of a person's number
MOST_NAMES = 10  # printed differently, for which others are looked up


@may_change_people
@require_http_methods(["GET", "HEAD", "POST"])
def split(request, pk):
    """Ask which places go where, show what would move, and move it once confirmed."""
    person = person_or_404(pk)
    places = Participation.objects.by_person([person.pk])[person.pk]
    chosen = [
        place for place in places if str(place.pk) in request.POST.getlist("place")
    ]
    to = request.POST.get("to", NEW)
    context = {"person": person, "places": places, "chosen": chosen, "to": to}
    title = _("Split %(person)s") % {"person": person}
    if "confirmed" in request.POST:
        return _split(request, person, chosen, to)
    if "look" in request.POST and chosen:
        context |= {"receiver": _receiver(to), "new": _new_person(chosen, person)}
        return page(request, "split_confirm.html", title, **context)
    context |= {
        "others": _others(person, places, request),
        "nothing": "look" in request.POST,
    }
    return page(request, "split.html", title, **context)


def _split(request, person, chosen, to):
    try:
        if to == WAIT:
            splitting.release(person, chosen, by=request.user)
            receiver = person
            sentence = _("The appearances wait for an answer again. They were under:")
        else:
            known = _receiver(to)
            receiver = splitting.split(person, chosen, by=request.user, to=known)
            sentence = _("The appearances now belong to:")
    except ValidationError as refusal:
        refuse(request, refusal)
        return to_form(person)
    tell(request, sentence, receiver)
    return to_form(receiver)


def _receiver(to):
    return None if to in (NEW, WAIT) else person_or_404(to)


def _new_person(chosen, namesake):
    """Return how a new person would be called, by the first of the places."""
    names = full_names(person_from_print(printed_names(chosen[0]), namesake))
    return next((name.text for name in names), "")


def _others(person, places, request):
    """Return the people to whom places might belong: of like names, or looked for."""
    typed = request.POST.get("q", "").strip()[:200]
    if typed:
        found = candidates(typed, limit=MOST_NAMES)
    else:
        names = {Printed(*name) for place in places for name in printed_names(place)}
        answers = candidates_for_many(sorted(names)[:MOST_NAMES])
        found = [each for answer in answers for each in answer]
    people = {each.thing.pk: each.thing for each in found if each.thing != person}
    return list(people.values())
