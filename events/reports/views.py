"""The form for a mistake, at a section or a paragraph of a public record.

It needs no cookie, so readers get none. A forged post could do no more than its author
could from anywhere: no account is asked, and what a browser says of its origin is
believed. Against floods there are a limit for each address and a field that only
programs fill in.
"""

import re
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .. import paragraphs
from ..models import Event, Report
from .forms import ReportForm


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, pk):
    event = Event.objects.published().filter(pk=pk).first()
    if event is None:  # its own page says whether it was withdrawn
        return redirect("permanent", pk)
    section, label = _place(event, request.GET)
    new = Report(event=event, paragraph=label, language=get_language())
    new.anchor = section and section.anchor
    form = ReportForm(request.POST if request.method == "POST" else None, instance=new)
    if form.is_bound and _is_foreign(request):
        raise PermissionDenied
    if form.is_valid():
        form.keep()
        return redirect(f"{request.path}?sent=1")
    context = {"event": event, "section": section, "label": label, "form": form}
    response = render(request, "events/report.html", context | {"new": new})
    response["X-Robots-Tag"] = "noindex"
    return response


def _place(event, asked):
    """Return the section that is meant, if any, and the number of its paragraph."""
    anchor, label = asked.get("section"), asked.get("paragraph", "")
    if anchor is None:
        return None, ""
    number = int(anchor) if re.fullmatch("[0-9]{1,4}", anchor) else 0
    section = get_object_or_404(event.sections, anchor=number)
    if label and not paragraphs.find(section, label, get_language()):
        raise Http404
    return section, label


def _is_foreign(request):
    said = request.headers.get("Origin") or request.headers.get("Referer")
    return urlsplit(said or "").netloc not in ("", request.get_host())
