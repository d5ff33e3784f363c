"""Media: pictures and papers of an event; all lie under the event's own folder."""

from secrets import token_hex

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from imagekit.models import ImageSpecField
from imagekit.processors import ResizeToFit

from languages.romanise import slug
from participants.choices import LANGUAGE_CHOICES
from participants.pictures import PictureField
from search.fields import LineField

from ..choices import ANSWERED, SHOWN, Agreement, Licence, RecordingKind
from ..fields import ChecksumField, DimensionField, SentChecksumField, checksum
from ..media import file_types
from ..media.papers import PaperField
from ..media.refusals import Unreadable
from .text import PartOfRecord

RENDITIONS = "renditions"
WIDTHS = SMALL, MEDIUM, LARGE = 480, 960, 1600  # pixels
LARGEST_FILE = 30 * 1024 * 1024  # bytes
DOCUMENT_TYPES = ["pdf", "docx", "pptx", "xlsx", "odt", "odp", "ods", "txt"]

SUSPICIONS = {
    "bomb": _("The file unpacks into far more than a paper needs."),
    "macros": _("The file carries macros. Save it without them, or as a PDF."),
}


def shown(parts):
    """Return those of the photos or recordings that readers may have."""
    return [one for one in parts.all() if one.is_shown]


def photo_path(photo, filename):
    return _path(photo, "photos", filename)


def document_path(document, filename):
    return _path(document, "documents", filename)


def _path(part, folder, filename):
    """Return a path under the event that no file has had before.

    History may name a file that is gone: no other must ever be taken for it.
    """
    stem, _dot, extension = filename.rpartition(".")
    name = f"{slug(stem)[:50] or 'file'}-{token_hex(4)}.{extension.lower()}"
    return f"events/{part.event_id}/{folder}/{name}"


def not_too_large(file):
    if file.size > LARGEST_FILE:
        raise ValidationError(
            _("The file is too large: %(size)s. At most %(largest)s can be kept."),
            params={
                "size": filesizeformat(file.size),
                "largest": filesizeformat(LARGEST_FILE),
            },
        )


def is_what_its_name_says(file):
    """Refuse a paper whose content is not of the kind that its name promises."""
    if file._committed:  # it was looked at when it came
        return
    named = file.name.rpartition(".")[2].lower()
    try:
        found = file_types.kind_of(file)
    except Unreadable as refusal:
        sentence = SUSPICIONS.get(refusal.code, refusal.sentence)
        raise ValidationError(sentence, code=refusal.code) from refusal
    if found != named:
        raise ValidationError(
            _("The content of this file is not that of a .%(named)s file."),
            params={"named": named},
            code="mislabelled",
        )


def rendition_path(generator):
    """Name a rendition after its photo and its width.

    imagekit's own names hash the whole recipe anew at every mention of a picture.
    """
    return _rendition_of(generator.source.name, generator.processors[0].width)


def renditions_of(name):
    """Return the names of all that is made of the photo ``name``."""
    return [_rendition_of(name, width) for width in WIDTHS]


def _rendition_of(name, width):
    return f"{RENDITIONS}/{name.rpartition('.')[0]}.{width}.webp"


def rendition(width):
    return ImageSpecField(
        source="image",
        processors=[ResizeToFit(width, None, upscale=False)],
        format="WEBP",
        options={"quality": 78},
    )


class Medium(PartOfRecord):
    """What a photo, a document and a recording have in common."""

    FILE = None  # the column of the file, where we keep one

    caption = LineField(_("caption"), max_length=300, blank=True)
    author = LineField(_("author"), max_length=150, blank=True)
    licence = models.CharField(
        _("licence"),
        max_length=20,
        choices=Licence,
        blank=True,
        default=Licence.CC_BY,
    )
    made_on = models.DateField(_("date"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def __str__(self):
        return self.caption or str(self._meta.verbose_name)

    def clean(self):
        """Refuse a file that the record has already, whatever it is called now."""
        super().clean()
        file = self.FILE and getattr(self, self.FILE)
        if not file or file._committed:
            return
        twins = type(self).objects.filter(event=self.event_id).exclude(pk=self.pk)
        if twins.filter(**{self.FILE_AS_SENT: checksum(file)}).exists():
            raise ValidationError({self.FILE: _("The record has this file already.")})


class WithConsent(models.Model):
    """What shows people: readers have it once these have agreed."""

    consent = models.CharField(
        _("consent"), max_length=10, choices=Agreement, default="", blank=True
    )
    consent_how = models.CharField(
        _("how it was given"),
        max_length=200,
        blank=True,
        help_text=_("“E-mail of 3 March”, “paper form”. Readers never see it."),
    )

    class Meta:
        abstract = True

    @property
    def is_shown(self):
        return self.consent in SHOWN

    def clean(self):
        super().clean()
        if self.consent in ANSWERED and not self.consent_how:
            sentence = _("Say how they told you, in a few words.")
            raise ValidationError({"consent_how": sentence})


class Recording(WithConsent, Medium):
    """What was recorded of the event and lies elsewhere, known by its address."""

    url = models.URLField(_("address"), max_length=500)
    kind = models.CharField(_("kind"), max_length=20, choices=RecordingKind, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=LANGUAGE_CHOICES, blank=True
    )
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, blank=True)

    class Meta(Medium.Meta):
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")


class Photo(WithConsent, Medium):
    """A picture, kept upright, without camera data, in the sizes pages ask for."""

    FILE, FILE_AS_SENT = "image", "sent_sha256"

    sent_sha256 = SentChecksumField(of="image")
    image = PictureField(
        verbose_name=_("image"),
        upload_to=photo_path,
        longest=2560,
        db_index=True,  # each request for a picture asks who has it
        validators=[not_too_large],
    )
    width = DimensionField(of="image", side="width")
    height = DimensionField(of="image", side="height")
    alt = LineField(
        _("description for those who cannot see it"),
        max_length=300,
        blank=True,
        help_text=_("Who or what is to be seen. A record is published with it only."),
    )
    sha256 = ChecksumField(of="image")
    leads = models.BooleanField(
        _("leads the record"),
        default=False,
        help_text=_("Shown above the text, and with the record on the first page."),
    )

    small = rendition(SMALL)
    medium = rendition(MEDIUM)
    large = rendition(LARGE)

    class Meta(Medium.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")


class Document(Medium):
    """A paper handed on with the record: a programme, slides, a resolution.

    It is kept without what tells of its maker; ``cleaned_name`` follows its field.
    """

    FILE, FILE_AS_SENT = "file", "sha256"

    file = PaperField(
        _("file"),
        upload_to=document_path,
        db_index=True,
        validators=[
            FileExtensionValidator(DOCUMENT_TYPES),
            not_too_large,
            is_what_its_name_says,
        ],
    )
    language = models.CharField(
        _("language"), max_length=2, choices=LANGUAGE_CHOICES, blank=True
    )
    cleaned_name = models.CharField(max_length=100, editable=False, default="")
    pages = models.PositiveIntegerField(null=True, editable=False)  # of a PDF
    sha256 = ChecksumField(of="file")

    class Meta(Medium.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def extension(self):
        return self.file.name.rpartition(".")[2].upper()
