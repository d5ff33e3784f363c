"""Forms of the desk's import: what is given to be read."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.media.refusals import Unreadable

from .converting import OLD_WORD, can_convert
from .readers.reader import MOST_BYTES, SUFFIXES
from .uploads import keep, receive

MOST_FILES = 40  # in a batch


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """A file or several; each is asked for itself."""

    def clean(self, data, initial=None):
        clean = super().clean
        return [clean(file, initial) for file in data or [] if file]


class UploadForm(forms.Form):
    """Files, a pasted text, or both; one alone is read before anything is kept."""

    file = FilesField(
        required=False,
        allow_empty_file=True,  # the reader says what to do then
        label=gettext_lazy("Files"),
        help_text=gettext_lazy(
            "Word (.docx), OpenDocument (.odt), PDF with its text, HTML or plain text."
        ),
        widget=FilesInput(attrs={"accept": ",".join(SUFFIXES)}),
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

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if can_convert():
            suffixes = ",".join((*SUFFIXES, *OLD_WORD))
            self.fields["file"].widget.attrs["accept"] = suffixes
            self.fields["file"].help_text = _(
                "Word (.docx, .doc, .rtf), OpenDocument (.odt), PDF, HTML, plain text."
            )

    def clean_file(self):
        """Refuse what is too much before it is read into memory."""
        files = self.cleaned_data["file"]
        for file in files:
            if file.size > MOST_BYTES:
                said = _(
                    "The file is too large: %(size)s. At most %(most)s can be read."
                )
                sizes = {"size": file.size, "most": MOST_BYTES}
                params = {name: filesizeformat(size) for name, size in sizes.items()}
                raise ValidationError(said, params=params)
        if len(files) > MOST_FILES:
            said = ngettext(
                "At most %(count)d file can be given at once.",
                "At most %(count)d files can be given at once.",
                MOST_FILES,
            )
            raise ValidationError(said, params={"count": MOST_FILES})
        return files

    def clean(self):
        if not self.errors and not self._count:
            raise ValidationError(_("Choose a file or paste the text."))

    @property
    def _count(self):
        return len(self.cleaned_data["file"]) + bool(self.cleaned_data["text"])

    @property
    def is_batch(self):
        return self._count > 1

    def _given(self):
        """Yield what was given, data with its name; a file at a time is in memory."""
        for file in self.cleaned_data["file"]:
            yield file.read(), file.name
        if text := self.cleaned_data["text"]:
            formatted = self.cleaned_data["formatted"]
            name = _("Pasted text") + (".html" if formatted else ".txt")
            yield (formatted or text).encode(), name

    def keep(self, by):
        """Keep all that was given, and return the batch that is to be read."""
        return keep(self._given(), by=by, language=self.cleaned_data["language"])

    def take_in(self, by):
        """Keep and read the one thing given; return None when it cannot be read."""
        [(data, name)] = self._given()
        try:
            return receive(data, name, by=by, language=self.cleaned_data["language"])
        except Unreadable as refusal:
            given = "file" if self.cleaned_data["file"] else "text"
            self.add_error(given, str(refusal))
