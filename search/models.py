from django.db import models
from django.db.models.lookups import StartsWith
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from languages.columns import column
from languages.fallback import LANGUAGES, localized

from .fields import LineField, ProseField, required_in_some_language


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


class Subject(models.TextChoices):
    """Of what a concept is (TBX: subjectField)."""

    POLITICS = "politics", _("political science")
    LAW = "law", _("law")
    HISTORY = "history", _("history")
    EDUCATION = "education", _("education")
    RESEARCH = "research", _("research")
    SOCIETY = "society", _("society")
    OTHER = "other", pgettext_lazy("subject", "other")


class Concept(models.Model):
    """What terms of three languages stand for (TBX: conceptEntry).

    One with a definition is explained to readers; without one it only widens search.
    """

    term = LineField(_("preferred term"), max_length=200, blank=True)
    further = LineField(
        _("further terms"),
        max_length=1000,
        blank=True,
        help_text=_(
            "Synonyms, abbreviations and other spellings, with semicolons between them."
        ),
    )
    definition = ProseField(
        _("definition"),
        blank=True,
        help_text=_("One sentence. Readers see only terms that have one."),
    )
    subject = models.CharField(
        _("subject field"),
        max_length=12,
        choices=Subject.choices,
        default=Subject.OTHER,
        db_index=True,
    )
    source = LineField(_("source of the definition"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("term of the glossary")
        verbose_name_plural = _("glossary")
        ordering = ["term_kk", "pk"]
        permissions = [
            ("import_concept", _("Can import the glossary from a file")),
            ("export_concept", _("Can export the glossary to a file")),
        ]
        constraints = [
            required_in_some_language(
                "term",
                "search_concept_has_term",
                _("Give the preferred term in at least one of the languages."),
            )
        ]

    def __str__(self):
        return localized(self, "term", get_language()).text

    @property
    def equivalents(self):
        """Its preferred terms in the other languages."""
        others = [code for code in LANGUAGES if code != get_language()]
        terms = ((code, getattr(self, column("term", code))) for code in others)
        return [(code, term) for code, term in terms if term]


class Stamp(models.Model):
    """The one row by which kept pages are known to be of today (see stamp.py)."""

    mark = models.CharField(max_length=16)
    renewed_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return self.mark
