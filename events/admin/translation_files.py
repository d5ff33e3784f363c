"""A record's texts to a translator and back, as a Word table or as XLIFF."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from events.media.refusals import Unreadable
from events.translating.files.comparison import compare
from events.translating.files.kinds import FORMATS, read
from events.translating.files.sheet import WrongSheet, sheet_of

from .translation import TranslationDesk
from .translation_form import Desk


class FileForm(forms.Form):
    """The file a translator has sent back."""

    file = forms.FileField(
        label=_("File with the translation"),
        widget=forms.FileInput({"accept": ".docx,.xlf,.xliff"}),
    )

    def __init__(self, event, language, *args, **kwargs):
        self.event, self.language = event, language
        super().__init__(*args, **kwargs)

    def clean_file(self):
        """Lay the file beside the record; keep what it would change."""
        file = self.cleaned_data["file"]
        try:
            self.comparison = compare(read(file.read()), self.event, self.language)
        except (Unreadable, WrongSheet) as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return file


class TranslationFiles(TranslationDesk):
    """Adds to the translation of a record the files in which it travels."""

    def get_urls(self):
        base = "<int:pk>/translation/<slug:language>"
        views = [
            ("file/", "translation_import", require_POST(self.translation_import_view)),
            (
                "<slug:extension>/",
                "translation_export",
                require_safe(self.translation_export_view),
            ),
        ]
        own = [
            path(
                f"{base}/{address}",
                self.admin_site.admin_view(view),
                name=f"events_event_{name}",
            )
            for address, name, view in views
        ]
        return [*own, *super().get_urls()]

    def translation_export_view(self, request, pk, language, extension):
        event = self._to_translate(request, pk, language)
        if extension not in FORMATS:
            raise Http404
        file_format = FORMATS[extension]
        content = file_format.write(sheet_of(event, language))
        name = f"{event.pk}-{event.slug}.{language}.{extension}"
        return HttpResponse(
            content,
            content_type=file_format.MEDIA_TYPE,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def translation_import_view(self, request, pk, language):
        """Show what a file would change; only the page that shows it can save it."""
        event = self._to_translate(request, pk, language)
        if not self.has_change_permission(request, event):
            raise PermissionDenied
        form = FileForm(event, language, request.POST, request.FILES)
        if not form.is_valid():
            return self._translation_page(
                request, Desk(event, language), file_form=form
            )
        desk = Desk(event, language, offers=form.comparison.changes)
        return self._translation_page(request, desk, comparison=form.comparison)
