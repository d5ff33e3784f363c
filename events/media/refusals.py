"""Validation errors: why a file cannot be read, each with a sentence what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models
from django.utils.translation import gettext_lazy as _


class Refusal(models.TextChoices):
    EMPTY = "empty", _("There is no text in it. Choose another file or paste the text.")
    TOO_LARGE = (
        "too_large",
        _("The file is too large. Take out the pictures, save it and try again."),
    )
    TOO_LONG = (
        "too_long",
        _("The text is too long for one record. Cut it into several files."),
    )
    OLD_WORD = (
        "old_word",
        _("This is the format of an old Word. Open the file, save it as .docx."),
    )
    UNKNOWN = (
        "unknown",
        _("Files of this kind cannot be read. Save it as .docx or paste the text."),
    )
    DISGUISED = (
        "disguised",
        _("The file is not what its name says. Open it in Word, save it as .docx."),
    )
    LOCKED = (
        "locked",
        _("The file is closed with a password. Take the password off and try again."),
    )
    BROKEN = (
        "broken",
        _("The file is damaged or cut short. Open it in Word, save it anew as .docx."),
    )
    MACROS = (
        "macros",
        _("The file carries macros. Save it as .docx, which leaves them out."),
    )
    BOMB = (
        "bomb",
        _("The file unpacks into far more than a text needs. Save it anew as .docx."),
    )
    TOO_INTRICATE = (
        "too_intricate",
        _(
            "This is too large or too intricate to be read here. Give it in several "
            "parts, or paste the plain text."
        ),
    )
    BUSY = (
        "busy",
        _("Other files are being read just now. Try again in a minute."),
    )
    SCAN = (
        "scan",
        _("This PDF is a picture of the text. Recognise the text and paste it here."),
    )
    GONE = "gone", _("The file is no longer kept. Give it once more.")
    LETTERS = (
        "letters",
        _("The letters cannot be made out. Save the text as UTF-8 and try again."),
    )
    LOST_LETTERS = (
        "lost_letters",
        _(
            "Question marks stand where Kazakh letters were: they were lost when this "
            "was saved. Take the original, save it as .docx or UTF-8."
        ),
    )


class Unreadable(Exception):  # noqa: N818  it is caught as an answer
    """A file or text is refused; ``str()`` is the sentence for whoever sent it."""

    def __init__(self, refusal: Refusal):
        super().__init__(refusal.label)
        self.code = refusal.value
        self.sentence = refusal.label


@contextmanager
def called_damaged() -> Iterator[None]:
    """Refuse a file that breaks its reader: to its owner it is damaged."""
    try:
        yield
    except (Unreadable, MemoryError):
        raise
    except Exception as error:
        raise Unreadable(Refusal.BROKEN) from error
