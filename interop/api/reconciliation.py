"""Reconciliation service for OpenRefine: names of a table become our numbers.

It speaks version 0.2 of the Reconciliation Service API of a W3C community group. Its
clients send parameters of their own, so here unknown ones are left alone.
"""

import re
from typing import Annotated

from csp.decorators import csp_replace
from django.conf import settings
from django.db.models import Q
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_exempt
from ninja import Field, Form, Router, Schema
from ninja.decorators import decorate_view
from ninja.errors import HttpError
from pydantic import BeforeValidator, TypeAdapter, ValidationError

from interop import reconciliation
from interop.feeds.listings import narrowed
from interop.reconciliation import Match
from interop.record.entities import absolute
from languages.columns import columns
from languages.fallback import localized
from participants.columns import TEXTS_OF_ORGANISATION
from search.people import named

from ..params import Language
from .schemas import Problem

router = Router(tags=["reconciliation"])

PEOPLE, ORGANISATIONS = KINDS = ("people", "organisations")
ONE = {PEOPLE: "person", ORGANISATIONS: "organisation"}
MOST_ASKED, MOST_OFFERED, SUGGESTED, RECORDS_IN_PREVIEW = 50, 25, 10, 3
LONGEST_NAME = 300  # letters
_ANY_SITE = {"frame-ancestors": ["*"]}

Cut = BeforeValidator(lambda text: text[:LONGEST_NAME].replace("\0", ""))
Types = BeforeValidator(lambda types: [types] if isinstance(types, str) else types)
Identifier = Annotated[str, Field(pattern=r"^(people|organisations)/[1-9]\d{0,8}$")]


class Asked(Schema):
    """One name; what else clients may say of it is not looked at."""

    query: Annotated[str, Cut] = ""
    type: Annotated[list[str], Types] = []
    limit: int = Field(5, ge=1)


_BATCH = TypeAdapter(dict[str, Asked])


@router.get("/reconcile", response={200: dict, 413: Problem, 422: Problem})
def describe_or_reconcile(request, queries: str = "", lang: Language = "kk"):
    """What this service can do; with `queries` what POST answers."""
    return _answers(queries, lang) if queries else _manifest(lang)


@router.post("/reconcile", response={200: dict, 413: Problem, 422: Problem})
def reconcile(request, queries: Form[str], lang: Language = "kk"):
    """Whom and what the names of a batch may mean, with the matcher's reasons."""
    return _answers(queries, lang)


@router.get("/reconcile/suggest/entity", response={200: dict, 422: Problem})
def suggest_entities(
    request,
    prefix: Annotated[str, Cut] = "",
    cursor: Annotated[int, Field(ge=0, le=1000)] = 0,
    lang: Language = "kk",
):
    """People and organisations whose name has what was typed."""
    called, until = Q(), cursor + SUGGESTED
    for name in columns(*TEXTS_OF_ORGANISATION):
        called |= Q(**{f"{name}__icontains": prefix})
    people = _public(PEOPLE).filter(pk__in=named(prefix)).in_order(lang)[:until]
    bodies = _public(ORGANISATIONS).filter(called).in_order(lang)[:until]
    found = [_told(PEOPLE, one, lang, "notable") for one in people]
    found += [_told(ORGANISATIONS, one, lang, "notable") for one in bodies]
    return {"result": found[cursor:until]}


@router.get("/reconcile/suggest/type", response=dict)
def suggest_types(request, lang: Language = "kk"):
    """The two types there are."""
    return {"result": _types()}


@router.get("/reconcile/preview", response={404: Problem, 422: Problem})
@decorate_view(xframe_options_exempt, csp_replace(_ANY_SITE))
def preview(request, id: Identifier, lang: Language = "kk"):
    """A few lines of HTML, for a frame in the client."""
    kind, _slash, number = id.partition("/")
    thing = _public(kind).filter(pk=number).first()
    if not thing:
        raise HttpError(404, _("No public record shows this."))
    events = narrowed(**{ONE[kind]: thing.pk}).for_listing()[:RECORDS_IN_PREVIEW]
    told = {"thing": thing, "name": _told(kind, thing, lang)["name"], "events": events}
    with override(lang):
        return render(request, "interop/reconciled.html", told)


