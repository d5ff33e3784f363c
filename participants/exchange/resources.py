"""Import mapping: which columns are exchanged, and what a row may do."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import InternalError, OperationalError, models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import CharWidget, ForeignKeyWidget, Widget
from modeltranslation.translator import translator

from languages.columns import columns
from languages.fallback import LANGUAGES
from languages.row_numbers import row_number
from search.documents import Name

from ..columns import (
    CODES_OF_ORGANISATION,
    CODES_OF_PERSON,
    TEXTS_OF_ORGANISATION,
    TEXTS_OF_PERSON,
)
from ..models import Organisation, Person, PersonName
from ..naming import keep_former_spelling, learn_spellings

DAYS = ["%Y-%m-%d", "%d.%m.%Y"]


class RegisterResource(ModelResource):
    """Rows are known by ``id``; without one a row is something new.

    An empty cell changes nothing, so a file with a few columns spoils no others.
    """

    unknown = gettext_lazy("There is nothing with the number %(number)s here.")

    class Meta:
        clean_model_instances = True
        skip_unchanged = True
        store_instance = True
        skip_html_diff = True

    @classmethod
    def widget_from_django_field(cls, f, default=Widget):
        if isinstance(f, models.CharField | models.TextField):
            return TextWidget
        return super().widget_from_django_field(f, default)

    def before_import(self, dataset, **options):
        known = [field.column_name for field in self.get_import_fields()]
        if unknown := [name for name in dataset.headers if name not in known]:
            raise ValidationError(
                _("Unknown columns: %(unknown)s. Known are: %(known)s.")
                % {"unknown": ", ".join(unknown), "known": ", ".join(known)}
            )
        if "id" not in dataset.headers:
            dataset.append_col([""] * len(dataset), header="id")

    def import_row(self, row, instance_loader, **options):
        """Leave what is no fault of the row, as a disk that is full, to the site."""
        result = super().import_row(row, instance_loader, **options)
        for fault in result.errors:
            if isinstance(fault.error, OperationalError | InternalError):
                raise fault.error
        return result

    def before_import_row(self, row, **options):
        number = row["id"] = str(row["id"] or "").strip()
        known = self.get_queryset().filter(pk=row_number(number))
        if number and not known.exists():
            raise ValidationError({"id": self.unknown % {"number": number[:40]}})

    def after_init_instance(self, instance, new, row, **options):
        if getattr(instance, "merged_into_id", None):
            raise ValidationError(
                _("%(person)s has been merged into %(other)s already.")
                % {"person": instance, "other": instance.merged_into}
            )

    def import_field(self, field, instance, row, is_m2m=False, **options):
        value = row.get(field.column_name)
        if field.column_name != "id" and value not in ("", None):
            super().import_field(field, instance, row, is_m2m, **options)

    def validate_instance(self, instance, import_validation_errors=None, **options):
        """Refuse what the model refuses, without saying it of the bare column too."""
        try:
            super().validate_instance(instance, import_validation_errors, **options)
        except ValidationError as refusal:
            bare = translator.get_options_for_model(type(instance)).all_fields
            raise ValidationError(
                {
                    name: errors
                    for name, errors in refusal.error_dict.items()
                    if name not in bare
                }
            ) from None


class TextWidget(CharWidget):
    """One plain text; a list or an object in its place is refused."""

    def clean(self, value, row=None, **options):
        if isinstance(value, list | dict):
            raise ValueError(_("Here stands one plain text."))
        return str(value).strip()


class DayWidget(Widget):
    def clean(self, value, row=None, **options):
        sentence = _("Write the day as 2011-12-06 or 06.12.2011.")
        return moment(value, DAYS, sentence).date()


def moment(value, formats, refusal):
    """Return the moment that is written in one of these ``formats``."""
    for form in formats:
        try:
            return datetime.strptime(str(value).strip(), form)
        except ValueError:
            continue
    raise ValueError(refusal)


class SpellingsWidget(Widget):
    """The variants of a name in one cell: «Есім Ғ. [kk]; G. Yesim [en]»."""

    def clean(self, value, row=None, **options):
        return [_spelling(part) for part in str(value).split(";") if part.strip()]

    def render(self, value, obj=None, **options):
        return "; ".join(f"{name.text} [{name.language}]" for name in value)


def _spelling(part):
    text, _bracket, language = part.strip().removesuffix("]").rpartition("[")
    longest = PersonName._meta.get_field("name").max_length
    if language not in LANGUAGES or not 0 < len(text.strip()) <= longest:
        raise ValueError(
            _("Write spellings with their languages: Есім Ғ. [kk]; G. Yesim [en]")
        )
    return Name(text.strip(), language)


class SpellingsField(Field):
    """Keeps the spellings of a row until the person is saved; it forgets none."""

    def save(self, instance, row, is_m2m=False, **options):
        instance.spellings_read = self.clean(row)

    def get_value(self, instance, **options):
        known = instance.names.all() if instance.pk else []
        names = [Name(name.name, name.language) for name in known]
        read = getattr(instance, "spellings_read", [])
        return names + [name for name in read if name not in names]


class PersonResource(RegisterResource):
    names = SpellingsField("names", "names", SpellingsWidget())

    unknown = gettext_lazy("There is no person with the number %(number)s.")

    class Meta:
        model = Person
        fields = [
            "id",
            *columns(*TEXTS_OF_PERSON),
            *CODES_OF_PERSON,
            "names",
        ]

    def filter_export(self, queryset, **options):
        return queryset.prefetch_related("names")

    def after_save_instance(self, instance, row, **options):
        learn_spellings(instance, getattr(instance, "spellings_read", []))
        keep_former_spelling(instance)


class ThingWidget(ForeignKeyWidget):
    """One thing of a register, by its number or by its name in any language."""

    def clean(self, value, row=None, **options):
        return find(self.model, str(value).strip())

    def render(self, value, obj=None, **options):
        return str(value.pk) if value else ""


def find(model, text):
    """Return the one thing with this number, or with this name in some language."""
    if number := row_number(text):
        found = model.objects.filter(pk=number)
    else:
        found = model.objects.named(text)
    if len(found) != 1:
        sentence = _("No “%(kind)s”, or more than one, is called “%(name)s”.")
        names = {"kind": model._meta.verbose_name, "name": text[:100]}
        raise ValueError(sentence % names)
    return getattr(found[0], "merged_into", None) or found[0]


class OrganisationResource(RegisterResource):
    parent = Field("parent", "parent", ThingWidget(Organisation))
    dissolved_on = Field("dissolved_on", "dissolved_on", DayWidget())

    unknown = gettext_lazy("There is no organisation with the number %(number)s.")

    class Meta:
        model = Organisation
        fields = [
            "id",
            *columns(*TEXTS_OF_ORGANISATION),
            "kind",
            "parent",
            *CODES_OF_ORGANISATION,
            "dissolved_on",
        ]
