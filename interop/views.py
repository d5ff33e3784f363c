import logging
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from events.indexing.finding import found
from events.portal.reading import portal
from languages.kazakh.scripts import SCRIPTS
from search.answers import Answer
from search.understanding import understand

from .citing import citations
from .citing import reading_list as reading
from .citing.panel import panel
from .decorators import public_record
from .formats import registry, ris
from .oai import responses as oai_responses
from .paper import pdf, share_card
from .record.build import build_record, language_of
from .record.entities import absolute
from .record.work import find
from .responses import conditional

AGAIN = "5"  # seconds after which a paper may have its turn
MOST_OFFERED = 10  # records to a reader who looks for one to add

log = logging.getLogger(__name__)


def _in_one_language(event):
    """Return the record as a file holds it: its labels are in no other language."""
    return build_record(event, language_of(event, get_language()))


@require_safe
@public_record
def export(request, event, extension):
    """Hand out a public record in one format."""
    file_format = registry.by_extension(extension)
    if file_format is None:
        raise Http404(_("Records are not offered in this format."))
    record = _in_one_language(event)
    kind = f"{file_format.MEDIA_TYPE}; charset=utf-8"
    response = HttpResponse(file_format.render(record), kind)
    response["Content-Disposition"] = registry.content_disposition(record, file_format)
    response["Content-Language"] = record.language
    return conditional(request, response, record.modified)


@require_safe
@public_record
def paper(request, event):
    """Hand out a public record as PDF, drawn only for those who do not have it."""
    if not pdf.is_offered():
        raise Http404(_("Records are not offered in this format."))
    record = _in_one_language(event)
    script = _script(request, record)
    response = HttpResponse(content_type=pdf.MEDIA_TYPE)
    response["Content-Disposition"] = registry.content_disposition(record, pdf)
    response["Content-Language"] = SCRIPTS[script].tag if script else record.language
    response["ETag"] = f'"{pdf.fingerprint(record, script)}"'
    response = conditional(request, response, record.modified)
    if response.status_code == 304 or request.method == "HEAD":
        return response
    return _drawn(response, record, script)


def _script(request, record):
    """Return the script that a Kazakh record is asked for in, if it is not its own."""
    asked = request.GET.get("script")
    return asked if record.language == "kk" and asked in SCRIPTS else None


def _drawn(response, record, script):
    """Draw the paper into the response, or say why there is none."""
    try:
        response.content = pdf.render(record, script, wait=False)
    except pdf.BusyError:
        words = _("Another paper is being drawn. This page asks again: please wait.")
        again = {"Retry-After": AGAIN, "Refresh": AGAIN}  # browsers heed the latter
        return _unavailable(words, again)
    except pdf.DrawingError:
        log.exception("A paper could not be drawn")
        words = _("This record cannot be drawn as a PDF. Its page can be printed.")
        return _unavailable(words, {})
    return response


def _unavailable(words, headers):
    headers |= {"Cache-Control": "no-store"}
    return HttpResponse(words, "text/plain; charset=utf-8", 503, headers=headers)


@require_safe
@public_record
def card(request, event):
    """Hand out the picture of a record, drawn only for those who do not have it.

    That of a paragraph shows what it says.
    """
    record, place = _in_one_language(event), request.GET.get("part", "")
    work = find(record, place if "p" in place else "")
    if work is None:
        raise Http404(_("The record has no such section or talk."))
    response = HttpResponse(content_type=share_card.MEDIA_TYPE)
    response["ETag"] = f'"{share_card.fingerprint(work)}"'
    response = conditional(request, response, record.modified)
    if response.status_code == 200 and request.method == "GET":
        response.content = share_card.render(work)
    return response


@require_safe
def portal_card(request):
    """Hand out the picture of the portal, for pages without one of their own."""
    response = HttpResponse(share_card.of_portal(portal()), share_card.MEDIA_TYPE)
    return conditional(request, response)


