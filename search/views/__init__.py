from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from events import public
from events.indexing.finding import found, titles
from languages.columns import columns
from participants.columns import NAME
from participants.paging import asking, page_of

from .. import people
from ..answers import ON_A_PAGE, Answer
from ..forms import SearchFilter
from ..understanding import understand
from .facets import facets_of
from .relaxation import to_try

MOST_PEOPLE = 6
MOST_SUGGESTED = 5


@require_safe
def page(request):
    """List what answers; where no words are typed, that is the archive itself."""
    filters = SearchFilter(request.GET)
    if not filters.typed and (asked := filters.of_archive):
        return redirect(f"{reverse('events:list')}?{asked}")
    answer = answer_to(filters)
    listed = page_of(answer.hits, request.GET.get("page"), ON_A_PAGE)
    context = {"filters": filters, "answer": answer, "page": listed}
    asked = f"?{request.GET.urlencode()}"
    if listed.number == 1:
        context["others"] = found(answer.others, answer.query, asked)
        context["people"] = _people(filters.typed)[:MOST_PEOPLE]
    context["results"] = found(listed.object_list, answer.query, asked)
    context["facets"] = facets_of(answer.survey, filters, request.GET)
    nothing = dict.fromkeys(filters.fields, "")
    context["unfiltered"] = asking(request.GET, **nothing)
    if answer.query and not answer.survey.count:
        context["tries"] = list(to_try(filters, request.GET))
    return render(request, "search/page.html", context)


@require_safe
def suggestions(request):
    """Offer people and records while the reader is typing: a fragment, not a page."""
    filters = SearchFilter(request.GET)
    answer = answer_to(filters, typing=True)
    hits, understood = answer.suggested(MOST_SUGGESTED), answer.understood
    context = {
        "understood": understood,
        "results": list(titles(hits, understood.query)),
    }
    context["people"] = _people(filters.typed)[:MOST_SUGGESTED]
    return render(request, "search/suggestions.html", context)


def answer_to(filters, *, order="", typing=False):
    """Return the index's answer to what was typed and chosen."""
    chosen = filters.values
    understood = understand(
        filters.typed,
        facets=[f"{name}={value}" for name, value in chosen.items()],
        language=chosen.get("language", ""),
        exact=filters.exact,
        typing=typing,
    )
    return Answer(understood, order or filters.order, get_language())


def _people(typed):
    """Return the people of this name in public records, the nearest first."""
    if not (near := people.ranked(typed)):
        return []
    found = public.people().filter(pk__in=near).only(*columns(*NAME))
    found = found.in_order(get_language())
    return sorted(found, key=lambda person: near[person.pk])
