"""Custom model fields: sort keys, folded names, skeletons of texts in languages."""

from django.db import models

from languages.collation import sort_key
from languages.columns import column
from languages.fallback import LANGUAGES
from languages.names.likeness import name_key
from languages.names.printed import parts
from search.documents import Name
from search.people import keys_of


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
