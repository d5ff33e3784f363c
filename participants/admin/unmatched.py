"""Work queue: printed names of which nobody has said whose they are."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from events.models import Participation
from events.people import link
from languages.columns import column
from languages.fallback import LANGUAGES

from ..matching import Printed, candidates, candidates_for_many
from ..naming import full_names, person_from_print
from ..paging import page_of
from .pages import back, page, person_or_404, refuse, tell

PLACES_ON_A_PAGE = 20

may_answer = permission_required(
    ["events.change_participation", "participants.view_person"], raise_exception=True
)


@may_answer
@require_safe
def queue(request):
    places = Participation.objects.unmatched().editable_by(request.user)
    waiting = places.select_related("event").order_by("-event", "position", "pk")
    shown = page_of(waiting, request.GET.get("page"), PLACES_ON_A_PAGE)
    after = shown.number if len(shown) > 1 else 1  # a page of one is empty then
    back_to = f"{request.path}?page={after}"
    context = {"page": shown, "cards": list(_cards(shown, request)), "back": back_to}
    return page(request, "unmatched.html", _("Who is this?"), **context)


@may_answer
@require_POST
def answer(request, pk):
    """Take the answer of the button that was pressed: this person, or a new one."""
    place = get_object_or_404(Participation.objects.editable_by(request.user), pk=pk)
    try:
        if "person" in request.POST:
            person = person_or_404(request.POST["person"])
            link.identify(place, person, by=request.user)
            tell(request, _("%(name)s is:") % {"name": place}, person)
        else:
            person = link.identify_as_new(place, by=request.user)
            tell(request, _("A new person. Check the names and complete them:"), person)
    except ValidationError as refusal:
        refuse(request, refusal)
    return back(request, "unmatched")


@may_answer
@require_POST
def suggest(request):
    """Say whom a name in a form may mean, and why; its author chooses."""
    name, affiliation = (
        request.POST.get(asked, "")[:300] for asked in ("name", "affiliation")
    )
    language = request.POST.get("language")
    if language not in LANGUAGES:
        return HttpResponseBadRequest()
    found = candidates(name, language, affiliation=affiliation, limit=3)
    people = [
        {"pk": one.thing.pk, "name": str(one.thing), "why": _reasons(one)}
        for one in found
    ]
    return JsonResponse({"people": people})


def _reasons(candidate):
    return " · ".join(map(str, candidate.reasons))


def _cards(shown, request):
    """Yield each place with whom it may mean, and what a new person would be called."""
    asked = [_asked(place, request) for place in shown]
    found = candidates_for_many(asked)
    for place, printed, people in zip(shown, asked, found, strict=True):
        names = link.printed_names(place)
        new = next(full_names(person_from_print(names)), None)
        yield {
            "place": place,
            "names": names,
            "candidates": people,
            "new": new and new.text,
            "typed": printed.name if printed.name != names[0].text else "",
        }


def _asked(place, request):
    """Return the name to look for: the printed one, or what was typed at its card."""
    (name, language), *_rest = link.printed_names(place)
    affiliation = getattr(place, column("affiliation", language)) or ""
    typed = request.GET.get("q", "").strip()[:200]
    if typed and request.GET.get("place") == str(place.pk):
        name = typed
    return Printed(name, language, affiliation)
