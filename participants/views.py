from functools import cache, partial
from operator import attrgetter

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events import public, timeline
from events.browsing import appearances, company, counts
from events.models import Event, Participation
from languages.columns import columns
from search.kept import kept

from .addresses import reverse
from .models import Organisation, Person
from .paging import page_of

PEOPLE_ON_A_PAGE, PLACES_ON_A_PAGE, LINKS_ON_A_PAGE = 60, 20, 50
WORDS_ON_A_PAGE = 10


@require_safe
def person_list(request):
    language = get_language()
    numbers, letters = public.register_of_people(language)
    letter = request.GET.get("letter", "")
    if letter and letter not in letters:
        raise Http404(_("Nobody is listed under this letter."))
    listed = numbers[slice(*letters[letter])] if letter else numbers
    page = page_of(listed, request.GET.get("page"), PEOPLE_ON_A_PAGE)
    people = Person.objects.filter(pk__in=list(page.object_list))
    page.object_list = people.in_order(language)
    context = {"page": page, "letters": list(letters), "letter": letter}
    return render(request, "participants/person_list.html", context)


@require_safe
def person_detail(request, pk, slug=""):
    person = public.person(int(pk))
    if person is None:
        raise Http404
    if person.merged_into:
        return redirect(person.merged_into, permanent=True)

    @cache
    def places():
        return Participation.objects.public().of_person(person)

    key, number = f"person-{pk}", request.GET.get("page")
    page = page_of(places, number, PLACES_ON_A_PAGE, key, appearances.places)
    if not page.paginator.count:
        raise Http404
    if request.path != person.get_absolute_url():
        return redirect(person, permanent=True)
    heading = person.name_in(get_language()).text
    names = [name for name in person.names.all() if name.name != heading]
    context = {"person": person, "page": page, "names": names, "heading": heading}
    years = kept(f"{key}-years", lambda: timeline.per_year(places(), "event__"))
    context["years"] = timeline.in_list(years, PLACES_ON_A_PAGE)
    if not person.hidden:
        context |= _told_of(request, pk, places, page) | company.of(person)
    response = render(request, "participants/person_detail.html", context)
    if person.hidden:
        response["X-Robots-Tag"] = "noindex"
    return response


def _told_of(request, pk, places, page):
    """Return a page of what a person said in some of these places, the latest first."""
    key, number = f"person-{pk}-words", request.GET.get("words")

    def said():
        return places().with_words()

    read = partial(appearances.words, read=page.object_list)
    return {"words": page_of(said, number, WORDS_ON_A_PAGE, key, read)}


@require_safe
def people_together(request, pk, other):
    """List the records that two people have in common, at one address for both."""
    known = Person.objects.select_related("merged_into")
    asked = [get_object_or_404(known, pk=number) for number in (pk, other)]
    pair = sorted({one.merged_into or one for one in asked}, key=attrgetter("pk"))
    events = Event.objects.published()
    for person in pair:
        events = events.with_person(person)
    page = page_of(events, request.GET.get("page"), read=public.cards)
    if not page.paginator.count:
        raise Http404
    numbers = [person.pk for person in pair]
    there = reverse("participants:together", *numbers) if pair[1:] else pair[0]
    if request.path != there:
        return redirect(there, permanent=True)
    names = [person.name_in(get_language()).text for person in pair]
    context = {"pair": pair, "names": names, "page": page}
    response = render(request, "participants/people_together.html", context)
    if any(person.hidden for person in pair):
        response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def organisation_list(request):
    told = counts.page_of_list(_("Organisations"), counts.organisations, request.GET)
    return render(request, "events/counted.html", told)


@require_safe
def organisation_detail(request, pk, slug=""):
    published, known = Event.objects.published(), set(public.numbers_of_named_bodies())
    organisation = public.organisation(int(pk))
    if organisation is None or organisation.pk not in known:
        raise Http404
    if request.path != organisation.get_absolute_url():
        return redirect(organisation, permanent=True)
    within = Organisation.objects.below([organisation.pk])
    within = list(within.in_order(get_language()).only("parent_id", *columns("name")))
    events = published.organised_by(within)
    named_in = published.naming(within).exclude(organised_by__in=within)
    past = public.past_of(organisation)
    past = [(one.day, *one.seen_from(organisation)) for one in past]
    key, named = f"organisation-{pk}", request.GET.get("named")
    number = request.GET.get("page")
    years = timeline.in_list(public.years_of(key, events))
    context = {
        "organisation": organisation,
        "past": past,
        "open": [other for _day, _said, other in past if other.pk in known],
        "units": [
            unit
            for unit in within
            if unit.parent_id == organisation.pk and unit.pk in known
        ],
        "years": years,
        "page": page_of(events, number, key=key, read=public.cards),
        "named_in": page_of(
            named_in, named, LINKS_ON_A_PAGE, f"{key}-named", public.links
        ),
    }
    return render(request, "participants/organisation_detail.html", context)
