"""Fields of forms, drawn in Python: hundreds of them would wait for templates."""

from django import template
from django.utils.html import conditional_escape as escape
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

register = template.Library()


@register.filter
def attributes(attrs):
    given = (attrs or {}).items()  # a label may have none
    told = [(name, value) for name, value in given if value is not False]
    words = [f" {n}" if v is True else f' {n}="{escape(v)}"' for n, v in told]
    return mark_safe("".join(words))


@register.filter
def choices(groups):
    """Return the options of Django's select, a line each."""
    lines = []
    for name, options, _index in groups:
        lines += [f'<optgroup label="{escape(name)}">'] if name else []
        for one in options:
            attrs = attributes({"value": str(one["value"]), **one["attrs"]})
            lines.append(f"<option{attrs}>{escape(one['label'])}</option>")
        lines += ["</optgroup>"] if name else []
    return mark_safe("".join(f"\n  {line}" for line in lines))


@register.filter
def options(question):
    """Return what can be chosen; the name of a thing says its language if borrowed."""
    chosen, said, told = question.value() or "", question.name == "language", []
    for value, label in question.field.choices:
        words = str(capfirst(label) if value else label)
        attrs = {"value": value != words and value, "lang": (said and value) or False}
        if name := getattr(value, "instance", None):
            words, attrs["lang"] = name.text, name.is_fallback and name.language
        attrs["selected"] = str(value) == chosen
        told.append(f"<option{attributes(attrs)}>{escape(words)}")
    return mark_safe("".join(told))
