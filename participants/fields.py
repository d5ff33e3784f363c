"""Custom model fields: sort keys, folded names, and texts in three languages."""

from django.db import models
from django.db.models import Q

from languages.collation import sort_key
from languages.columns import column, columns
from languages.names.likeness import name_key
from languages.names.printed import parts


class SortKeyField(models.CharField):
    """Where a thing stands in the alphabet, for readers of one ``language``.

    The model says what to sort by in ``sortable_text(language)``; the key is made
    anew at each save, so no list has to sort in Python or trust a collation.
    """

    def __init__(self, language, **options):
        self.language = language
        super().__init__(
            **{"max_length": 120, "editable": False, "db_index": True} | options
        )

    def pre_save(self, instance, add):
        key = sort_key(instance.sortable_text(self.language))[: self.max_length]
        setattr(instance, self.attname, key)
        return key

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, [self.language, *args], options


class FoldedNameField(models.CharField):
    """A key under which all spellings of a name fall together, for looking it up."""

    def __init__(self, *args, **options):
        defaults = {"max_length": 60, "editable": False, "default": ""}
        super().__init__(*args, **defaults | {"db_index": True} | options)

    def pre_save(self, instance, add):
        key = self.key_of(instance)
        setattr(instance, self.attname, key)
        return key


class PersonKeyField(FoldedNameField):
    """The key of a person's family and given name in one ``language``."""

    def __init__(self, language, **options):
        self.language = language
        super().__init__(**options)

    def key_of(self, person):
        family = getattr(person, column("family_name", self.language)) or ""
        given = getattr(person, column("given_name", self.language)) or ""
        return name_key(family, given)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, [self.language, *args], options


class SpellingKeyField(FoldedNameField):
    """The key of a spelling read in one ``way``, for its order may be either."""

    def __init__(self, way, **options):
        self.way = way
        super().__init__(**options)

    def key_of(self, spelling):
        ways = parts(spelling.name)[self.way :]
        return name_key(ways[0].family, ways[0].given) if ways else ""

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, [self.way, *args], options


def in_some_language(field):
    """Return the condition that ``field`` has a text in at least one language."""
    condition = Q()
    for text in columns(field):  # NULL would make the whole check unknown, and so pass
        condition |= Q(**{f"{text}__isnull": False, f"{text}__gt": ""})
    return condition


def required_in_some_language(field, name, message):
    """Return the constraint that a text is given in at least one language."""
    return models.CheckConstraint(
        condition=in_some_language(field),
        name=name,
        violation_error_message=message,
    )
