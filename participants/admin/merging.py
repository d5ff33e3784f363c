"""Merge wizard: look at everything, choose the better texts, then do it."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from events.models import Participation
from events.people import merge as merging

from .. import duplicates
from ..matching import candidates
from ..models import Merge, Person
from ..naming import spellings, suggested_spellings
from .duplicates import with_places
from .pages import may_change_people, page, person_or_404, refuse, tell, to_person

MOST_OFFERED = 20


@may_change_people
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request, pk):
    """Merge the person ``with`` into this one; without one, offer whom to compare."""
    target = person_or_404(pk)
    number = (request.POST or request.GET).get("with")
    if not number:
        return _choose(request, target)
    source = person_or_404(number)
    try:
        merging.refuse_if_impossible(source, target)
        if request.method == "POST":
            return _merge(request, source, target)
    except ValidationError as refusal:
        refuse(request, refusal)
        return to_person(target)
    return _preview(request, source, target)


@may_change_people
@require_POST
def undo(request, pk):
    done = get_object_or_404(Merge.objects.select_related("source", "target"), pk=pk)
    try:
        source = merging.undo(done, by=request.user)
    except ValidationError as refusal:
        refuse(request, refusal)
        return to_person(done.target)
    tell(request, _("The merge is undone. The other person:"), source)
    return to_person(done.target)


def _merge(request, source, target):
    chosen = [
        column
        for column in merging.COLUMNS
        if request.POST.get(f"text-{column}") == "source"
    ]
    merging.merge(source, target, by=request.user, chosen=chosen)
    sentence = _("%(source)s is merged. Everything is now under:")
    tell(request, sentence % {"source": source}, target)
    return to_person(target)


def _choose(request, target):
    typed = request.GET.get("q", "").strip()[:200]
    if typed:
        found = [each.person for each in candidates(typed, limit=MOST_OFFERED)]
        people = [person for person in found if person != target]
        context = {"typed": typed, "people": people}
    else:
        context = {"pairs": with_places(duplicates.likely_same(target))}
    title = _("Merge somebody into %(person)s") % {"person": target}
    return page(request, "merge_choose.html", title, person=target, **context)


def _preview(request, source, target):
    places = Participation.objects.by_person([source.pk, target.pk])
    of_target = {place.event_id for place in places[target.pk]}
    context = {
        "source": source,
        "person": target,
        "texts": list(_texts(source, target)),
        "places": places[source.pk],
        "shared": [p.event for p in places[source.pk] if p.event_id in of_target],
        "spellings": suggested_spellings(target, spellings(source)),
    }
    title = _("Merge %(source)s into %(target)s") % {"source": source, "target": target}
    return page(request, "merge.html", title, **context)


def _texts(source, target):
    """Yield each text of the two, and which of them would stay if nobody chose."""
    differing = merging.differing(source, target)
    for column in merging.COLUMNS:
        own, other = getattr(target, column) or "", getattr(source, column) or ""
        if own or other:
            yield {
                "column": column,
                "label": Person._meta.get_field(column).verbose_name,
                "target": own,
                "source": other,
                "differs": column in differing,
                "takes_source": not own or merging.is_fuller(other, own),
            }
