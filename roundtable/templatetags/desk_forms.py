"""Forms of the desk: what a refused one was refused for, what a closed one says."""

from django import template
from django.contrib.admin.utils import lookup_field
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext

from events.fields import LanguagesField, RichTextField
from languages.columns import split

from .site import language_name

register = template.Library()


@register.simple_tag
def mistakes(adminform, formsets):
    """Return what stands in a form's way: each with its words, its field and place."""
    found = list(_of_form(adminform.form, ""))
    for one in formsets:
        prefix, name = one.formset.prefix, capfirst(one.opts.verbose_name)
        for sentence in one.formset.non_form_errors():
            found.append({"said": sentence, "label": name, "anchor": f"{prefix}-group"})
        for place, form in enumerate(one.formset.forms):
            found += _of_form(form, f"{name} {place + 1}, ", form.prefix)
    return found


def _of_form(form, row, anchor=""):
    for name, sentences in form.errors.items():
        field = form[name] if name in form.fields else None
        place = field.id_for_label or field.auto_id if field else anchor
        label = f"{row}{_label(field)}" if field else row.removesuffix(", ")
        yield {"said": " ".join(sentences), "label": label, "anchor": place}


def in_language(label, name):
    """Return the label of a field, and the name of its language if it is translated."""
    label = str(label)  # once: it is translated each time
    _column, code = split(name)
    bare = label.removesuffix(f" [{code}]")
    return bare, language_name(code) if bare != label else ""


def _label(field):
    label, language = in_language(field.label, field.name)
    return f"{label} ({language})" if language else label


@register.filter
def chosen_for(files, name):
    """Return the names of the files that were sent for a field, and are not kept."""
    return ", ".join(file.name for file in files.getlist(name)) if files else ""


@register.filter
def as_read(field):
    """Return what a read-only field says: a text as it is read, not its source."""
    try:
        column, _attr, value = lookup_field(
            field.field["field"], field.form.instance, field.model_admin
        )
    except (AttributeError, ValueError, ObjectDoesNotExist):
        return field.contents()
    if isinstance(column, RichTextField) and value:
        return mark_safe(f'<div class="as-read">{column.sanitize(value)}</div>')
    if isinstance(column, LanguagesField):
        return ", ".join(map(language_name, value)) or field.empty_value_display
    if isinstance(column, models.BooleanField) and value is not None:
        return gettext("Yes") if value else gettext("No")
    return field.contents()
