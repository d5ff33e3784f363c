"""Autocompletion at the desk whose form can be shown again, whatever was posted.

Django asks the database for the values it was sent, to show or to check them; what
can be no number of a row ends there with an error instead of a sentence.
"""

from functools import cache

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError

from languages.row_numbers import row_number


class _RowsOnly:
    known = ()  # what a row of a form has chosen: Django asks for each row anew

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.get_url = cache(self.get_url)

    def optgroups(self, name, value, attr=None):
        value = [one for one in value if row_number(one)]
        if value == [str(one.pk) for one in self.known]:
            nothing = [] if self.allow_multiple_selected else [("", "", False)]
            chosen = [(one.pk, str(one), True) for one in self.known]
            options = enumerate([*nothing, *chosen])
            return [(None, [self.create_option(name, *o, n) for n, o in options], 0)]
        return super().optgroups(name, value, attr)


class SelectOne(_RowsOnly, AutocompleteSelect):
    pass


class SelectMany(_RowsOnly, AutocompleteSelectMultiple):
    pass


class _Shared:
    """Copied for each row of a form with its rows of the database, which nobody reads.

    Django would copy them, too, three times for each field of each row.
    """

    def __deepcopy__(self, memo):
        copied = super(forms.ChoiceField, self).__deepcopy__(memo)
        copied.widget.choices = copied.choices
        return copied


class RowField(_Shared, forms.ModelChoiceField):
    pass


class RowsField(_Shared, forms.ModelMultipleChoiceField):
    def clean(self, value):
        for one in value or []:
            if not row_number(one):
                sentence = self.error_messages["invalid_choice"]
                raise ValidationError(sentence, "invalid_choice", {"value": one[:40]})
        return super().clean(value)


class Autocompletion:
    """Gives the fields of ``autocomplete_fields`` such widgets."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = SelectOne(db_field, self.admin_site)
            kwargs["form_class"] = RowField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = SelectMany(db_field, self.admin_site)
            kwargs["form_class"] = RowsField
        return super().formfield_for_manytomany(db_field, request, **kwargs)
