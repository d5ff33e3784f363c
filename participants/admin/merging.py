"""Merge wizard: look at everything, choose the better texts, then do it."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from events.people import merge as merging
from languages.columns import split

from .. import duplicates, matching
from ..models import Person
from ..naming import spellings, suggested_spellings
from .duplicates import places_of, with_places
from .pages import page, refuse, tell, thing_or_404, to_form

MOST_OFFERED = 20


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request, pk, *, model):
    """Merge the one ``with`` this number into this one; without one, offer which."""
    target = thing_or_404(model, pk)
    number = (request.POST or request.GET).get("with")
    if not number:
        return _choose(request, target)
    source = thing_or_404(model, number)
    try:
        merging.refuse_if_impossible(source, target)
        if request.method == "POST":
            return _merge(request, source, target)
    except ValidationError as refusal:
        refuse(request, refusal)
        return to_form(target)
    return _preview(request, source, target)


@require_POST
def undo(request, pk, *, model):
    merges = merging.MERGES[model].objects.select_related("source", "target")
    done = get_object_or_404(merges, pk=pk)
    try:
        source = merging.undo(done, by=request.user)
    except ValidationError as refusal:
        refuse(request, refusal)
        return to_form(done.target)
    tell(request, _("The merge is undone. The other one:"), source)
    return to_form(done.target)


def _merge(request, source, target):
    chosen = [
        column
        for column in merging.COLUMNS[type(source)]
        if request.POST.get(f"text-{column}") == "source"
    ]
    reason = request.POST.get("reason", "")[:300]
    merging.merge(source, target, by=request.user, chosen=chosen, reason=reason)
    sentence = _("%(source)s is merged. Everything is now under:")
    tell(request, sentence % {"source": source}, target)
    return to_form(target)


def _choose(request, target):
    typed = request.GET.get("q", "").strip()[:200]
    if typed:
        found = [one for one in _of_like_name(typed, type(target)) if one != target]
        context = {"typed": typed, "found": found}
    else:
        context = {"pairs": with_places(duplicates.likely_same(target))}
    title = _("Merge another one into %(name)s") % {"name": target}
    context |= {"model": type(target), "about": target}
    return page(request, "merge_choose.html", title, **context)


def _of_like_name(typed, model):
    look = matching.candidates if model is Person else matching.organisation_candidates
    return [each.thing for each in look(typed, limit=MOST_OFFERED)]


def _preview(request, source, target):
    is_person = isinstance(source, Person)
    places = places_of([source, target])
    of_target = {place.event_id for place in places[target.pk]}
    names = suggested_spellings(target, spellings(source)) if is_person else []
    context = {
        "model": type(source),
        "source": source,
        "about": target,
        "texts": list(_texts(source, target)),
        "places": places[source.pk],
        "shared": [p.event for p in places[source.pk] if p.event_id in of_target],
        "spellings": names,
        "others": [] if is_person else list(_others(source)),
    }
    title = _("Merge %(source)s into %(target)s") % {"source": source, "target": target}
    return page(request, "merge.html", title, **context)


def _others(source):
    """Yield what else names an organisation, with how many there are of it."""
    for model, field, label in merging.references(type(source)):
        if number := model._base_manager.filter(**{field: source}).count():
            yield label, number


def _texts(source, target):
    """Yield each text of the two, and which of them would stay if nobody chose."""
    differing = merging.differing(source, target)
    for column in merging.COLUMNS[type(source)]:
        own, other = _said(target, column), _said(source, column)
        if own or other:
            yield {
                "column": column,
                "language": split(column)[1],
                "label": _label(type(source)._meta.get_field(column)),
                "target": own,
                "source": other,
                "differs": column in differing,
                "takes_source": not own or merging.is_fuller(other, own),
            }


def _label(field):
    """Name a column, without the language that its place in the table tells."""
    return getattr(field, "translated_field", field).verbose_name


def _said(thing, column):
    """Return what a column says, in words where it keeps a code."""
    in_words = getattr(thing, f"get_{column}_display", None)
    return (in_words() if in_words else getattr(thing, column)) or ""
