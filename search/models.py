from django.db import models
from django.db.models.lookups import StartsWith
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """One text in the index: the header of a record or a section, in one language.

    Its terms are in the table ``search_terms``, which each database builds in its own
    way (see the second migration); everything else about it is here.
    """

    place = models.BigIntegerField(primary_key=True)  # see places.py
    record = models.PositiveIntegerField(db_index=True)
    public_from = models.DateTimeField(db_index=True)
    version = models.PositiveSmallIntegerField()  # of the analyser
    digest = models.CharField(max_length=16)

    def __str__(self):
        return str(self.place)


class Facets(models.Model):
    """What a record can be filtered by, in one line, so that counting reads one row."""

    record = models.PositiveIntegerField(primary_key=True)
    words = models.TextField()

    def __str__(self):
        return self.words


class Skeleton(models.Model):
    """A Kazakh stem under what is left of a word when its letters are mistyped.

    It may outlive the text it came from: whoever looks a stem up here must still ask
    whether a public text contains it.
    """

    skeleton = models.CharField(max_length=192)
    stem = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["skeleton", "stem"], name="search_skeleton_once"
            )
        ]

    def __str__(self):
        return f"{self.skeleton}: {self.stem}"


class BeginsWith(StartsWith):
    """``startswith`` by an index; SQLite would ask our ``LIKE`` about every key."""

    def as_sqlite(self, compiler, connection):
        key, values = self.process_lhs(compiler, connection)
        ends = [*values, self.rhs, *values, f"{self.rhs}\U0010ffff"]
        return f"({key} >= %s AND {key} < %s)", ends


class NameKey(models.Model):
    """One word of a person's name, in any spelling, by its phonetic key."""

    person = models.PositiveBigIntegerField(db_index=True)
    key = models.CharField(max_length=64)
    version = models.PositiveSmallIntegerField()  # of the keys

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "person"],
                name="search_name_once",
                opclasses=["varchar_pattern_ops", "int8_ops"],  # beginnings, too
            )
        ]

    def __str__(self):
        return self.key


NameKey._meta.get_field("key").register_lookup(BeginsWith)


class Synonyms(models.Model):
    """Words that mean the same to a searching reader, in whatever language."""

    words = models.CharField(
        _("words"),
        max_length=500,
        help_text=_(
            "Words or short phrases that mean the same, in any language, with commas "
            "between them: Қазақстан, Казахстан, Kazakhstan."
        ),
    )

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["words"]

    def __str__(self):
        return self.words


class Stamp(models.Model):
    """The one row by which kept pages are known to be of today (see stamp.py)."""

    mark = models.CharField(max_length=16)

    def __str__(self):
        return self.mark
