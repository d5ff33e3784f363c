"""Endpoints of what records share: people, organisations, topics and series."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Path, Query, Router
from ninja.errors import HttpError

from events import public
from events.models import Event, Series
from interop.record.entities import EntityBuilder

from ..params import Language, Number, Paging, Slug
from .schemas import (
    Organisation,
    Organisations,
    People,
    Person,
    Problem,
    Subject,
    Subjects,
)
from .site import page_of

router = Router(tags=["people and things"])

_ONE = {404: Problem, 422: Problem}


def _listed(request, things, paging, read):
    key = f"{request.path}-{paging.lang}-{paging.page_size}"
    page = page_of(request, things, paging, key)
    page["items"] = [read(thing) for thing in page["items"]]
    return page


def _one(things, **address):
    try:
        return get_object_or_404(things, **address)
    except Http404 as error:
        raise HttpError(404, _("No public record shows this.")) from error


@router.get("/people", response={200: People, **_ONE})
def list_people(request, paging: Query[Paging]):
    """People with a place in a public record, in the order of the alphabet."""
    people = public.people().in_order(paging.lang)
    return _listed(request, people, paging, EntityBuilder(paging.lang).person)


@router.get("/people/{number}", response={200: Person, **_ONE})
def get_person(request, number: Path[Number], lang: Language = "kk"):
    """One person; `/records?person=` lists their records."""
    return EntityBuilder(lang).person(_one(public.people(), pk=number))


@router.get("/organisations", response={200: Organisations, **_ONE})
def list_organisations(request, paging: Query[Paging]):
    """Organisations that held a public event or took part, and those above them."""
    bodies = public.named_bodies().with_chain().in_order(paging.lang)
    return _listed(request, bodies, paging, EntityBuilder(paging.lang).organisation)


@router.get("/organisations/{number}", response={200: Organisation, **_ONE})
def get_organisation(request, number: Path[Number], lang: Language = "kk"):
    """One organisation with the units above it."""
    return EntityBuilder(lang).organisation(
        _one(public.named_bodies().with_chain(), pk=number)
    )


@router.get("/topics", response={200: Subjects, **_ONE})
def list_topics(request, paging: Query[Paging]):
    """Topics of public records, in the order of the alphabet."""
    topics = public.topics().in_order(paging.lang)
    return _listed(request, topics, paging, EntityBuilder(paging.lang).topic)


@router.get("/topics/{key}", response={200: Subject, **_ONE})
def get_topic(request, key: Path[Slug], lang: Language = "kk"):
    """One topic; `/records?topic=` lists its records."""
    return EntityBuilder(lang).topic(_one(public.topics(), slug=key))


@router.get("/series", response={200: Subjects, **_ONE})
def list_series(request, paging: Query[Paging]):
    """Series of public records."""
    series = Series.objects.of(Event.objects.published()).order_by("pk")
    return _listed(request, series, paging, EntityBuilder(paging.lang).series)


@router.get("/series/{number}", response={200: Subject, **_ONE})
def get_series(request, number: Path[Number], lang: Language = "kk"):
    """One series; `/records?series=` lists its records."""
    series = Series.objects.of(Event.objects.published())
    return EntityBuilder(lang).series(_one(series, pk=number))
