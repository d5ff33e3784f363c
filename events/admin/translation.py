"""The screen on which a record is translated, original and translation side by side."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from js_asset import Media

from languages.fallback import LANGUAGES

from ..translating import translate
from .translation_form import Desk

# Whole sentences: no language joins the name of another one in the same way.
INTO = {
    "kk": gettext_lazy("Translation into Kazakh"),
    "ru": gettext_lazy("Translation into Russian"),
    "en": gettext_lazy("Translation into English"),
}


class TranslationDesk(admin.ModelAdmin):
    """Adds the translation of a record, language by language, to its admin."""

    def get_urls(self):
        translation = path(
            "<int:pk>/translation/<slug:language>/",
            self.admin_site.admin_view(self.translation_view),
            name="events_event_translation",
        )
        return [translation, *super().get_urls()]

    def translation_view(self, request, pk, language):
        """Show the texts in both languages; take what the translator hands in."""
        if request.method != "POST":
            event = self._to_translate(request, pk, language)
            only_open = request.GET.get("only") == "open"
            desk = Desk(event, language, only_open=only_open)
            return self._translation_page(request, desk, only_open=only_open)
        with transaction.atomic():
            event = self._to_translate(request, pk, language, lock=True)
            desk = Desk(event, language, request.POST)
            if desk.is_valid() and self._translate(request, desk):
                return HttpResponseRedirect(request.get_full_path())
        return self._translation_page(request, desk)

    def _to_translate(self, request, pk, language, lock=False):
        visible = self.get_queryset(request).filter(pk=pk).for_translating()
        event = (visible.select_for_update(of=["self"]) if lock else visible).first()
        if event is None or language not in LANGUAGES:
            raise Http404
        if language == event.original_language:
            raise Http404
        may = self.has_change_permission if lock else self.has_view_permission
        if not may(request, event):
            raise PermissionDenied
        return event

    def _translate(self, request, desk):
        """Hand the draft to the act; tell whether it was taken."""
        try:
            changed = translate.translate(desk.event, desk.draft(), by=request.user)
        except ValidationError as refusal:
            desk.refuse(refusal)
            return False
        self._tell(request, len(changed) + len(desk.draft().checked))
        return True

    def _tell(self, request, number):
        if not number:
            messages.info(request, _("Nothing has changed."))
            return
        said = ngettext("%d text was saved.", "%d texts were saved.", number)
        messages.success(request, said % number)

    def _translation_page(self, request, desk, **context):
        event = desk.event
        context |= self.admin_site.each_context(request) | {
            "title": INTO[desk.language],
            "subtitle": str(event),
            "opts": self.opts,
            "original": event,
            "desk": desk,
            "may_change": self.has_change_permission(request, event),
            "others": [c for c in LANGUAGES if c != event.original_language],
            "media": Media.from_media(desk.media, nonce=str(request.csp_nonce)),
        }
        template = "admin/events/event/translation.html"
        return TemplateResponse(request, template, context)
