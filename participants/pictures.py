"""Image validation: which pictures are taken, and in which state they are kept."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from imagekit.models import ProcessedImageField
from imagekit.processors import ResizeToFit, Transpose
from PIL import Image, ImageFile

FORMATS = ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF"]
MOST_PIXELS = 80_000_000  # a good camera's; more takes the memory of the whole site

TOO_MANY_PIXELS = _(
    "The picture has too many pixels. Make it smaller, at most 8,000 on either side."
)
NOT_A_PICTURE = _(
    "This is not a picture, or it is damaged. Send a photo as JPEG, PNG or WebP."
)


def check_picture(file):
    """Refuse what cannot be shown, before anything of it is kept.

    A file that is stored already was checked when it came.
    """
    if getattr(file, "_committed", False):
        return
    try:
        file.seek(0)
        picture = Image.open(file, formats=FORMATS)
        if picture.width * picture.height > MOST_PIXELS:
            raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels")
        # WeasyPrint has Pillow take half a picture for a whole one, once it is loaded.
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        picture.load()
    except ValidationError:
        raise
    except Image.DecompressionBombError as bomb:
        raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels") from bomb
    except Exception as trouble:  # Pillow's readers raise whatever they like
        raise ValidationError(NOT_A_PICTURE, code="not_a_picture") from trouble
    finally:
        file.seek(0)


class PictureUpload(forms.FileField):
    """Asks for a picture; Django's own field would read it once more."""

    def widget_attrs(self, widget):
        return {"accept": "image/*"}


class PictureField(ProcessedImageField):
    """A picture that is kept upright, without what the camera wrote into it.

    Cameras write where and when a photo was taken, and by whom.
    """

    FORMAT = "JPEG"
    OPTIONS = {"quality": 85, "progressive": True, "comment": b"", "xmp": b""}
    default_validators = [*ProcessedImageField.default_validators, check_picture]

    def __init__(self, *, longest, **options):
        self.longest = longest
        super().__init__(
            processors=[Transpose(), ResizeToFit(longest, longest, upscale=False)],
            format=self.FORMAT,
            options=self.OPTIONS,
            **options,
        )

    def formfield(self, **options):
        return super().formfield(**{"form_class": PictureUpload} | options)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"longest": self.longest}
