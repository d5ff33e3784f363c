"""Custom model fields: mended texts, and that one is given in some language."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from languages.columns import columns
from languages.homoglyphs import mended

NAMELESS = _("Give the name in at least one of the languages.")


class Mended:
    """What makes a field keep its text mended, whoever writes it and however.

    A form, ``save``, ``bulk_create`` and ``update``, an import and an archive all pass
    here, and so does what is looked up. For migrations it is a plain field.
    """

    mend = staticmethod(mended)

    def as_kept(self, value):
        return mended(value) if isinstance(value, str) else value

    def clean(self, value, instance):
        return super().clean(self.as_kept(value), instance)

    def pre_save(self, instance, add):
        """Let the instance have what the column gets: keys are made of it, and history.

        Past the descriptor, which would write a stand-in's words as a translation.
        """
        value = self.as_kept(super().pre_save(instance, add))
        vars(instance)[self.attname] = value
        return value

    def get_prep_value(self, value):
        return self.as_kept(super().get_prep_value(value))

    def deconstruct(self):
        name, _path, args, options = super().deconstruct()
        return name, f"django.db.models.{self.get_internal_type()}", args, options


class LineField(Mended, models.CharField):
    """A name, a title, a post: a text of one line that people read."""


class ProseField(Mended, models.TextField):
    """A text of more than a line that people read."""


class GivenInSomeLanguage(models.CheckConstraint):
    """That a text is given in at least one language: a form need not ask the database.

    It would be asked three times for every row. For migrations it is a plain check.
    """

    def validate(self, model, instance, exclude=None, using=None):
        texts = self.condition.referenced_base_fields
        if texts.isdisjoint(exclude or ()) and not any(
            getattr(instance, text) for text in texts
        ):
            raise ValidationError(self.get_violation_error_message())

    def deconstruct(self):
        _path, args, options = super().deconstruct()
        return "django.db.models.CheckConstraint", args, options


def required_in_some_language(field, name, message=NAMELESS):
    """Return the constraint that ``field`` is given in at least one language."""
    given = Q()
    for text in columns(field):  # NULL would make the whole check unknown, and so pass
        given |= Q(**{f"{text}__isnull": False, f"{text}__gt": ""})
    return GivenInSomeLanguage(
        condition=given, name=name, violation_error_message=message
    )
