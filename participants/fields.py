"""Custom model fields: mended texts, sort keys, folded names, texts in languages."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from languages.collation import sort_key
from languages.columns import column, columns
from languages.fallback import LANGUAGES
from languages.homoglyphs import mended
from languages.names.likeness import name_key
from languages.names.printed import parts
from search.documents import Name
from search.people import keys_of

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


class KeyField(models.CharField):
    """A text worked out anew at each save, ``made_for`` a language or a reading."""

    OPTIONS = {}

    def __init__(self, made_for, **options):
        self.made_for = made_for
        own = {"editable": False, "db_index": True, **self.OPTIONS}
        super().__init__(**own | options)

    def pre_save(self, instance, add):
        key = self.key_of(instance)[: self.max_length]
        setattr(instance, self.attname, key)
        return key

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, [self.made_for, *args], options


class SortKeyField(KeyField):
    """Where a thing stands in the alphabet, for readers of one language.

    The model says what to sort by in ``sortable_text(language)``; with such a key no
    list has to sort in Python or trust a collation.
    """

    OPTIONS = {"max_length": 120}

    def key_of(self, thing):
        return sort_key(thing.sortable_text(self.made_for))


class FoldedNameField(KeyField):
    """A key under which all spellings of a name fall together, for looking it up."""

    OPTIONS = {"max_length": 60, "default": ""}


class PersonKeyField(FoldedNameField):
    """The key of a person's family and given name in one language."""

    def key_of(self, person):
        family = getattr(person, column("family_name", self.made_for)) or ""
        given = getattr(person, column("given_name", self.made_for)) or ""
        return name_key(family, given)


class SpellingKeyField(FoldedNameField):
    """The key of a spelling read in one of two ways, for its order may be either."""

    def key_of(self, spelling):
        ways = parts(spelling.name)[self.made_for :]
        return name_key(ways[0].family, ways[0].given) if ways else ""


class SkeletonsField(KeyField):
    """What is left of each word of some texts: by it any spelling finds the thing."""

    OPTIONS = {"max_length": 2000, "default": "", "db_index": False}

    def key_of(self, thing):
        texts = [
            (column(text, code), code) for text in self.made_for for code in LANGUAGES
        ]
        names = (Name(getattr(thing, text) or "", code) for text, code in texts)
        return "".join(f" {key}" for key in sorted(keys_of(names)))


def required_in_some_language(field, name, message=NAMELESS):
    """Return the constraint that a text is given in at least one language."""
    given = Q()
    for text in columns(field):  # NULL would make the whole check unknown, and so pass
        given |= Q(**{f"{text}__isnull": False, f"{text}__gt": ""})
    return models.CheckConstraint(
        condition=given, name=name, violation_error_message=message
    )
