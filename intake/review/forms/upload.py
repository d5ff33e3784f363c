"""The first step: a file, or the text itself."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.media.refusals import Unreadable
from intake.readers.reader import MOST_BYTES, SUFFIXES
from intake.uploads import receive


class UploadForm(forms.Form):
    """A file or a pasted text; it is read at once, before anything is kept."""

    file = forms.FileField(
        required=False,
        allow_empty_file=True,  # the reader says what to do then
        label=gettext_lazy("A file"),
        help_text=gettext_lazy(
            "Word (.docx), OpenDocument (.odt), PDF with its text, HTML or plain text."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )
    text = forms.CharField(
        required=False,
        label=gettext_lazy("Or the text itself"),
        help_text=gettext_lazy("Copy it in Word or on a page and paste it here."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    # A script fills it with what was pasted, headings and lists included.
    formatted = forms.CharField(required=False, widget=forms.HiddenInput)
    language = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Its language"),
        choices=[("", gettext_lazy("as the text shows")), *settings.LANGUAGES],
    )

    def clean(self):
        """Ask for one of the two: of both, nobody could say which was meant."""
        given = [name for name in ("file", "text") if self.cleaned_data.get(name)]
        if not given and not self.errors:
            raise ValidationError(_("Choose a file or paste the text."))
        if len(given) == 2:
            raise ValidationError(
                _("Give either a file or a text: take one of them away.")
            )

    def clean_file(self):
        """Refuse what is too large before it is read into memory."""
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise ValidationError(
                _("The file is too large: %(size)s. At most %(most)s can be read."),
                params={
                    "size": filesizeformat(file.size),
                    "most": filesizeformat(MOST_BYTES),
                },
            )
        return file

    def take_in(self, by):
        """Keep and read what was given; return None when it cannot be read."""
        data, name = self._given()
        try:
            return receive(data, name, by=by, language=self.cleaned_data["language"])
        except Unreadable as refusal:
            self.add_error(
                "file" if self.cleaned_data["file"] else "text", str(refusal)
            )

    def _given(self):
        if file := self.cleaned_data["file"]:
            return file.read(), file.name
        formatted = self.cleaned_data["formatted"]
        text = formatted or self.cleaned_data["text"]
        name = _("Pasted text") + (".html" if formatted else ".txt")
        return text.encode(), name
