"""Multiple upload: several photos in one input of the form, without a script."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy, ngettext

from participants.pictures import PictureUpload, check_picture

from ..media.photos import add_photos
from ..models.media import not_too_large


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) or None


class SeveralPictures(PictureUpload):
    """Pictures that are checked one by one; a refusal says which one it means."""

    widget = SeveralFiles
    default_validators = [check_picture, not_too_large]

    def clean(self, sent, initial=None):
        return [self._clean_one(file) for file in sent or []]

    def _clean_one(self, file):
        try:
            return super().clean(file)
        except ValidationError as refusal:
            named = [f"{file.name}: {sentence}" for sentence in refusal.messages]
            raise ValidationError(named) from refusal


class NewPhotosForm(forms.Form):
    """Goes together with the form of a record."""

    new_photos = SeveralPictures(
        required=False,
        label=gettext_lazy("Add photos"),
        help_text=gettext_lazy(
            "Choose as many as you like. Describe them below once they are saved."
        ),
    )


def add(request, event, files):
    """Add what was sent among the photos; say which of them the record had already."""
    if known := files and add_photos(event, files):
        sentence = ngettext(
            "The record has this photo already: %(names)s.",
            "The record has these photos already: %(names)s.",
            len(known),
        )
        messages.warning(request, sentence % {"names": ", ".join(known)})
