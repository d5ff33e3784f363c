"""Dry run of an import: what it would do, row by row, and what stands in its way."""

from itertools import islice

from django.core.exceptions import (
    NON_FIELD_ERRORS,
    FieldDoesNotExist,
    ValidationError,
)
from django.utils.text import Truncator
from django.utils.translation import gettext as _

MOST_SHOWN = 200  # rows; nobody reads more
LONGEST_TEXT = 120


def problems(result, model):
    """Yield the rows that cannot be imported, each with a sentence; 0 is the file."""
    for error in result.base_errors:
        yield 0, _sentence(error.error)
    if result.base_errors:
        return
    for number, errors in result.row_errors():
        for error in errors:
            yield number, _sentence(error.error)
    for row in result.invalid_rows:
        for name, sentences in row.error_dict.items():
            for sentence in sentences:
                label = _label(model, name)
                yield row.number, f"{label}: {sentence}" if label else sentence


def changes(result, resource):
    """Yield the rows that would do something, with the texts they would write."""
    doing = (
        (number, row)
        for number, row in enumerate(result.rows, start=1)
        if row.import_type in ("new", "update")
    )
    for number, row in islice(doing, MOST_SHOWN):
        yield {
            "number": number,
            "new": row.is_new(),
            "name": str(row.instance),
            "texts": list(_texts(row, resource)),
        }


def _texts(row, resource):
    for field in resource.get_import_fields():
        now = field.export(row.instance)
        before = field.export(row.original) if row.original else ""
        if now != before and field.column_name != "id":
            yield {
                "label": _label(resource._meta.model, field.column_name),
                "before": _short(before),
                "now": _short(now),
            }


def _short(value):
    if isinstance(value, list):
        return str(len(value))
    return Truncator(value).chars(LONGEST_TEXT)


def _label(model, name):
    if name == NON_FIELD_ERRORS:
        return ""
    try:
        return str(model._meta.get_field(name).verbose_name)
    except (FieldDoesNotExist, AttributeError):
        return name


def _sentence(error):
    """Return what an error says, if it was said for people to read."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return _("This row cannot be saved.")
