"""Translation screen: a record in two languages side by side."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from js_asset import Media

from languages.fallback import LANGUAGES

from ...translating.translate import translate
from .translation_form import Desk

# Whole sentences: no language joins the name of another one in the same way.
INTO = {
    "kk": gettext_lazy("Translation into Kazakh"),
    "ru": gettext_lazy("Translation into Russian"),
    "en": gettext_lazy("Translation into English"),
}


def translation(request, model_admin, pk, language):
    """Show the texts in both languages; take what the translator hands in."""
    if request.method != "POST":
        event = event_to_translate(request, model_admin, pk, language)
        only_open = request.GET.get("only") == "open"
        desk = Desk(event, language, only_open=only_open)
        return page(request, model_admin, desk, only_open=only_open)
    with transaction.atomic():
        event = event_to_translate(request, model_admin, pk, language, lock=True)
        desk = Desk(event, language, request.POST)
        if desk.is_valid() and _translate(request, desk):
            return HttpResponseRedirect(request.get_full_path())
    return page(request, model_admin, desk)


def event_to_translate(request, model_admin, pk, language, lock=False):
    visible = model_admin.get_queryset(request).filter(pk=pk).for_translating()
    event = (visible.select_for_update(of=["self"]) if lock else visible).first()
    if event is None or language not in {*LANGUAGES} - {event.original_language}:
        raise Http404
    may = model_admin.has_change_permission if lock else model_admin.has_view_permission
    if not may(request, event):
        raise PermissionDenied
    return event


def _translate(request, desk):
    """Hand the draft to the act; tell whether it was taken."""
    try:
        changed = translate(desk.event, desk.draft(), by=request.user)
    except ValidationError as refusal:
        desk.refuse(refusal)
        return False
    if number := len(changed) + len(desk.draft().checked):
        said = ngettext("%d text was saved.", "%d texts were saved.", number)
        messages.success(request, said % number)
    elif desk.origin.is_edited:
        messages.success(request, _("It is noted how the translation was made."))
    else:
        messages.info(request, _("Nothing has changed."))
    return True


def page(request, model_admin, desk, **context):
    event = desk.event
    context |= model_admin.admin_site.each_context(request) | {
        "title": INTO[desk.language],
        "subtitle": str(event),
        "opts": model_admin.opts,
        "original": event,
        "desk": desk,
        "may_change": model_admin.has_change_permission(request, event),
        "others": [c for c in LANGUAGES if c != event.original_language],
        "media": Media.from_media(desk.media, nonce=str(request.csp_nonce)),
    }
    template = "admin/events/event/translation.html"
    return TemplateResponse(request, template, context)
