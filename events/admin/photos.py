"""Several photos at once: one input of the form of a record, which needs no script."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
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


class PhotosMixin:
    """Shows the input among the photos, and adds what was sent with it."""

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if not self.has_change_permission(request, obj):
            return fieldsets
        fields = {"fields": ["new_photos"], "classes": ["tab-media"]}
        return [*fieldsets, (_("Several photos at once"), fields)]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        known = add_photos(form.instance, form.cleaned_data["new_photos"])
        if known:
            sentence = ngettext(
                "The record has this photo already: %(names)s.",
                "The record has these photos already: %(names)s.",
                len(known),
            )
            messages.warning(request, sentence % {"names": ", ".join(known)})
