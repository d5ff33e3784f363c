from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from languages.fallback import localized
from languages.romanise import slug

from ..choices import OrganisationKind
from ..fields import SortKeyField, required_in_some_language
from ..querysets import OrganisationQuerySet


class Organisation(models.Model):
    """A university or one of its units; a chain of parents says where it belongs."""

    MAX_DEPTH = 5  # university, faculty, department and room for two more

    name = models.CharField(_("name"), max_length=250, blank=True)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
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
    sort_key_kk = SortKeyField("kk")
    sort_key_ru = SortKeyField("ru")
    sort_key_en = SortKeyField("en")

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_key_kk", "pk"]
        constraints = [
            required_in_some_language(
                "name",
                "organisation_has_name",
                _("Give the name in at least one of the languages."),
            ),
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
        return reverse("participants:organisation", args=[self.pk, self.slug])

    def clean(self):
        """Refuse a circle, and a chain longer than the portal's lists can follow."""
        above = self.parent
        for _step in range(self.MAX_DEPTH):
            if above is None:
                return
            if above.pk == self.pk:
                break
            above = above.parent
        raise ValidationError(
            {"parent": _("This would make a circle, or a chain of too many units.")}
        )

    @property
    def slug(self):
        text, language, _borrowed = localized(self, "name", "kk")
        return slug(text, language)

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