@require_safe
def reading_list(request):
    """Show the works an address names; what is added to them makes a new address.

    Words that are no address find the records that answer to them.
    """
    codes, typed = request.GET.get("e", ""), request.GET.get("add", "").strip()
    if reading.is_code(added := reading.code_of(typed)):
        return redirect(_longer(request, codes, added))
    chosen = reading.read(codes, get_language())
    style = _style(request)
    context = {
        "list": chosen,
        "entries": reading.entries(chosen.works, style, timezone.localdate()),
        "style": style,
        "styles": citations.NAMES,
        "files": _files(chosen.codes, style),
        "typed": typed,
        "offered": [
            (event, _longer(request, codes, event.pk)) for event in _answering(typed)
        ],
    }
    return render(request, "interop/reading_list.html", context)


def _longer(request, codes, added):
    longer = urlencode({"e": f"{codes},{added}".strip(",")}, safe=",")
    return f"{request.path}?{longer}"


def _answering(typed):
    """Return the public records that the search finds first."""
    if not typed:
        return []
    answer = Answer(understand(typed), "relevance", get_language())
    return [one.event for one in found(answer.hits[:MOST_OFFERED], answer.query)]


@require_safe
def reading_list_file(request, extension):
    """Hand out all works of a reading list in one file."""
    asked = request.GET.get("e") or request.GET.get("id", "")
    chosen = reading.read(asked, get_language())
    file_format = registry.by_extension(extension, reading.FORMATS)
    if file_format is None or not chosen.works:
        raise Http404(_("The reading list is empty."))
    today = timezone.localdate()
    text = reading.written(chosen.works, file_format, _style(request), today)
    response = HttpResponse(text, f"{file_format.MEDIA_TYPE}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="reading-list.{extension}"'
    return response


@require_safe
def unapi(request):
    """Name the format in which Zotero may ask for a work, or hand one out (unAPI)."""
    if "format" in request.GET:
        return reading_list_file(request, request.GET["format"])
    told = {"format": ris, "id": request.GET.get("id")}
    status = 300 if told["id"] else 200
    return render(request, "interop/unapi.xml", told, "application/xml", status)


def _style(request):
    style = request.GET.get("style", "")
    return style if style in citations.NAMES else next(iter(citations.NAMES))


def _files(codes, style="gost"):
    """Return the addresses of these works in every format, and its name."""
    query = urlencode({"e": ",".join(codes), "style": style}, safe=",")
    return [
        (
            f"{reverse('interop:reading_list_file', args=[one.EXTENSION])}?{query}",
            one.NAME,
        )
        for one in reading.FORMATS
    ]


@require_safe
@public_record
def cite(request, event):
    """Show how to cite a record or a part of it, in the words it was read in."""
    record = _in_one_language(event)
    work = _part(record, request.GET)
    # A copy of the site is as of the record's last change.
    is_copied = getattr(request, "for_copy", False)
    seen = timezone.localdate(record.modified if is_copied else None)
    references = panel(work, build_record(event, "en"), seen)
    context = {"event": event, "work": work, "references": references}
    context["files"] = _files([work.code])
    return render(request, "interop/cite.html", context)


def _part(record, parameters):
    """Return the part that a reader asks for; one that is not there is a 404."""
    kinds = [kind for kind in ("section", "talk") if parameters.get(kind)]
    anchor = kinds[0][0] + parameters[kinds[0]] if kinds else ""
    if anchor and parameters.get("paragraph"):
        anchor += "p" + parameters["paragraph"]
    if work := find(record, anchor):
        return work
    raise Http404(_("The record has no such section or talk."))


@csrf_exempt  # a harvester may POST its request; it changes nothing
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request):
    """Answer a harvester; names of sets are English, metadata each in its language."""
    parameters = request.POST if request.method == "POST" else request.GET
    with override("en"):
        text = oai_responses.respond(parameters)
    return HttpResponse(text, "text/xml; charset=utf-8")


@require_safe
def robots(request):
    """Let everybody read all that is public, and name the way through it."""
    lines = ["User-agent: *", "Disallow: /admin/", "Allow: /", ""]
    lines.append(f"Sitemap: {absolute(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", "text/plain; charset=utf-8")
