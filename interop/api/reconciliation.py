"""Reconciliation service for OpenRefine: names of a table become our numbers.

It speaks version 0.2 of the Reconciliation Service API of a W3C community group, and
its manifest describes it. Clients send parameters of their own, which are left alone;
pages of other sites are let in by CORS, without JSONP.
"""

from functools import partial
from typing import Annotated

from csp.decorators import csp_replace
from django.db.models import Q
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_exempt
from ninja import Field, Router
from ninja.decorators import decorate_view
from ninja.errors import HttpError
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    TypeAdapter,
    ValidationError,
)

from events import public
from events.portal.reading import portal
from interop import reconciliation
from interop.feeds.listings import narrowed
from interop.record.entities import absolute
from languages.columns import columns
from languages.fallback import localized
from participants.columns import TEXTS_OF_ORGANISATION
from search.people import named

from ..params import LARGEST_ID, Language

router = Router()
answer = partial(router.api_operation, include_in_schema=False)

PEOPLE, ORGANISATIONS = KINDS = ("people", "organisations")
MOST_ASKED, MOST_OFFERED, SUGGESTED = 50, 25, 10
_ANY_SITE = {"frame-ancestors": ["*"]}

Name = Annotated[str, AfterValidator(lambda text: text.replace("\0", "")[:300])]
Types = BeforeValidator(lambda types: [types] if isinstance(types, str) else types)
Cursor = Annotated[int, Field(ge=0, le=LARGEST_ID)]
Identifier = Annotated[str, Field(pattern=r"^(people|organisations)/[1-9]\d{0,8}$")]


class Asked(BaseModel):
    """One name; what else a client may say of it is not looked at."""

    query: Name = ""
    type: Annotated[list[str], Types] = []
    limit: int = Field(5, ge=1)


_BATCH = TypeAdapter(dict[str, Asked])


@answer(["GET", "POST"], "/reconcile")
def reconcile(request, lang: Language = "kk"):
    """Say what the names of a batch may mean; without one, what can be asked."""
    queries = request.POST.get("queries") or request.GET.get("queries", "")
    if request.method == "GET" and not queries:
        return _manifest(lang)
    batch = _read(queries)
    found = {key: [] for key in batch}
    for kind in KINDS:
        wanted = {k: one for k, one in batch.items() if kind in (one.type or KINDS)}
        matches = getattr(reconciliation, kind)({one.query for one in wanted.values()})
        matches = {name: each[:MOST_OFFERED] for name, each in matches.items()}
        numbers = {one.number for each in matches.values() for one in each}
        things = _public(kind).in_bulk(numbers)
        for key, one in wanted.items():
            found[key] += [
                _candidate(kind, things[match.number], match, lang)
                for match in matches[one.query]
                if match.number in things
            ]
    return {key: _result(found[key], one.limit) for key, one in batch.items()}


@answer(["GET"], "/reconcile/suggest/entity")
def suggest_entities(
    request, prefix: Name = "", cursor: Cursor = 0, lang: Language = "kk"
):
    """Name people and organisations in whose name stands what was typed."""
    called, until = Q(), cursor + SUGGESTED
    for text in columns(*TEXTS_OF_ORGANISATION):
        called |= Q(**{f"{text}__icontains": prefix})
    people = _public(PEOPLE).filter(pk__in=named(prefix)).in_order(lang)[:until]
    bodies = _public(ORGANISATIONS).filter(called).in_order(lang)[:until]
    found = [(PEOPLE, one) for one in people] + [(ORGANISATIONS, one) for one in bodies]
    return {
        "result": [
            _entity(kind, one, lang) | {"notable": [_type(kind)]}
            for kind, one in found[cursor:until]
        ]
    }


@answer(["GET"], "/reconcile/suggest/type")
def suggest_types(request, lang: Language = "kk"):
    return {"result": [_type(kind) for kind in KINDS]}


@answer(["GET"], "/reconcile/preview")
@decorate_view(xframe_options_exempt, csp_replace(_ANY_SITE))
def preview(request, id: Identifier, lang: Language = "kk"):
    """Show in a frame of the client who it is, and the latest records."""
    kind, _slash, number = id.partition("/")
    thing = _public(kind).filter(pk=number).first()
    if not thing:
        raise HttpError(404, _("No public record shows this."))
    narrowing = {"person" if kind == PEOPLE else "organisation": thing.pk}
    context = {"thing": thing, "events": narrowed(**narrowing).for_listing()[:3]}
    with override(lang):
        context |= _entity(kind, thing, lang)
        return render(request, "interop/reconciled.html", context)


def _public(kind):
    """Return who or what may be offered of a kind."""
    if kind == PEOPLE:
        return public.people().filter(hidden=False)
    return public.named_bodies().with_chain()


def _manifest(language):
    service = absolute("/api/v1/reconcile")
    preview = f"{service}/preview?lang={language}&id={{{{id}}}}"
    paths = {kind: f"/suggest/{kind}?lang={language}" for kind in ("entity", "type")}
    return {
        "versions": ["0.2"],
        "name": portal().full_name.text,
        "identifierSpace": absolute("/kk/"),
        "schemaSpace": absolute("/api/v1/"),
        "documentation": absolute("/api/v1/docs"),
        "defaultTypes": [_type(kind) for kind in KINDS],
        "view": {"url": absolute(f"/{language}/{{{{id}}}}")},
        "preview": {"url": preview, "width": 360, "height": 200},
        "suggest": {
            kind: {"service_url": service, "service_path": path}
            for kind, path in paths.items()
        },
        "batchSize": MOST_ASKED,
    }


def _read(queries):
    try:
        batch = _BATCH.validate_json(queries)
    except ValidationError as error:
        sentence = _("queries: Give a batch of queries as JSON: %(shape)s.")
        shape = '{"q0": {"query": "…"}}'
        raise HttpError(422, sentence % {"shape": shape}) from error
    if len(batch) > MOST_ASKED:
        sentence = _("queries: Ask for %(most)d names at once, not for more.")
        raise HttpError(413, sentence % {"most": MOST_ASKED})
    return batch


def _type(kind):
    return {"id": kind, "name": _("People") if kind == PEOPLE else _("Organisations")}


def _entity(kind, thing, language):
    """Describe a thing by its name, an organisation by the units above it as well."""
    if kind == PEOPLE:
        names = [thing.name_in(language).text]
    else:
        names = [localized(unit, "name", language).text for unit in thing.chain]
    above = ", ".join(names[1:])
    return {"id": f"{kind}/{thing.pk}", "name": names[0], "description": above}


def _candidate(kind, thing, match, language):
    entity = _entity(kind, thing, language)
    told = filter(None, [entity["description"], *map(str, match.reasons)])
    return entity | {
        "description": "; ".join(told),
        "type": [_type(kind)],
        "score": round(match.score * 100, 1),
        "match": match.is_certain,
    }


def _result(candidates, limit):
    """Return the best first; where two are certain, nobody is."""
    candidates.sort(key=lambda one: -one["score"])
    if sum(one["match"] for one in candidates) > 1:
        candidates = [one | {"match": False} for one in candidates]
    return {"result": candidates[: min(limit, MOST_OFFERED)]}
