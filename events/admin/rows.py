"""Rows of the form: each is what a part of the record consists of.

A form of sixty people must not ask the database sixty times for what it knows.
"""

import re
from copy import deepcopy
from functools import cache

from admin_ordering.admin import OrderableAdmin
from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms.utils import ErrorDict
from django.utils.functional import cached_property
from django_prose_editor.widgets import AdminProseEditorWidget


class KnownChoice(forms.ModelChoiceField):
    """Asks the database only for what it does not know yet."""

    known = {}  # by their numbers, as they are sent

    def to_python(self, value):
        return self.known.get(str(value)) or super().to_python(value)


class RowFields(dict):
    """Fields shared by all rows of a form, but for files, whose widgets change."""

    def __deepcopy__(self, memo):
        return {
            name: deepcopy(field) if isinstance(field, forms.FileField) else field
            for name, field in self.items()
        }


class WaitingEditor(AdminProseEditorWidget):
    """A text editor that is made in the browser when its text is to be seen."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        told = context["widget"]["attrs"]
        told["data-editor"] = told.pop(f"data-django-prose-editor-{self.preset}")
        return context


class ChangedForm(forms.ModelForm):
    """Has the database check what was changed; the rest it has checked before."""

    def _get_validation_exclusions(self):
        exclude = super()._get_validation_exclusions()
        fields = self.fields.items()
        exclude |= {name for name, one in fields if isinstance(one, KnownChoice)}
        if self.instance._state.adding:
            return exclude
        columns = [_columns(one) for one in self.instance._meta.constraints]
        touched = [names for names in columns if names & {*self.changed_data}]
        return exclude | set().union(*columns) - set().union(*touched)


def _columns(constraint):
    condition = constraint.condition
    named = condition.referenced_base_fields if condition else set()
    return named | {*getattr(constraint, "fields", ())}


class RowForm(ChangedForm):
    """A row that nobody has written in is no row, though it has its number already."""

    @property
    def media(self):
        """Each row needs the same files: the first tells them for all."""
        kind = type(self)
        if "files" not in vars(kind):
            kind.files = super().media
        return kind.files

    def has_changed(self):
        if self.instance.pk:
            return super().has_changed()
        return self.changed_data not in ([], ["position"])

    def full_clean(self):
        """Ask nothing about a saved row that nobody touched: it is as it was kept."""
        if self.is_bound and self.instance.pk and not self.has_changed():
            self._errors = ErrorDict(renderer=self.renderer)
            self.cleaned_data = dict(self.initial)
        else:
            super().full_clean()

    def knows(self, **chosen):
        """Tell fields what the row has chosen: they need not ask for it row by row."""
        for name in chosen.keys() & self.fields.keys():
            self.own(name).widget.widget.known = chosen[name]

    def own(self, name):
        """Return a field that this row may change; the others it shares with all."""
        self.fields[name] = deepcopy(self.fields[name])
        return self.fields[name]


class Rows(forms.BaseInlineFormSet):
    """Makes as many rows as were sent, whatever number was sent with them.

    The row that is copied for a new one is made once: Django asks again and again.
    """

    empty_form = cached_property(forms.BaseInlineFormSet.empty_form.fget)

    def total_form_count(self):
        told = super().total_form_count()
        return min(told, self._sent) if self.is_bound else told

    @cached_property
    def _sent(self):
        """How many rows there are if the last one of which anything was sent is one."""
        row = re.compile(rf"{re.escape(self.prefix)}-([0-9]{{1,4}})-")
        found = map(row.match, (*self.data, *self.files))
        return max((int(one[1]) + 1 for one in found if one), default=0)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if form.instance.pk:
            number = form.fields[self._pk_field.name]
            known = KnownChoice(number.queryset, required=False, widget=number.widget)
            known.initial = number.initial
            known.known = {str(form.instance.pk): form.instance}
            form.fields[self._pk_field.name] = known


class Ordered(OrderableAdmin):
    """Rows that are put in order by dragging, by buttons or by typing their number."""

    form = RowForm
    formset = Rows
    ordering_field = "position"
    ordering_field_hide_input = True
    extra = 0

    def get_formset(self, request, obj=None, **kwargs):
        """Translate what all rows say alike once, and find its addresses once."""
        formset = super().get_formset(request, obj, **kwargs)
        fields = formset.form.base_fields = RowFields(formset.form.base_fields)
        for field in fields.values():
            field.label, field.help_text = str(field.label), str(field.help_text)
            if type(field) is forms.TypedChoiceField:
                field.choices = [(value, str(name)) for value, name in field.choices]
            if isinstance(field.widget, RelatedFieldWidgetWrapper):
                field.widget.get_related_url = cache(field.widget.get_related_url)
        return formset
