from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from languages.columns import columns
from languages.fallback import localized
from languages.romanise import slug
from search.fields import LineField, required_in_some_language

from ..addresses import reverse
from ..choices import OrganisationKind, iso_3166
from ..columns import TEXTS_OF_ORGANISATION
from ..fields import SkeletonsField, SortKeyField
from ..querysets import OrganisationQuerySet
from .shown import ShownInRecords


class Organisation(ShownInRecords):
    """A university or one of its units; a chain of parents says where it belongs."""

    SHOWN = (*columns("name"), "kind", "parent_id", "ror_id", "country")
    MAX_DEPTH = 5  # university, faculty, department and room for two more

    name = LineField(_("name"), max_length=250, blank=True)
    short_name = LineField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(
        _("kind"), max_length=20, choices=OrganisationKind, default="department"
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="units",
        verbose_name=_("part of"),
    )
    website = models.URLField(_("website"), blank=True)
    ror_id = models.CharField(
        _("ROR identifier"),
        max_length=9,
        blank=True,
        validators=[
            RegexValidator(
                r"^0[a-z0-9]{6}\d{2}$",
                _("A ROR identifier looks like 03q0ejh42: give its last part only."),
            )
        ],
    )
    country = models.CharField(_("country"), max_length=2, choices=iso_3166, blank=True)
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged_organisations",
    )
    apart_from = models.ManyToManyField("self", editable=False)
    sort_key_kk = SortKeyField("kk")
    sort_key_ru = SortKeyField("ru")
    sort_key_en = SortKeyField("en")
    skeletons = SkeletonsField(TEXTS_OF_ORGANISATION)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_key_kk", "pk"]
        permissions = [
            ("import_organisation", _("Can import organisations from a file")),
            ("export_organisation", _("Can export organisations to a file")),
        ]
        constraints = [
            required_in_some_language("name", "organisation_has_name"),
            models.UniqueConstraint(
                fields=["ror_id"],
                condition=~Q(ror_id=""),
                name="organisation_ror_id_once",
                violation_error_message=_("Another organisation has this ROR number."),
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=models.F("pk")),
                name="organisation_not_its_own_parent",
                violation_error_message=_("An organisation cannot be part of itself."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("participants:organisation", self.pk, self.slug)

    def clean(self):
        """Refuse a circle, and a chain longer than the portal's lists can follow.

        The units below move along, so the longest chain of them counts as well.
        """
        above = self._number_above()
        if above is None:
            sentence = _("An organisation cannot be part of itself or of its own unit.")
            raise ValidationError({"parent": sentence})
        if above + 1 + self._levels_below() > self.MAX_DEPTH:
            sentence = _("This chain of units would be too long: at most %(count)d.")
            raise ValidationError({"parent": sentence % {"count": self.MAX_DEPTH}})

    def _number_above(self):
        """Return how many units stand above, or None where they make a circle."""
        number, above = 0, self.parent
        while above and number <= self.MAX_DEPTH:
            if above.pk == self.pk:
                return None
            number, above = number + 1, above.parent
        return number

    def _levels_below(self):
        level, numbers = 0, [self.pk] if self.pk else []
        while numbers and level <= self.MAX_DEPTH:
            below = type(self).objects.filter(parent__in=numbers)
            numbers = list(below.values_list("pk", flat=True))
            level += bool(numbers)
        return level

    @property
    def slug(self):
        text, language, _borrowed = localized(self, "name", "kk")
        return slug(text, language)

    @cached_property
    def other_names(self):
        """What else it is or was called; prefetched wherever many are told."""
        return list(self.names.all())

    def called_on(self, day):
        """Return what holds the names of a day, if one is known, else itself."""
        for former in self.other_names if day else ():
            if former.until and (former.since or date.min) <= day <= former.until:
                return former
        return self

    @classmethod
    def chain_of(cls, unit):
        """Return what leads from a row to its ``unit``, and to each of those above."""
        return [unit + "__parent" * above for above in range(cls.MAX_DEPTH)]

    @property
    def chain(self):
        """The organisation and those above it, the smallest unit first."""
        units = [self]
        while units[-1].parent_id:
            units.append(units[-1].parent)
        return units

    @property
    def home(self):
        """The organisation at the head of the chain, or None when it is this one."""
        *_units, head = self.chain
        return head if head != self else None

    def sortable_text(self, language):
        return localized(self, "name", language).text
