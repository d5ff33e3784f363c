"""Translation files: texts to a translator and back, as a Word table or as XLIFF."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from participants.audit_log import Act, note

from ...media.refusals import Unreadable
from ...translating.files.comparison import compare
from ...translating.files.reading import FORMATS, read_sheet
from ...translating.files.sheet import WrongSheet, sheet_of
from .translation import event_to_translate, page
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
            self.comparison = compare(
                read_sheet(file.read()), self.event, self.language
            )
        except (Unreadable, WrongSheet) as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return file


@require_POST
def hand_out(request, model_admin, pk, language, extension):
    """Send the texts out as a file, and keep who has asked for it."""
    event = event_to_translate(request, model_admin, pk, language)
    if extension not in FORMATS:
        raise Http404
    file_format = FORMATS[extension]
    content = file_format.write(sheet_of(event, language))
    said = f"{extension.upper()}: {language}"
    note(Act.EXPORTED, [event], by=request.user, said=said)
    name = f"{event.pk}-{event.slug}.{language}.{extension}"
    return HttpResponse(
        content,
        content_type=file_format.MEDIA_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_POST
def take_in(request, model_admin, pk, language):
    """Show what a file would change; only the page that shows it can save it."""
    event = event_to_translate(request, model_admin, pk, language)
    if not model_admin.has_change_permission(request, event):
        raise PermissionDenied
    form = FileForm(event, language, request.POST, request.FILES)
    if not form.is_valid():
        return page(request, model_admin, Desk(event, language), file_form=form)
    desk = Desk(event, language, offers=form.comparison.changes)
    return page(request, model_admin, desk, comparison=form.comparison)
