"""Fields of forms, drawn in Python: hundreds of them would wait for templates."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

register = template.Library()


@register.filter
def attributes(attrs):
    """Write the attributes of a tag."""
    pairs = [
        f" {name}" if value is True else f' {name}="{conditional_escape(value)}"'
        for name, value in attrs.items()
        if value is not False
    ]
    return mark_safe("".join(pairs))


@register.filter
def choices(groups):
    """Write the options of Django's select, a line each."""
    lines = []
    for name, options, _index in groups:
        lines += [f'<optgroup label="{conditional_escape(name)}">'] * bool(name)
        for one in options:
            attrs = attributes({"value": str(one["value"]), **one["attrs"]})
            label = conditional_escape(one["label"])
            lines.append(f"<option{attrs}>{label}</option>")
        lines += ["</optgroup>"] * bool(name)
    return mark_safe("".join(f"\n  {line}" for line in lines))


@register.filter
def offered(options):
    """Write the options of a filter, and of hundreds no byte that says nothing."""
    told = []
    for value, words, language, chosen in options:
        attrs = {"value": value != str(words) and value}
        attrs |= {"lang": language or False, "selected": chosen}
        told.append(f"<option{attributes(attrs)}>{conditional_escape(words)}")
    return mark_safe("".join(told))
