import mimetypes
from functools import wraps

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import (
    add_never_cache_headers,
    get_conditional_response,
    patch_cache_control,
)
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from interop import embedded_metadata
from interop.citing.panel import in_every_style, in_gost
from interop.decorators import fetched, public_record
from interop.paper import share_card
from interop.record.build import build_record, build_records, language_of
from interop.record.work import Work, find
from interop.responses import in_preferred_format
from languages.fallback import localized

from .. import (
    files,
    highlighting,
    memento,
    origins,
    paragraphs,
    previewing,
    public,
    record_page,
)
from ..explaining import explain
from ..history import versions
from ..history.rebuilding import rebuild
from ..models import Event
from ..models.media import shown
from ..side_by_side import second_of

SHOWN_IN_BROWSER = {"image/jpeg", "image/png", "image/webp", "application/pdf"}


@require_safe
def event_detail(request, pk, slug=""):
    event = fetched(request, pk)
    if event is None:
        own = Event.objects.managed_by(request.user).for_reading()
        event = own.filter(pk=pk).first()
    if event is None:
        return _withdrawn(request, pk)
    if request.path != (address := event.get_absolute_url()):
        asked = request.GET.urlencode()
        return redirect(f"{address}?{asked}" if asked else address, permanent=True)
    several = event.is_public and (event.version > 1 or event.corrections.all())
    told = build_records([event] * event.is_public, language_of(event, get_language()))
    record = next(told, None)
    past = versions.told(event) if several else ()
    is_shared = getattr(request, "is_shared", False)
    context = record_page.context(event, past, record, is_shared)
    context |= _of_public(request, event, record) if record else {}
    context["results"] = results = highlighting.highlight(event, request.GET)
    response = render(request, "events/event_detail.html", context)
    if results or not event.is_public:  # one reader's search, or an editor's preview
        add_never_cache_headers(response)
    if record:
        past = memento.links(event, gate="timegate")
        response["Link"] = f"{embedded_metadata.link_header(record)}, {past}"
    return response


def _of_public(request, event, record):
    """Return its reference, and the second language that is read beside the first."""
    # A copy of the site is as of the record's last change.
    is_copied = getattr(request, "for_copy", False)
    seen = timezone.localdate(record.modified if is_copied else None)
    pair = second_of(event, get_language(), request.GET.get("with", ""))
    explained = explain(event, request.GET)
    reference = in_gost(Work(record), seen)
    return {"reference": reference, "pair": pair, "explained": explained}


def _withdrawn(request, pk):
    """Say that a record was withdrawn; of any other nothing is known."""
    event = get_object_or_404(Event.objects.withdrawn(), pk=pk)
    told = {"event": event, "seen": versions.last_seen(event)}
    told["reason"] = event.transitions.filter(name="withdraw").first()
    return render(request, "410.html", told, status=410)


@require_safe
def preview(request, key):
    """Show an unpublished record to whoever was sent its link."""
    event = previewing.behind(key).for_reading().first()
    if event is None:
        response = render(request, "events/preview_over.html", status=410)
    elif event.is_public:
        response = redirect(event)
    else:
        context = record_page.context(event) | {"preview": f"?preview={key}"}
        response = render(request, "events/event_detail.html", context)
    return _told_to_nobody(response)


def _told_to_nobody(response):
    """Keep the address of a preview out of caches, search engines and other logs."""
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _of_version(view):
    """Give a view the versions of a public record from the one asked for back.

    A withdrawn record answers 410 at all of them, and so does a withdrawn version.
    """

    @require_safe
    @wraps(view)
    def find(request, pk, number):
        event = Event.objects.published().filter(pk=pk).first()
        if event is None:
            return _withdrawn(request, pk)
        told = versions.told(event)
        while told and told[0].number != int(number):
            del told[0]
        if told and told[0].is_withdrawn:
            return render(request, "410.html", {"event": event}, status=410)
        if not (told and told[0].row):
            raise Http404(_("This version of the record is no longer kept."))
        return view(request, told)

    return find


@_of_version
def event_version(request, told):
    """Show a record as readers had it."""
    row = told[0].row
    context = record_page.context(rebuild(row)) | {"version": told[0], "versions": told}
    response = render(request, "events/event_detail.html", context)
    response["Memento-Datetime"] = memento.moment_of(row)
    response["Link"] = memento.links(row.event, row)
    return response


@_of_version
def version_changes(request, told):
    """Show word by word what came and went with a version."""
    version = told[0]
    if version.before is None:
        raise Http404(_("There is no earlier version to compare this one with."))
    changes = versions.changes(version.before, version.row)
    context = {"version": version, "event": version.row.event, "changes": changes}
    return render(request, "events/version_changes.html", context)


