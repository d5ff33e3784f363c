"""Translatable texts of a record, in the order in which one reads."""

from dataclasses import dataclass
from functools import lru_cache

from django.db import models
from django.utils.text import capfirst
from modeltranslation.translator import translator

from languages.columns import column

from ..columns import TEXTS_OF_PARTS
from ..fields import RichTextField
from ..paragraphs import labels_of
from ..rich_text import plain_text


@dataclass(frozen=True)
class Text:
    """One text in all its languages; ``key`` outlives reordering and renaming."""

    key: str
    thing: models.Model
    field: str
    number: int = 0  # which of its kind the part is; the event itself has none

    @property
    def part(self):
        """What the text belongs to, in the reader's language: «Бөлім 2»."""
        kind = capfirst(self.thing._meta.verbose_name)
        return f"{kind} {self.number}" if self.number else kind

    @property
    def label(self):
        return self.thing._meta.get_field(self.field).verbose_name

    @property
    def is_rich(self):
        return isinstance(self.thing._meta.get_field(self.field), RichTextField)

    @property
    def has_lines(self):
        return isinstance(self.thing._meta.get_field(self.field), models.TextField)

    def column(self, language):
        return column(self.field, language)

    def written_in(self, language):
        """Return the text itself, as it is stored."""
        return getattr(self.thing, self.column(language)) or ""

    def labels_in(self, language):
        """Return the numbers of the paragraphs, of a text that has such."""
        numbering = getattr(self.thing, "paragraphs", {}) if self.is_rich else {}
        return labels_of(numbering, language, self.written_in(language))

    def as_kept(self, new, language):
        """Return what the column makes of ``new``: clean, with one kind of line end."""
        if not self.is_rich:
            new = ("\n" if self.has_lines else " ").join(new.splitlines()).strip()
        return self.thing._meta.get_field(self.column(language)).as_kept(new)

    def words_in(self, language):
        """Return what can be read: neither a mark-up nor a space more or less counts.

        The text editor breaks lines and nests paragraphs as it likes; that alone must
        not make a translation look outdated.
        """
        return words_of(self.written_in(language), rich=self.is_rich)


def words_of(text, *, rich):
    lines = (plain_text(text) if rich else text).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def texts_of(event):
    """Yield the texts of ``event``; from ``for_translating()`` it costs no query."""
    yield from _texts(event, "")
    for relation in TEXTS_OF_PARTS:
        for number, part in enumerate(getattr(event, relation).all(), start=1):
            yield from _texts(part, f"{relation}.{part.pk}.", number)


def _texts(thing, prefix, number=0):
    for field in _translated_fields(type(thing)):
        yield Text(f"{prefix}{field}", thing, field, number)


@lru_cache
def _translated_fields(model):
    """The translated fields as the model declares them, which is how one reads them."""
    translated = translator.get_options_for_model(model).all_fields
    return [field.name for field in model._meta.fields if field.name in translated]
