"""Paper field: a document that is stored without its metadata, whoever sends it.

The stored file is the public one, and its checksum is of it. One that was stored before
is written anew under its name: history and links still find it, nothing of its maker
stays on the disk, and its new size and time are a new ETag.
"""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _

from .metadata import read
from .refusals import Refusal, Unreadable

TOO_INTRICATE = _("The file cannot be looked into. Save it anew, or as a PDF.")


class PaperField(models.FileField):
    """Its row says in ``cleaned_name`` which file has lost its metadata.

    Any other is cleaned with its row, for history may bring back one that never was.
    ``stays_as_sent`` tells the desk of one that was left alone.
    """

    def clean(self, value, instance):
        """Refuse with a sentence here what would break the save."""
        return self._clean_file(super().clean(value, instance), instance)

    def pre_save(self, instance, add):
        self._clean_file(getattr(instance, self.attname), instance)
        file = super().pre_save(instance, add)
        instance.cleaned_name = file.name or ""
        return file

    def _clean_file(self, file, instance):
        known = file and file._committed and instance.cleaned_name == file.name
        if not file or known or getattr(file, "is_clean", False):
            return file
        file.open("rb")
        data = file.read()
        clean, instance.pages = _read(data)
        if file._committed:
            file.close()
            if clean not in (None, data):
                file.storage.overwrite(file.name, ContentFile(clean))
            instance.cleaned_name = file.name
        else:
            file.is_clean, instance.stays_as_sent = True, clean is None
            file.file = ContentFile(data if clean is None else clean)
        return file


def _read(data):
    try:
        return read(data)
    except Unreadable as refusal:
        intricate = refusal.code == Refusal.TOO_INTRICATE
        sentence = TOO_INTRICATE if intricate else refusal.sentence
        raise ValidationError(sentence, code=refusal.code) from refusal