@require_safe
@vary_on_headers("Accept", "Accept-Language", "Accept-Datetime")
def permanent_link(request, pk, part=""):
    """Send the reader to the record in the best language; drafts stay unknown.

    What is cited of it, a section, a paragraph or a talk, is found on its page. What
    is no longer there has a page that says so. Who names a version, or a moment, is
    sent to what readers had then, and who prefers a format, to the file.
    """
    known = Event.objects.published() | Event.objects.withdrawn()
    event = get_object_or_404(known, pk=pk)
    if not part or part.startswith("v"):
        return _gate(request, event, part[1:])
    anchor, _p, label = part.removeprefix("s").partition("p")
    if part.startswith("s") and event.is_public:
        section = event.sections.filter(anchor=anchor).first()
        found = section and (not label or _is_read_in(section, label, get_language()))
        if not found:
            return redirect("events:passage", pk, *filter(None, [anchor, label]))
    return redirect(f"{event.get_absolute_url()}#{part}")


def _gate(request, event, number):
    """Send whoever names a version, a moment or a format to what answers it."""
    asked, had = request.headers.get("Accept-Datetime"), None
    if not number and asked is not None:
        try:
            had = memento.nearest(event, asked)
        except ValueError:
            sentence = _("Name the moment as HTTP does: Sun, 06 Nov 1994 08:49:37 GMT.")
            return HttpResponseBadRequest(sentence, "text/plain; charset=utf-8")
        number = had and had.number
    elif not number and (file := in_preferred_format(request, event)):
        return file
    there = redirect("events:version", event.pk, number) if number else redirect(event)
    there["Link"] = memento.links(event, had)
    return there


@require_safe
def timemap(request, pk):
    """List the versions of a public record for programs that look for a moment."""
    event = get_object_or_404(Event.objects.published(), pk=pk)
    return HttpResponse(memento.timemap(event), f"{memento.LINK_FORMAT}; charset=utf-8")


def _is_read_in(section, label, language):
    """Whether the text that stands on the page of the record has this paragraph."""
    shown = localized(section, "body", language, section.original_language)
    found = paragraphs.find(section, label, language)
    return found is not None and found.language == shown.language


@require_safe
def passage(request, pk, anchor, label=""):
    """Show one paragraph of a record, or tell what became of what was removed."""
    event = fetched(request, pk)
    if event is None:
        return _withdrawn(request, pk)
    section = record_page.section_at(event, int(anchor))
    if section is None and int(anchor) not in range(1, event.last_anchor + 1):
        raise Http404
    if section and not label:
        return redirect(section)
    context = {"event": event, "section": section, "label": label, "anchor": anchor}
    context["text"] = section and paragraphs.find(section, label, get_language())
    context["removed"] = section and paragraphs.removal(section, label, get_language())
    if section and not (context["text"] or context["removed"]):
        raise Http404
    if text := context["text"]:
        context |= _quoted(event, f"s{anchor}p{label}", text.language)
    return render(request, "events/passage.html", context, status=200 if text else 410)


def _quoted(event, place, language):
    """Return what the page of a paragraph shows beside its text in ``language``."""
    work = find(build_record(event, language), place)
    rows = [row for row in event.origins.all() if row.language == language]
    return {
        "others": work.quoted[1:],
        "references": in_every_style(work, timezone.localdate()),
        "card": share_card.address(work),
        "made": [origins.words(row, get_language()) for row in rows],
    }


@require_safe
@public_record
def photo(request, event, number):
    """Show one photo of a record, with the ways to the one before and the next."""
    photos = shown(event.photos)
    place = next((n for n, one in enumerate(photos) if one.pk == int(number)), None)
    if place is None:
        raise Http404
    beside = {"previous": photos[place - 1 : place], "next": photos[place + 1 :][:1]}
    context = {"event": event, "photo": photos[place], "number": place + 1}
    context |= {name: next(iter(found), None) for name, found in beside.items()}
    return render(request, "events/photo.html", context | {"total": len(photos)})


@require_safe
def media_file(request, name):
    """Hand out a file to whoever may see what names it, and to nobody else.

    A shared cache may keep what is public, but must ask each time: it can be gone.
    """
    key = request.GET.get("preview", "")
    is_public = files.is_public(name)
    if not (is_public or files.is_open_to(request.user, key, name)):
        raise Http404
    response = _file(request, name)
    if key:
        return _told_to_nobody(response)
    if is_public:
        patch_cache_control(response, public=True, no_cache=True)
    else:
        add_never_cache_headers(response)
    return response


def _file(request, name):
    """Return the file, or 304 to whoever has it already: no name is given twice."""
    try:
        size = default_storage.size(name)
        changed = int(default_storage.get_modified_time(name).timestamp())
        tag = f'"{changed:x}-{size:x}"'
    except FileNotFoundError as error:
        raise Http404 from error
    response = get_conditional_response(request, tag, changed) or _opened(name)
    response["ETag"], response["Last-Modified"] = tag, http_date(changed)
    return response


def _opened(name):
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    how = {"content_type": kind, "as_attachment": kind not in SHOWN_IN_BROWSER}
    return FileResponse(default_storage.open(name), **how)
