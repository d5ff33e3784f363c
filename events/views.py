import mimetypes

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.template.response import TemplateResponse
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

from languages.fallback import localized
from participants.paging import page_of

from . import files, origins, paragraphs, previewing
from .forms import ArchiveFilter
from .models import Event, Series, Topic
from .models.media import shown

SHOWN_IN_BROWSER = {"image/jpeg", "image/png", "image/webp", "application/pdf"}


@require_safe
def event_list(request):
    filters = ArchiveFilter(request.GET, Event.objects.published())
    events = filters.narrow().for_listing()
    page = page_of(events, request.GET.get("page"))
    context = {"filters": filters, "page": page}
    return render(request, "events/event_list.html", context)


@require_safe
def event_detail(request, pk, slug=""):
    try:
        event = Event.objects.visible_to(request.user).for_reading().get(pk=pk)
    except Event.DoesNotExist:
        event = get_object_or_404(Event.objects.withdrawn(), pk=pk)
        return render(request, "410.html", {"event": event}, status=410)
    if request.path != event.get_absolute_url():
        return redirect(event, permanent=True)
    response = TemplateResponse(request, "events/event_detail.html", _reading(event))
    if not event.is_public:  # an editor's preview must not reach a shared cache
        add_never_cache_headers(response)
    return response


@require_safe
def preview(request, key):
    """Show an unpublished record to whoever was sent its link."""
    event = previewing.behind(key).for_reading().first()
    if event is None:
        response = render(request, "events/preview_over.html", status=410)
    elif event.is_public:
        response = redirect(event)
    else:
        context = _reading(event) | {"preview": f"?preview={key}"}
        response = TemplateResponse(request, "events/event_detail.html", context)
    return _told_to_nobody(response)


def _told_to_nobody(response):
    """Keep the address of a preview out of caches, search engines and other logs."""
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _reading(event):
    """Return what the page of a record shows beside the record itself."""
    published = Event.objects.published()
    title = localized(event, "title", get_language(), event.original_language)
    told = origins.told(event, get_language())
    siblings = published.in_series_of(event)
    return {
        "event": event,
        "participations": event.participations.all(),
        "sections": event.sections.all(),
        "photos": shown(event.photos),
        "recordings": shown(event.recordings),
        "documents": event.documents.all(),
        "languages": event.languages,
        "made": {one.language: said for one, said, is_shown in told if is_shown},
        "announced": title.language if title.is_fallback else None,
        "previous": siblings.before(event).for_linking().first(),
        "next": siblings.after(event).for_linking().first(),
        "related": published.related_to(event).for_linking()[:4],
    }


@require_safe
@vary_on_headers("Accept-Language")
def permanent_link(request, pk, part=""):
    """Send the reader to the record in the best language; drafts stay unknown.

    What is cited of it, a section, a paragraph or a talk, is found on its page. What
    is no longer there has a page that says so.
    """
    known = Event.objects.published() | Event.objects.withdrawn()
    event = get_object_or_404(known, pk=pk)
    anchor, _p, label = part.removeprefix("s").partition("p")
    if part.startswith("s") and event.is_public:
        section = event.sections.filter(anchor=anchor).first()
        found = section and (not label or _is_read_in(section, label, get_language()))
        if not found:
            return redirect("events:passage", pk, *filter(None, [anchor, label]))
    return redirect(f"{event.get_absolute_url()}{part and '#'}{part}")


def _is_read_in(section, label, language):
    """Whether the text that stands on the page of the record has this paragraph."""
    shown = localized(section, "body", language, section.original_language)
    found = paragraphs.find(section, label, language)
    return found is not None and found.language == shown.language


@require_safe
def passage(request, pk, anchor, label=""):
    """Show one paragraph of a record, or tell what became of what was removed."""
    event = Event.objects.published().filter(pk=pk).first()
    if event is None:
        withdrawn = get_object_or_404(Event.objects.withdrawn(), pk=pk)
        return render(request, "410.html", {"event": withdrawn}, status=410)
    section = event.sections.filter(anchor=anchor).select_related("speaker").first()
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
        rows = event.origins.filter(language=text.language)
        context["made"] = [origins.words(row, get_language()) for row in rows]
    status = 200 if text else 410
    return render(request, "events/passage.html", context, status=status)


@require_safe
def topic_detail(request, slug):
    topic = get_object_or_404(Topic.objects.of(Event.objects.published()), slug=slug)
    return _subject(request, topic, _("Topic"), "topic", slug)


@require_safe
def series_detail(request, pk, slug=""):
    series = get_object_or_404(Series.objects.of(Event.objects.published()), pk=pk)
    if request.path != series.get_absolute_url():
        return redirect(series, permanent=True)
    return _subject(request, series, _("Series of events"), "series", pk)


def _subject(request, subject, what, listing, key):
    """Show the records of a topic or a series, and lead to its feeds."""
    events = subject.events.published().for_listing()
    context = {"subject": subject, "what": what, "listing": listing, "key": key}
    context["page"] = page_of(events, request.GET.get("page"))
    return render(request, "events/subject_detail.html", context)


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
    except FileNotFoundError as error:
        raise Http404 from error
    tag = f'"{changed:x}-{size:x}"'
    response = get_conditional_response(request, tag, changed) or _opened(name)
    response["ETag"], response["Last-Modified"] = tag, http_date(changed)
    return response


def _opened(name):
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    attached = kind not in SHOWN_IN_BROWSER
    file = default_storage.open(name)
    return FileResponse(file, content_type=kind, as_attachment=attached)
