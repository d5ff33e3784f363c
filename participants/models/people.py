from secrets import token_hex

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from languages.columns import column, columns
from languages.fallback import Localized, localized
from languages.romanise import slug
from search.fields import LineField, ProseField, required_in_some_language

from ..addresses import reverse
from ..choices import LANGUAGE_CHOICES
from ..columns import CODES_OF_PERSON, NAME
from ..fields import PersonKeyField, SortKeyField, SpellingKeyField
from ..pictures import PictureField
from ..querysets import PersonQuerySet
from .shown import ShownInRecords


def portrait_path(person, filename):
    """Name a portrait after nobody: its address must not tell whose it is.

    Nor must it be that of another one before.
    """
    return f"people/{token_hex(8)}.jpg"


class Person(ShownInRecords):
    """Somebody, across all events; how a name was printed is kept by the event."""

    SHOWN = (*columns(*NAME), *CODES_OF_PERSON)

    family_name = LineField(_("family name"), max_length=100, blank=True)
    given_name = LineField(_("given name"), max_length=100, blank=True)
    patronymic = LineField(_("patronymic"), max_length=100, blank=True)
    degree = LineField(_("academic degree and title"), max_length=200, blank=True)
    biography = ProseField(_("biography"), blank=True)
    photo = PictureField(
        verbose_name=_("photo"),
        upload_to=portrait_path,
        longest=1200,
        blank=True,
        db_index=True,  # each request for a picture asks who has it
    )
    photo_consent = models.BooleanField(
        _("agreed to show the photo"),
        default=False,
        help_text=_("Without the person's agreement the photo is never shown."),
    )
    biography_consent = models.BooleanField(
        _("agreed to show the biography"),
        null=True,
        blank=True,
        choices=[
            (None, _("nobody has asked")),
            (True, _("agreed")),
            (False, _("does not want it shown")),
        ],
    )
    hidden = models.BooleanField(
        _("asked not to be shown"),
        default=False,
        help_text=_(
            "No photo, no biography, and search engines are asked to leave the page "
            "out. The name stays in records."
        ),
    )
    orcid = models.CharField(
        "ORCID",
        max_length=19,
        blank=True,
        validators=[
            RegexValidator(
                r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$",
                _("An ORCID looks like 0000-0002-1825-0097."),
            )
        ],
    )
    wikidata = models.CharField(
        "Wikidata",
        max_length=20,
        blank=True,
        validators=[
            RegexValidator(r"^Q\d+$", _("A Wikidata identifier looks like Q42."))
        ],
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged_people",
        verbose_name=_("merged into"),
    )
    # Of like names, but somebody looked and found two.
    apart_from = models.ManyToManyField("self", editable=False)
    sort_key_kk = SortKeyField("kk")
    sort_key_ru = SortKeyField("ru")
    sort_key_en = SortKeyField("en")
    name_key_kk = PersonKeyField("kk")
    name_key_ru = PersonKeyField("ru")
    name_key_en = PersonKeyField("en")

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key_kk", "pk"]
        permissions = [
            ("import_person", _("Can import people from a file")),
            ("export_person", _("Can export people to a file")),
        ]
        constraints = [
            required_in_some_language(
                "family_name",
                "person_has_family_name",
                _("Give the family name in at least one of the languages."),
            ),
            models.UniqueConstraint(
                fields=["orcid"],
                condition=~Q(orcid=""),
                name="person_orcid_once",
                violation_error_message=_("Another person has this ORCID."),
            ),
        ]

    def __str__(self):
        return self.name_in("kk").text

    def get_absolute_url(self):
        return reverse("participants:person", self.pk, self.slug)

    @property
    def slug(self):
        family, *_rest = self.parts_in("kk")
        return slug(self.name_in("kk").text, family.language)

    @property
    def shown_photo(self):
        """The photo, once the person has agreed to it."""
        return self.photo if self.photo_consent and not self.hidden else None

    @property
    def shows_biography(self):
        return self.biography_consent is not False and not self.hidden

    def parts_in(self, language):
        """Return family name, given name and patronymic in the language of the first.

        A given name that it lacks stands in from the next, with its patronymic: nobody
        is shown by the family name alone.
        """
        family = localized(self, "family_name", language)
        given = localized(self, "given_name", family.language, language)
        father = getattr(self, column("patronymic", given.language)) or ""
        return family, given, given._replace(text=father)

    def name_in(self, language):
        """Return the full name; a part of it in another language marks the whole."""
        told = [part for part in self.parts_in(language) if part]
        other = [part.language for part in told if part.language != language]
        text = " ".join(part.text for part in told)
        return Localized(text, (*other, language)[0], is_fallback=bool(other))

    def sortable_text(self, language):
        return self.name_in(language).text


class PersonName(models.Model):
    """Another spelling of a person's name, by which a printed name is recognised."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="names", verbose_name=_("person")
    )
    name = LineField(_("spelling"), max_length=200)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    key = SpellingKeyField(0)
    turned_key = SpellingKeyField(1)

    class Meta:
        verbose_name = _("name variant")
        verbose_name_plural = _("name variants")
        ordering = ["language", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name"], name="person_name_variant_once"
            )
        ]

    def __str__(self):
        return self.name
