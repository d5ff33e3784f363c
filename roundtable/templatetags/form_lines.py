"""Rows and lines of the desk's forms, drawn in Python: a record has a thousand fields.

They look as Django's own templates ``admin/edit_inline/stacked.html`` and
``admin/includes/fieldset.html`` draw them, but that each thing is asked once.
"""

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext

from .desk_forms import as_read, chosen_for, in_language
from .fields import escape

register = template.Library()

VIEW = "View on site"  # Django's words, which it translates


@register.filter
def rows(part, files) -> SafeString:
    """Return the rows of a part; the last may be the one copied for new ones."""
    shown = [*part]
    copied = len(shown) - 1 if part.has_add_permission else None
    return mark_safe(
        "\n".join(
            _row(part, one, place, place == copied, files)
            for place, one in enumerate(shown)
        )
    )


def _row(part, row, place, is_copied, files):
    prefix, known = part.formset.prefix, bool(row.original)
    classes = ["inline-related", "has_original" if known else ""]
    classes += ["empty-form last-related"] if is_copied else []
    name = escape(capfirst(part.opts.verbose_name))
    head = escape(row.original) if known else f"#{place + 1}"
    head = f'<b>{name}:</b> <span class="inline_label">{head}</span>'
    if row.show_url:
        words = gettext(VIEW)
        head += f' <a href="{escape(row.absolute_url)}">{words}</a>'
    if known and part.formset.can_delete and part.has_delete_permission:
        box = row.deletion_field()
        head += f' <span class="delete">{box.field} {box.label_tag()}</span>'
    parts = [f"<h3>{head}</h3>", str(row.form.non_field_errors() or "")]
    parts += [
        _group(one, f"{prefix}-{place}-{number}", 4, files)
        for number, one in enumerate(row)
    ]
    if row.needs_explicit_pk_field():
        parts.append(str(row.pk_field().field))
    if key := row.fk_field():
        parts.append(str(key.field))
    number = "empty" if is_copied else place
    return (
        f'<div class="{_joined(classes)}" id="{prefix}-{number}">{"".join(parts)}</div>'
    )


@register.simple_tag(takes_context=True)
def group(context) -> SafeString:
    """Return the fieldset of the template ``admin/includes/fieldset.html``."""
    number = "{prefix}-{id_prefix}-{id_suffix}".format_map(context.flatten())
    level, files = context.get("heading_level", 2), context["request"].FILES
    return mark_safe(_group(context["fieldset"], number, level, files))


def _group(fieldset, number, level, files):
    """Draw a fieldset; ``files`` were sent with it and refused.

    What publishing needs says so by its label.
    """
    is_wrong = bool(fieldset.form.errors)
    fieldset.form.label_suffix = ""  # names stand beside their fields
    drawn = "\n".join(_line(line, is_wrong, files) for line in fieldset)
    if words := fieldset.description:
        drawn = f'<div class="description">{words}</div>{drawn}'
    told = ""
    if fieldset.name:
        number = f"{number}-heading"
        told = f' aria-labelledby="{number}"'
        head = f'<h{level} id="{number}" class="fieldset-heading">'
        head += f"{escape(fieldset.name)}</h{level}>"
        drawn = (
            f"<details><summary>{head}</summary>{drawn}</details>"
            if fieldset.is_collapsible
            else f"{head}{drawn}"
        )
    classes = f"module aligned {fieldset.classes}"
    return f'<fieldset class="{classes}"{told}>{drawn}</fieldset>'


def _line(line, is_wrong, files):
    fields, several = [*line], len(line.fields) > 1
    errors = "" if several or not is_wrong else line.errors()
    classes = [
        "form-row",
        errors and "errors",
        "" if line.has_visible_field else "hidden",
    ]
    classes += [_class_of(one) for one in fields]
    boxes = "".join(_box(one, several, is_wrong, files) for one in fields)
    if several:
        boxes = f'<div class="flex-container form-multiline">{boxes}</div>'
    return f'<div class="{_joined(classes)}">{errors}{boxes}</div>'


def _box(one, several, is_wrong, files):
    errors = one.errors() if several and is_wrong and not one.is_readonly else ""
    classes = ["flex-container", "checkbox-row" if one.is_checkbox else ""]
    if several:
        hidden = "hidden" if _told(one, "is_hidden") else ""
        classes += ["fieldBox", _class_of(one), errors and "errors", hidden]
    control = str(one.field) if not one.is_readonly else _read_only(one)
    parts = [control, _label(one)] if one.is_checkbox else [_label(one), control]
    box = f'<div class="{_joined(classes)}">{"".join(parts)}</div>'
    return f"<div>{errors}{box}{_not_kept(one, files)}{_help(one)}</div>"


def _label(one):
    words, language = in_language(_told(one, "label"), _told(one, "name"))
    if language:
        words = mark_safe(
            f'{escape(words)}<span class="of-language"> ({language})</span>'
        )
    if one.is_readonly:
        one.field["label"] = words
        return one.label_tag()
    bound = one.field
    number = bound.id_for_label
    classes = [
        "vCheckboxLabel" if one.is_checkbox else "",
        "required" if bound.field.required else "",
        "" if one.is_first else "inline",
    ]
    attrs = f' class="{_joined(classes)}"' if any(classes) else ""
    attrs += f' for="{number}"' if number else ""
    mark = _mark() if getattr(bound.field, "is_needed", False) else ""
    return f"<label{attrs}>{escape(words)}{mark}</label>"


def _mark():
    words = gettext("needed to publish")
    hidden = f'<span class="visually-hidden">({words})</span>'
    return f'<span class="needed" title="{words}">{hidden}</span>'


def _read_only(one):
    return f'<div class="readonly">{escape(as_read(one))}</div>'


def _not_kept(one, files):
    if one.is_readonly or not (names := chosen_for(files, one.field.html_name)):
        return ""
    sentence = gettext("Not kept, please choose again: %(names)s") % {"names": names}
    return f'<p class="chosen-again">{escape(sentence)}</p>'


def _help(one):
    if not (text := _told(one, "help_text")):
        return ""
    number = "" if one.is_readonly else one.field.id_for_label
    name = f' id="{number}_helptext"' if number else ""
    hidden = " hidden" if _told(one, "is_hidden") else ""
    return f'<div class="help{hidden}"{name}><div>{text}</div></div>'


def _told(one, name):
    return one.field[name] if one.is_readonly else getattr(one.field, name)


def _class_of(one):
    name = _told(one, "name")
    return f"field-{name}" if name else ""


def _joined(classes):
    return " ".join(filter(None, classes))