def _public(kind):
    """Return who or what may be offered of a kind."""
    if kind == PEOPLE:
        return reconciliation.public_people().filter(hidden=False)
    return reconciliation.public_organisations().with_chain()


def _manifest(language):
    service, asked = absolute("/api/v1/reconcile"), f"lang={language}"
    suggest = {
        kind: {"service_url": service, "service_path": f"/suggest/{kind}?{asked}"}
        for kind in ("entity", "type")
    }
    preview = f"{service}/preview?{asked}&id={{{{id}}}}"
    return {
        "versions": ["0.2"],
        "name": _("Roundtable"),
        "identifierSpace": absolute("/kk/"),
        "schemaSpace": absolute("/api/v1/"),
        "documentation": absolute("/api/v1/docs"),
        "serviceVersion": settings.VERSION,
        "defaultTypes": _types(),
        "view": {"url": absolute(f"/{language}/{{{{id}}}}")},
        "preview": {"url": preview, "width": 360, "height": 200},
        "suggest": suggest,
        "batchSize": MOST_ASKED,
    }


def _types():
    names = {PEOPLE: _("People"), ORGANISATIONS: _("Organisations")}
    return [{"id": kind, "name": name} for kind, name in names.items()]


def _answers(text, language):
    batch = _read(text)
    found = {key: [] for key in batch}
    for kind in KINDS:
        wanted = {k: one for k, one in batch.items() if kind in (one.type or KINDS)}
        matches = _matches(kind, {one.query for one in wanted.values()})
        numbers = {one.number for each in matches.values() for one in each}
        things = _public(kind).in_bulk(numbers)
        for key, one in wanted.items():
            found[key] += [
                _candidate(kind, things[match.number], match, language)
                for match in matches[one.query]
                if match.number in things
            ]
    return {key: _result(found[key], one.limit) for key, one in batch.items()}


def _read(text):
    try:
        batch = _BATCH.validate_json(text)
    except ValidationError as error:
        shape = '{"q0": {"query": "…"}}'
        sentence = _("queries: Give a batch of queries as JSON: %(shape)s.")
        raise HttpError(422, sentence % {"shape": shape}) from error
    if len(batch) > MOST_ASKED:
        sentence = _("queries: Ask for %(most)d names at once, not for more.")
        raise HttpError(413, sentence % {"most": MOST_ASKED})
    return batch


def _matches(kind, names):
    """Return the likeliest matches of each name; an identifier means what it names."""
    matches = getattr(reconciliation, kind)(names) if names else {}
    for name in names:
        if found := re.fullmatch(rf"{kind}/([1-9]\d{{0,8}})", name):
            matches[name] = [Match(int(found[1]), 1.0, (_("its identifier"),), True)]
    return {name: each[:MOST_OFFERED] for name, each in matches.items()}


def _told(kind, thing, language, types="type"):
    if kind == PEOPLE:
        names = [thing.name_in(language).text]
    else:
        names = [localized(one, "name", language).text for one in thing.chain]
    return {
        "id": f"{kind}/{thing.pk}",
        "name": names[0],
        "description": ", ".join(names[1:]),
        types: [one for one in _types() if one["id"] == kind],
    }


def _candidate(kind, thing, match, language):
    told = _told(kind, thing, language)
    reasons = [told["description"], *map(str, match.reasons)]
    return told | {
        "description": "; ".join(filter(None, reasons)),
        "score": round(match.score * 100, 1),
        "match": match.is_certain,
    }


def _result(candidates, limit):
    """Return the best first; where two are certain, nobody is."""
    candidates.sort(key=lambda one: -one["score"])
    if sum(one["match"] for one in candidates) > 1:
        candidates = [one | {"match": False} for one in candidates]
    return {"result": candidates[: min(limit, MOST_OFFERED)]}
