"""Fields of forms, drawn in Python: hundreds of them would wait for templates."""

from django import template
from django.forms.renderers import TemplatesSetting
from django.utils.html import conditional_escape as escape
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

register = template.Library()


class Renderer(TemplatesSetting):
    """Draws what a form has most of as Django's templates do, and the rest by these."""

    def render(self, template_name, context, request=None):
        if draw := DRAWN.get(template_name):
            return draw(**context)
        return super().render(template_name, context, request)


def _label(*, label, tag, attrs, use_tag, **_field):
    words = escape(label)
    return f"<{tag}{_attributes(attrs)}>{words}</{tag}>" if use_tag else words


def _input(*, widget):
    value = widget["value"] is not None and str(widget["value"])
    told = {"type": widget["type"], "name": widget["name"], "value": value}
    return f"<input{_attributes(told | widget['attrs'])}>"


def _select(*, widget):
    lines = [f"<select{_attributes({'name': widget['name']} | widget['attrs'])}>"]
    for name, options, _index in widget["optgroups"]:
        lines += [f'  <optgroup label="{escape(name)}">'] if name else []
        for one in options:
            attrs = _attributes({"value": str(one["value"]), **one["attrs"]})
            lines.append(f"  <option{attrs}>{escape(one['label'])}</option>")
        lines += ["  </optgroup>"] if name else []
    return "\n".join([*lines, "</select>"])


INPUTS = ("checkbox", "hidden", "number", "text")
DRAWN = {f"django/forms/widgets/{kind}.html": _input for kind in INPUTS} | {
    "django/forms/widgets/select.html": _select,
    "django/forms/label.html": _label,
}


def _attributes(attrs):
    told = [one for one in (attrs or {}).items() if one[1] is not False]
    words = [f" {n}" if v is True else f' {n}="{escape(v)}"' for n, v in told]
    return "".join(words)


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
        told.append(f"<option{_attributes(attrs)}>{escape(words)}")
    return mark_safe("".join(told))
